package commitments

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestSeveralAreChangedAtOnceAndUndone(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if strings.Contains(desktest.Words(room.Content()), "Назначить контролёра") {
		t.Error("there is nothing to be changed together yet")
	}
	room.List().TypedShortcut(&fyne.ShortcutSelectAll{})
	inOrder(t, desktest.Words(room.Content()), "Выбрано: 3", "Назначить контролёра", "Изменить срок", "Снять с контроля")
	d.Push("Изменить срок")
	d.Type("01.02.2023\t\t\tТак решено\n")
	if len(d.Offered) != 1 || d.Offered[0].Text != "Изменено 2 поручения. 1 оставлено без изменений: так нельзя по его правилам" {
		t.Fatalf("offered %+v", d.Offered)
	}
	for _, c := range []*register.Commitment{s.late, s.soon} {
		if got := s.read(t, c).DueOnDay(storagetest.Today); got != "2023-02-01" {
			t.Errorf("%s is due on %s", c.Title.Ru, got)
		}
	}
	d.Offered[0].Do()
	if got := s.read(t, s.late).DueOnDay(storagetest.Today); got != "2022-11-30" {
		t.Errorf("taken back, it is due on %s", got)
	}
	d.NoFailures()
}

func TestAnActMeansTheSameOnTheCardAndUnderTheList(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	acts := func(word string) []*kit.Button {
		return slices.DeleteFunc(desktest.Within[*kit.Button](room.Content()), func(b *kit.Button) bool { return b.Word() != word })
	}
	const word = "Снять с контроля"
	room.List().Select(s.late.ID)
	require.Len(t, acts(word), 1, "on the card")
	acts(word)[0].Press()
	inOrder(t, desktest.Words(d.Top()), word, "Открыть сервисный центр")
	d.Press(fyne.KeyEscape)
	room.List().TypedShortcut(&fyne.ShortcutSelectAll{})
	require.Len(t, acts(word), 2, "on the card and under the list")
	for _, b := range acts(word) {
		b.Press()
		inOrder(t, desktest.Words(d.Top()), word, "Выбрано: 3")
		d.Press(fyne.KeyEscape)
	}
}

func TestSeveralGetAnExecutorAndATermAtOnce(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	d.ShowPage(New(d, s.Store))
	body := s.Partner(register.Partner{Name: register.Ru("Агентство туризма"), Ours: true})
	bare := s.Commitment(register.Commitment{Title: register.Ru("Без срока")})
	s.page(d).executes(s.late.ID, bare.ID)
	d.Type("Агентство")
	d.Press(fyne.KeyReturn)
	d.Push("Назначить")
	d.NoFailures()
	if a, b := s.read(t, s.late), s.read(t, bare); a.Executor.BodyID != body.ID || b.Executor.BodyID != body.ID {
		t.Errorf("the executors are %v and %v", a.Executor, b.Executor)
	}
	s.page(d).terms(s.late.ID, bare.ID)
	f := d.FormOnTop()
	d.Fill(f, "new", "01.06.2023")
	d.Push("Установить")
	d.NoFailures()
	if a, b := s.read(t, s.late), s.read(t, bare); a.DueOn != s.late.DueOn || b.DueOn != "2023-06-01" || b.DueRule != register.DueDay {
		t.Errorf("due %v and %v: a term that is there is changed with its reason", a.DueOn, b.DueOn)
	}
	d.Offered[1].Do()
	if b := s.read(t, bare); b.DueRule != "" {
		t.Errorf("after undo it is due %v", b.DueOn)
	}

	s.page(d).terms(s.late.ID)
	f = d.FormOnTop()
	d.Fill(f, "new", "01.06.2023")
	d.Push("Установить")
	last := d.Offered[len(d.Offered)-1]
	if last.Text != lang.N("commitment.dated", 1) || last.Action != lang.T("commitment.do.extend") {
		t.Errorf("where all have a term, the note says %q and offers %q", last.Text, last.Action)
	}
	last.Do()
	f = d.FormOnTop()
	d.Fill(f, "new", "01.07.2023")
	d.Fill(f, "reason", "по просьбе стороны")
	d.Push("Изменить")
	d.NoFailures()
	if a := s.read(t, s.late); a.DueOnDay("2023-06-30") != "2023-07-01" {
		t.Errorf("its term is not changed then: %v", a.DueOnDay("2023-06-30"))
	}
}
