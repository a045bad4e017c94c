package kinds_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/kinds"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// rules are those by which papers compute what no record says, each giving the numbers and days that it may lead to. A paper
// that says another number has made it up.
var rules = map[string]func(w *world2, on register.Date) []string{
	// StatusOn and Timeline: how long an agreement is in force, and what is known of its steps.
	"Agreement.StandingOn": func(w *world2, on register.Date) (said []string) {
		for _, a := range w.agreements {
			for _, l := range register.Languages {
				said = append(said, lang.In(l).AgreementSentence(a, on, w.name), lang.In(l).AgreementState(a, on, w.name))
			}
		}
		return said
	},
	// TurnOn: when a commission met, and by when it must meet again.
	"Commission.TurnOn": func(w *world2, on register.Date) (said []string) {
		for _, c := range w.commissions {
			turn := c.TurnOn(w.sessions, on)
			for _, l := range register.Languages {
				said = append(said, lang.In(l).CommissionMet(turn, on), lang.In(l).CommissionAhead(c, turn, on))
			}
		}
		return said
	},
	// Lines: figures of trade, and what follows from them.
	"TradeSeries.Lines": func(w *world2, on register.Date) (said []string) {
		for _, s := range register.TradeSeriesOf(w.trade, on) {
			for _, line := range s.Lines() {
				for _, l := range register.Languages {
					in := lang.In(l)
					said = append(said, in.Figure(line.Figure), in.Growth(line.Growth), line.Period.Text().Or(l))
				}
			}
		}
		return said
	},
	// GapsOf: the last full year.
	"TradeGapsOf": func(_ *world2, on register.Date) []string { return []string{fmt.Sprint(on.Year() - 1)} },
	// DueOnDay: the day by which a commitment is due.
	"Commitment.DueOnDay": func(w *world2, on register.Date) (said []string) {
		for _, c := range w.commitments {
			said = append(said, lang.Day(c.DueOnDay(on)))
		}
		return said
	},
}

// world2 is a register with odd numbers and days in all that papers tell.
type world2 struct {
	store       *storage.Store
	refs        []register.Ref
	records     []register.Record
	agreements  []*register.Agreement
	commissions []*register.Commission
	sessions    []*register.Session
	commitments []*register.Commitment
	trade       []*register.TradeRecord
}

func (w *world2) name(id register.ID) string {
	for _, r := range w.records {
		if r.Ref().ID == id {
			return r.Label().Ru
		}
	}
	return ""
}

func numbered(t *rapid.T, f *storagetest.Factory) *world2 {
	day := func(name string) register.Date {
		return register.Day(rapid.IntRange(1991, 2022).Draw(t, name+" year"), rapid.IntRange(1, 12).Draw(t, name+" month"), rapid.IntRange(1, 28).Draw(t, name+" day"))
	}
	number := func(name string) int { return rapid.IntRange(1000, 99_999).Draw(t, name) }
	title := func(name string) register.Text {
		return register.Text{Ru: fmt.Sprintf("Предмет %d", number(name)), En: fmt.Sprintf("Subject %d", number(name))}
	}
	ours := f.Partner(register.Partner{Name: title("ours"), Kind: register.PartnerAuthority, Ours: true})
	theirs := f.Partner(register.Partner{Name: title("theirs"), Kind: register.PartnerState})
	person := f.Person(register.Person{Name: title("person"), Appointments: []register.Appointment{{Post: title("post"), PartnerID: theirs.ID}}})
	signed := day("signed")
	agreement := f.Agreement(register.Agreement{
		Title: title("agreement"), Number: fmt.Sprint(number("number")), Parties: []register.Party{{Side: register.Ours, PartnerID: ours.ID}, {Side: register.Theirs, PartnerID: theirs.ID}},
		Signing: register.Signing{On: signed}, Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: signed.AddDays(rapid.IntRange(0, 900).Draw(t, "force"))}},
		Term: register.TermFor, Rules: register.Rules{Months: rapid.IntRange(6, 80).Draw(t, "months"), Renewal: register.RenewalUnlimited, RenewalMonths: 12, Notice: register.Length{Count: 3, Unit: register.Months}},
	})
	commission := f.Commission(register.Commission{Title: title("commission"), OursID: ours.ID, TheirsID: theirs.ID, Periodicity: 12})
	session := f.Session(register.Session{CommissionID: commission.ID, Number: rapid.IntRange(1, 60).Draw(t, "session"), From: day("session"), Place: title("place"), Agenda: []register.AgendaItem{{Title: title("item"), Minutes: number("minutes") % 300}}})
	visit := f.Visit(register.Visit{Title: title("visit"), Direction: register.Outgoing, PartnerIDs: []register.ID{theirs.ID}, From: day("visit"), Delegation: []register.Delegate{{PersonID: person.ID, Role: register.DelegateHead}}})
	commitment := f.Commitment(register.Commitment{Title: title("commitment"), Number: fmt.Sprintf("%d.%d", number("point"), 7), PartnerID: theirs.ID, Side: register.DutyOurs, Source: session.Ref(), DueRule: register.DueDay, DueOn: day("due"),
		Reports: []register.Report{{On: day("report"), Percent: rapid.IntRange(1, 99).Draw(t, "percent")}}})
	event := f.Event(register.Event{Title: title("event"), From: day("event")})
	invitation := f.Invitation(register.Invitation{Direction: register.Outgoing, ToPersonID: person.ID, FromPartnerID: ours.ID, EventID: event.ID, SentOn: day("sent"), Number: fmt.Sprint(number("letter"))})
	var trade []*register.TradeRecord
	for i, year := range []int{2019, 2020, 2021} {
		trade = append(trade, f.TradeRecord(register.TradeRecord{PartnerID: theirs.ID, Period: register.TradePeriod{Kind: register.PeriodYear, Year: year},
			Flow: rapid.SampledFrom(register.Flows[:3]).Draw(t, "flow"), Value: register.Money{Minor: rapid.Int64Range(1, 1e12).Draw(t, fmt.Sprint("value", i)), Currency: "USD"},
			Qualifier: rapid.SampledFrom(register.Qualifiers).Draw(t, "qualifier"), PublishedOn: "2022-03-04"}))
	}
	w := &world2{store: f.Store, agreements: []*register.Agreement{agreement}, commissions: []*register.Commission{commission}, sessions: []*register.Session{session}, commitments: []*register.Commitment{commitment}, trade: trade}
	w.records = []register.Record{ours, theirs, person, agreement, commission, session, visit, commitment, event, invitation}
	for _, r := range trade {
		w.records = append(w.records, r)
	}
	for _, r := range w.records {
		w.refs = append(w.refs, r.Ref())
	}
	return w
}

var digits = regexp.MustCompile(`\d+`)

// joinedDigits are the numbers in a text, groups of thousands together.
func joinedDigits(text string) []string {
	return digits.FindAllString(strings.NewReplacer("\u202f", "", "\u00a0", " ").Replace(text), -1)
}

// smallCounts are numbers that count what stands on the paper itself: rows and points, and how many records there are.
const smallCounts = 20

// TestEveryNumberOfAPaperComesFromARecordOrARule makes all papers of a register with odd numbers in it: each number of a paper
// is one of a record, of the order, or of a rule that is named here, or counts records.
func TestEveryNumberOfAPaperComesFromARecordOrARule(t *testing.T) {
	for seed := range 8 {
		w := rapid.Custom(func(rt *rapid.T) *world2 { return numbered(rt, storagetest.New(t)) }).Example(seed)
		l, edition := register.Languages[seed%len(register.Languages)], kinds.Editions[seed%len(kinds.Editions)]
		const on = register.Date("2022-11-29")
		known := map[string]string{}
		know := func(from string, texts ...string) {
			for _, text := range texts {
				for _, n := range joinedDigits(text) {
					known[strings.TrimLeft(n, "0")] = from
				}
			}
		}
		for _, r := range w.records {
			kept, err := w.store.Record(t.Context(), r.Ref())
			if err != nil {
				t.Fatal(err)
			}
			written, err := json.Marshal(kept)
			if err != nil {
				t.Fatal(err)
			}
			know("a record", string(written))
			for _, l := range register.Languages {
				for _, field := range []string{"value", "growth", "quantity", "rules", "periodicity", "due_on", "reports", "agenda", "period", "number"} {
					know("a record", lang.In(l).Said(kept, field, w.name)...)
				}
				know("a record", kept.Label().Or(l))
			}
		}
		know("the order", string(on), lang.Day(on))
		for name, rule := range rules {
			know(name, rule(w, on)...)
		}
		for n := range smallCounts {
			know("a count", fmt.Sprint(n))
		}
		for _, k := range kinds.All {
			subjects := w.refs
			if len(k.Of) == 0 {
				subjects = []register.Ref{{}}
			}
			for _, of := range subjects {
				if !k.Made(of.Kind) {
					continue
				}
				p, err := k.Make(t.Context(), w.store, kinds.Order{Subject: of, On: on, Language: l, Edition: edition})
				if err != nil {
					t.Fatal(err)
				}
				p.Phrases(func(phrase paper.Phrase) {
					for _, s := range phrase {
						for _, n := range slices.Concat(joinedDigits(s.Text), joinedDigits(s.Note)) {
							if known[strings.TrimLeft(n, "0")] == "" && strings.TrimLeft(n, "0") != "" {
								t.Errorf("%s of %s in %s says %s, which comes from nowhere: %q [%s]", k.Name, of.Kind, l, n, s.Text, s.Note)
							}
						}
					}
				})
			}
		}
	}
}
