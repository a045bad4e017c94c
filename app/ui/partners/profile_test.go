package partners

import (
	"strings"
	"testing"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestAProfilePutsTogetherWhatIsKnownAndLeadsToWhatIsMissing(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	country := f.Partner(register.Partner{Name: register.Ru("Азербайджан"), Kind: register.PartnerState})
	agreement := f.Agreement(register.Agreement{
		Title: register.Ru("О сотрудничестве"), Parties: []register.Party{{Side: register.Theirs, PartnerID: country.ID}},
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2010-01-01"}},
	})
	f.Commission(register.Commission{Title: register.Ru("Комиссия"), TheirsID: country.ID})
	f.Commitment(register.Commitment{Title: register.Ru("Давно пора"), PartnerID: country.ID, Side: register.DutyOurs, DueRule: register.DueDay, DueOn: "2022-01-01"})
	f.Commitment(register.Commitment{Title: register.Ru("Ещё успеем"), PartnerID: country.ID, Side: register.DutyTheirs, DueRule: register.DueDay, DueOn: "2023-05-01"})
	f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), Direction: register.Outgoing, PartnerIDs: []register.ID{country.ID}, From: "2022-03-01"})
	f.Invitation(register.Invitation{Direction: register.Outgoing, ToPartnerID: country.ID, ToDelegation: register.Ru("Делегация"), SentOn: "2022-11-01", ReplyDue: "2022-12-20"})
	figure := f.TradeRecord(register.TradeRecord{PartnerID: country.ID, Value: register.Money{Minor: 70_000_000_00}, Qualifier: register.Over})

	p := NewProfile(d, f.Store)
	d.Show(p.Content())
	p.Show(country.ID, 0)
	p.Shown()
	words := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(desktest.Words(p.Content()))
	for _, want := range []string{
		"Азербайджан", "просрочено: 1", "О сотрудничестве", "Комиссия", "Давно пора", "просрочено", "Ещё успеем", "Визит в Баку", "Делегация", "ответ до 20.12.2022",
		"Что впереди", "отправлено: 1, с ответом: 0", "Чего не хватает в реестре", "не указано — номер", "> 70 млн",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the profile does not say %q:\n%s", want, words)
		}
	}
	gaps := p.shown.Gaps()
	var ofAgreement, ofTrade bool
	for _, g := range gaps {
		profileDrawing{p, p.shown}.fill(g)
		ofAgreement = ofAgreement || g.Of.ID == agreement.ID
		ofTrade = ofTrade || g.Kind == register.GapTradeFlows && g.Period == figure.Period
	}
	if !ofAgreement || !ofTrade || len(d.EditedRefs)+len(d.Edited) != len(gaps) {
		t.Errorf("%d gaps lead to %v and %v", len(gaps), d.EditedRefs, d.Edited)
	}
	for _, r := range d.Edited {
		if made, is := r.(*register.TradeRecord); is && made.PartnerID != country.ID {
			t.Errorf("a figure is to be entered of %v", made.PartnerID)
		}
	}
	d.OnDay = "2009-01-01"
	p.Refresh()
	if words = desktest.Words(p.Content()); strings.Contains(words, "Давно пора") && strings.Contains(words, "просрочено: 1") {
		t.Errorf("it does not speak of its day:\n%s", words)
	}
	d.NoFailures()
}

func TestAPartnerWithNothingHasAProfileThatSaysSo(t *testing.T) {
	d := desktest.New(t)
	f := storagetest.New(t)
	p := NewProfile(d, f.Store)
	d.Show(p.Content())
	p.Show(f.Partner(register.Partner{Name: register.Ru("Никто")}).ID, 0)
	words := desktest.Words(p.Content())
	for _, want := range []string{"Никто", "Соглашений с партнёром в реестре нет", "В реестре нет ни одного соглашения"} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q:\n%s", want, words)
		}
	}
	d.NoFailures()
}
