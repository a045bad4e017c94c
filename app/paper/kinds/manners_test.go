package kinds_test

import (
	"strings"
	"testing"

	"accord/app/paper"
	"accord/app/paper/kinds"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A protocol is signed by both sides: neither is called ours or foreign in it, and both languages name who signs.
func TestAProtocolSpeaksForBothSides(t *testing.T) {
	s, refs := world(t)
	var session register.Ref
	for _, r := range refs {
		if r.Kind == register.KindSession {
			session = r
		}
	}
	for _, l := range []register.Language{register.Russian, register.English} {
		p := write(t, s, named(t, "protocol"), kinds.Order{Subject: session, On: "2022-11-29", Language: l, Edition: kinds.Working})
		said := words(p)
		for _, ours := range []string{"Наша сторона", "Иностранная сторона", "Our side", "Foreign side"} {
			if strings.Contains(said, ours) {
				t.Errorf("the protocol in %s says %q", l, ours)
			}
		}
		for _, b := range p.Sections[0].Blocks {
			signatures, is := b.(paper.Signatures)
			if !is {
				continue
			}
			if len(signatures) != 2 {
				t.Errorf("%d sign", len(signatures))
			}
			for _, one := range signatures {
				if !strings.Contains(one.Post, "In English: ") || !strings.Contains(one.Name, "In English: ") || strings.Count(one.Name, "\n") != 1 {
					t.Errorf("%q, %q signs in one language", one.Post, one.Name)
				}
			}
		}
	}
}

// A letter addresses people as they are addressed, a delegation as nobody in particular, and has inner quotes within quotes.
func TestALetterIsPolite(t *testing.T) {
	f := storagetest.New(t)
	ru := func(s string) register.Text { return register.Text{Ru: s} }
	event := f.Event(register.Event{Title: register.Text{Ru: "Саммит «Россия — Исламский мир»", En: "Summit “Russia – Islamic World”"}})
	host := f.Partner(register.Partner{Name: ru("Министерство"), Kind: register.PartnerAuthority, Ours: true})
	guest := f.Person(register.Person{Name: ru("Гулиева Лейла Рашид кызы")})
	f.Invitation(register.Invitation{Direction: register.Outgoing, FromPartnerID: host.ID, ToPersonID: guest.ID, EventID: event.ID, SentOn: "2022-11-01"})
	f.Invitation(register.Invitation{Direction: register.Outgoing, FromPartnerID: host.ID, ToDelegation: ru("Делегация"), EventID: event.ID, SentOn: "2022-11-01"})
	order := kinds.Order{Subject: event.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.ForPartner}
	said := words(write(t, f.Store, named(t, "letters"), order))
	for _, want := range []string{"Уважаемая Лейла Рашид кызы!", "Уважаемые господа!", "«Саммит „Россия — Исламский мир“»"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %s in %s", want, said)
		}
	}
	order.Language = register.English
	if said := words(write(t, f.Store, named(t, "letters"), order)); !strings.Contains(said, "“Summit ‘Russia – Islamic World’”") {
		t.Errorf("quotes within quotes: %s", said)
	}
}

// An agreement in force whose day of signing nobody knows is no draft to be signed.
func TestWhatIsInForceIsNotToBeSigned(t *testing.T) {
	f := storagetest.New(t)
	ru := func(s string) register.Text { return register.Text{Ru: s} }
	theirs := f.Partner(register.Partner{Name: ru("Азербайджан"), Kind: register.PartnerState})
	running := f.Agreement(register.Agreement{Title: ru("О торговле"), Parties: []register.Party{{Side: register.Theirs, PartnerID: theirs.ID}},
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce}}})
	draft := f.Agreement(register.Agreement{Title: ru("О туризме"), Parties: []register.Party{{Side: register.Theirs, PartnerID: theirs.ID}},
		Actions: []register.Action{{Kind: register.ActionTalks, On: "2022-01-01"}}})
	visit := f.Visit(register.Visit{Title: ru("Визит"), PartnerIDs: []register.ID{theirs.ID}, From: "2022-11-29", AgreementIDs: []register.ID{running.ID, draft.ID}})
	p := write(t, f.Store, named(t, "dossier"), kinds.Order{Subject: visit.Ref(), On: "2022-11-29", Language: register.Russian, Edition: kinds.Working})
	said := ""
	for _, b := range p.Sections[0].Blocks {
		if points, is := b.(paper.Points); is {
			for _, one := range points {
				said += one.Text.String() + "\n"
			}
		}
	}
	if !strings.Contains(said, "О туризме") || strings.Contains(said, "О торговле") {
		t.Errorf("to be signed: %s", said)
	}
}

// What is ours alone does not leave as a column either: who permitted a meeting, who was told of it, how far we have got, our files.
func TestThePartnerIsNotToldWhenWeReported(t *testing.T) {
	s, _ := world(t)
	head := func(e kinds.Edition) int {
		p := write(t, s, named(t, "journal"), kinds.Order{On: "2022-11-29", Language: register.Russian, Edition: e})
		for _, b := range p.Sections[0].Blocks {
			if table, is := b.(paper.Table); is {
				return len(table.Columns)
			}
		}
		return 0
	}
	if ours, theirs := head(kinds.Working), head(kinds.ForPartner); ours != 8 || theirs != 6 {
		t.Errorf("the journal has %d columns, %d for the partner", ours, theirs)
	}
	next := words(write(t, s, named(t, "unfulfilled"), kinds.Order{On: "2022-11-29", Language: register.Russian, Edition: kinds.ForPartner}))
	if !strings.Contains(next, "Открыть центр") || strings.Contains(next, "30") {
		t.Errorf("the partner reads how far we have got: %s", next)
	}
}
