package invitations

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var background = context.Background()

// sample is a register with an invitation late in answering, one answered and one received.
type sample struct {
	*storagetest.Factory
	azerbaijan               *register.Partner
	minister, deputy         *register.Person
	summit                   *register.Event
	late, answered, received *register.Invitation
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	ours := s.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Ours: true})
	s.azerbaijan = s.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	ministry := s.Partner(register.Partner{Name: register.Ru("Министерство экономики"), ParentID: s.azerbaijan.ID, Kind: register.PartnerAuthority})
	s.minister = s.Person(register.Person{Name: register.Ru("Алиев Рашад"), Appointments: []register.Appointment{{Post: register.Ru("Министр"), PartnerID: ministry.ID}}})
	s.deputy = s.Person(register.Person{Name: register.Ru("Гасанов Эльчин")})
	s.summit = s.Event(register.Event{Title: register.Ru("Саммит"), Kind: register.EventSummit, From: "2023-05-18"})
	s.late = s.Invitation(register.Invitation{FromPartnerID: ours.ID, ToPersonID: s.minister.ID, EventID: s.summit.ID, SentOn: "2022-11-01", ReplyDue: "2022-12-01"})
	s.answered = s.Invitation(register.Invitation{
		FromPartnerID: ours.ID, ToPersonID: s.minister.ID, Purpose: register.Ru("Работа группы"), SentOn: "2022-10-01",
		Reply: register.ReplyRepresentative, RepliedOn: "2022-11-10", ReplyChannel: register.ChannelLetter, SubstituteID: s.deputy.ID,
	})
	s.received = s.Invitation(register.Invitation{
		Direction: register.Incoming, FromPartnerID: s.azerbaijan.ID, ToDelegation: register.Ru("Делегация Татарстана"), Purpose: register.Ru("Выставка"), SentOn: "2022-11-20",
	})
	return s
}

func TestWhoHasNotAnsweredIsFound(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.received.ID, s.late.ID, s.answered.ID}) {
		t.Errorf("listed %v, want the latest first", got)
	}
	room.SetFilter("state", kit.Option{Value: string(register.InvitationNoReply)})
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.late.ID}) {
		t.Errorf("without a reply are %v", got)
	}
	d.OnDay = "2022-12-01"
	room.Refresh()
	if got := room.List().Keys(); len(got) != 0 {
		t.Errorf("on the last day itself %v are late", got)
	}
	d.OnDay = ""
	room.SetFilter("state")
	room.SetFilter("partner", kit.Option{Value: s.azerbaijan.ID.String()})
	if got := room.List().Keys(); len(got) != 3 {
		t.Errorf("of Azerbaijan are %v", got)
	}
	room.SetFilter("direction", kit.Option{Value: string(register.Incoming)})
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.received.ID}) {
		t.Errorf("received are %v", got)
	}
}

// A list for the hotel is made of columns that anybody can choose.
func TestColumnsForTheHotel(t *testing.T) {
	s := newSample(t)
	rows, err := s.InvitationRows(background, []register.ID{s.answered.ID}, storagetest.Today)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, c := range shownColumns {
		said[c.ID] = c.Text(rows[0])
	}
	for id, want := range map[string]string{
		"invitee": "Алиев Рашад", "post": "Министр", "body": "Министерство экономики", "reply": "направлен представитель",
		"substitute": "Гасанов Эльчин", "replied_on": "10.11.2022", "occasion": "Работа группы", "status": "представитель",
	} {
		if said[id] != want {
			t.Errorf("the column %s says %q, want %q", id, said[id], want)
		}
	}
}

func TestTheCardTellsTheStateAndWhatItFollowsFrom(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{desk: d, store: s.Store}
	for _, c := range []struct {
		of   *register.Invitation
		on   register.Date
		want []string
		not  string
	}{
		{s.late, storagetest.Today, []string{"Алиев Рашад", "Нет ответа", "срок истёк 01.12.2022", "Министр", "Саммит", "Ответа нет"}, "Принято"},
		{s.late, "2022-11-15", []string{"Отправлено", "ответ ожидается до 01.12.2022"}, "Нет ответа"},
		{s.late, "2022-10-31", []string{"Подготовлено"}, "ожидается"},
		{s.answered, storagetest.Today, []string{"Представитель", "Ответ от 10.11.2022", "Гасанов Эльчин", "письмом"}, "Ответа нет"},
		{s.answered, "2022-11-09", []string{"Отправлено", "Ответа нет"}, "Гасанов"},
		{s.received, storagetest.Today, []string{"Делегация Татарстана", "нам", "Выставка", "ответ не ограничен сроком"}, "не указано"},
	} {
		words := d.Card(p.card(background, c.of.ID, c.on))
		for _, want := range c.want {
			if !strings.Contains(words, want) {
				t.Errorf("on %s the card does not say %q:\n%s", c.on, want, words)
			}
		}
		if strings.Contains(words, c.not) {
			t.Errorf("on %s the card says %q:\n%s", c.on, c.not, words)
		}
	}
}

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	spoken := s.Meeting(register.Meeting{Title: register.Ru("Встреча в порту"), Day: "2022-11-29"})
	room := New(d, s.Store)
	d.ShowPage(room)
	i := &register.Invitation{Direction: register.Outgoing}
	f := d.Form(i, room.Declare)
	saved := false
	f.OnSave = func() {
		_, err := s.Save(background, i)
		saved = err == nil
	}
	f.Save()
	if saved || len(f.Field("to_person").Problems()) != 1 || len(f.Field("event").Problems()) != 1 {
		t.Errorf("saved though nobody is invited to anything")
	}
	d.Fill(f, "to_person", "алиев")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "event", "саммит")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "source.id", "в порту")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "sent_on", "29.11.2022")
	d.Fill(f, "reply_due", "01.11.2022")
	d.Push("+ Напоминание")
	d.Press(fyne.KeyUp) // today
	f.Save()
	if !saved || i.ToPersonID != s.minister.ID || i.EventID != s.summit.ID || i.Source != spoken.Ref() || i.SentOn != "2022-11-29" ||
		!slices.Equal(i.Reminders, []register.Date{storagetest.Today}) {
		t.Errorf("saved %v: %+v", saved, i)
	}
	if got := f.Field("reply_due").Problems(); len(got) != 1 || !got[0].Warning || got[0].Text != "День раньше отправки" {
		t.Errorf("beside the last day for the reply stands %v", got)
	}
}

func TestInvitingFromAPageThatIsNarrowedToAnEvent(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.SetFilter("event", kit.Option{Value: s.summit.ID.String()})
	room.New()
	if i := d.Edited[0].(*register.Invitation); i.EventID != s.summit.ID || i.Direction != "" {
		t.Errorf("a new one is %+v", i)
	}
	d.Push("Вставить приглашённых")
	d.Paste("Алиев Рашад\nГасанов Эльчин")
	d.Push("Вставить")
	d.Push("Сохранить")
	d.Push("Сохранить")
	d.NoFailures()
	room.Refresh()
	if n := len(room.List().Keys()); n != 2 {
		t.Errorf("%d are invited, for one was invited already", n)
	}
}
