package kinds_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/format"
	"accord/app/paper/kinds"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var made = time.Date(2022, 11, 29, 12, 0, 0, 0, time.UTC)

const azerbaijan = "01900000-0000-7000-8000-000000000203"

func write(t *testing.T, s *storage.Store, kind kinds.Kind, o kinds.Order) *paper.Paper {
	t.Helper()
	o.Made = made
	p, err := kind.Make(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	if keep := os.Getenv("ACCORD_PAPERS"); keep != "" { // to be looked at
		for _, ext := range format.Extensions {
			var b bytes.Buffer
			if err := format.Write(&b, ext, p); err != nil {
				t.Fatal(err)
			}
			name := kind.Name + "-" + string(o.Subject.Kind) + "-" + string(o.Language) + "-" + string(o.Edition) + ext
			if err := os.WriteFile(filepath.Join(keep, name), b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return p
}

func named(t *testing.T, name string) kinds.Kind {
	t.Helper()
	k, known := kinds.Named(name)
	if !known {
		t.Fatalf("no kind %s", name)
	}
	return k
}

func words(p *paper.Paper) string {
	var b strings.Builder
	p.Phrases(func(phrase paper.Phrase) {
		for _, s := range phrase {
			b.WriteString(s.Text + "\n" + s.Note + "\n")
		}
	})
	return p.Title + "\n" + b.String()
}

func azerbaijanNote(t *testing.T, l register.Language) string {
	t.Helper()
	s := storagetest.New(t).Store
	if _, err := exchange.ImportSample(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	id, err := register.ParseID(azerbaijan)
	if err != nil {
		t.Fatal(err)
	}
	p := write(t, s, named(t, "brief"), kinds.Order{Subject: register.Ref{Kind: register.KindPartner, ID: id}, On: "2022-11-29", Language: l, Edition: kinds.Working})
	var b bytes.Buffer
	if err := format.Write(&b, "note.md", p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTheNoteOnAzerbaijan compares the note of the sample's day with the ones that were read by eye.
func TestTheNoteOnAzerbaijan(t *testing.T) {
	for _, l := range []register.Language{register.Russian, register.English, register.Tatar} {
		file := "testdata/azerbaijan." + string(l) + ".md"
		got := azerbaijanNote(t, l)
		want, _ := os.ReadFile(file)
		if string(want) != got {
			t.Errorf("%s is now:\n%s", file, got)
		}
	}
}

// TestThePaperSpeaksItsOwnLanguage: an English paper from a Russian window is English to the last word.
func TestThePaperSpeaksItsOwnLanguage(t *testing.T) {
	before := lang.Current()
	defer lang.Use(before)
	lang.Use(register.Russian)
	inRussian := azerbaijanNote(t, register.English)
	lang.Use(register.English)
	if azerbaijanNote(t, register.English) != inRussian {
		t.Error("the paper follows the window")
	}
}

const mark = "ВНУТРЕННЕЕ"

// marked fills every internal text of a record with the mark, at any depth.
func marked(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		marked(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			marked(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			f := v.Field(i)
			if !f.CanSet() {
				continue
			}
			if !kinds.Inner(name) {
				marked(f)
				continue
			}
			switch {
			case f.Type() == reflect.TypeFor[register.Text]():
				f.Set(reflect.ValueOf(register.Text{Ru: mark + " " + name, En: mark + " " + name}))
			case f.Kind() == reflect.String && f.Type() == reflect.TypeFor[string]() && name != "email":
				f.SetString(mark + " " + name)
			default:
				marked(f)
			}
		}
	}
}

// world is a register with a record of each kind, all that a paper tells, and a mark in every internal field.
func world(t *testing.T) (*storage.Store, []register.Ref) {
	t.Helper()
	f := storagetest.New(t)
	ru := func(s string) register.Text { return register.Text{Ru: s, En: "In English: " + s} }
	ours := f.Partner(register.Partner{Name: ru("Министерство"), Kind: register.PartnerAuthority, Ours: true})
	theirs := f.Partner(register.Partner{Name: ru("Азербайджан"), Kind: register.PartnerState, Code: "AZ"})
	chair := f.Person(register.Person{Name: ru("Первый Сопредседатель"), Appointments: []register.Appointment{
		{Post: ru("Президент"), PartnerID: ours.ID, To: "2022-12-31"}, {Post: ru("Раис"), PartnerID: ours.ID, From: "2023-01-01"}}})
	other := f.Person(register.Person{Name: ru("Второй Сопредседатель"), Appointments: []register.Appointment{{Post: ru("Министр"), PartnerID: theirs.ID}}})
	agreement := f.Agreement(register.Agreement{Title: ru("О сотрудничестве"), Number: "17", Parties: []register.Party{{Side: register.Ours, PartnerID: ours.ID}, {Side: register.Theirs, PartnerID: theirs.ID}},
		Signing: register.Signing{On: "2021-03-01"}, Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2021-04-01"}}, Term: register.TermOpen})
	commission := f.Commission(register.Commission{Title: ru("Комиссия"), OursID: ours.ID, TheirsID: theirs.ID, Members: []register.Member{
		{PersonID: chair.ID, Side: register.Ours, Role: register.RoleCoChair}, {PersonID: other.ID, Side: register.Theirs, Role: register.RoleCoChair}}})
	session := f.Session(register.Session{CommissionID: commission.ID, Number: 3, From: "2022-06-01", Place: ru("Баку"), ProtocolNumber: "5",
		Agenda:     []register.AgendaItem{{Title: ru("О торговле"), SpeakerID: chair.ID, Minutes: 20}},
		Attendance: []register.Attendance{{PersonID: chair.ID, Side: register.Ours, Presence: register.Present}, {PersonID: other.ID, Side: register.Theirs, Presence: register.Present}},
		NextFrom:   "2023-06-01", NextPlace: ru("Казань")})
	event := f.Event(register.Event{Title: ru("Форум"), From: "2023-05-18", To: "2023-05-19", Place: ru("Казань"), OrganiserIDs: []register.ID{ours.ID}})
	visit := f.Visit(register.Visit{Title: ru("Рабочий визит"), Direction: register.Outgoing, PartnerIDs: []register.ID{theirs.ID}, From: "2022-11-28", To: "2022-11-29",
		Places: []register.Place{{Name: ru("Баку"), Zone: "Asia/Baku"}}, Purpose: ru("Цель"), Hotel: ru("Гостиница"), AgreementIDs: []register.ID{agreement.ID},
		Delegation: []register.Delegate{{PersonID: chair.ID, Role: register.DelegateHead}},
		Programme: []register.ProgrammeItem{{Day: "2022-11-28", Start: "10:00", End: "11:00", Kind: register.ProgrammeTalks, Title: ru("Переговоры"), Place: ru("Дворец"), Ours: []register.ID{chair.ID}},
			{Day: "2022-11-28", Start: "10:30", End: "11:30", Kind: register.ProgrammeOther, Title: ru("Открытие"), Place: ru("Завод"), Ours: []register.ID{chair.ID}},
			{Day: "2022-11-28", Start: "09:00", Kind: register.ProgrammeOther, Title: ru(mark + " пункт"), Internal: true}},
		Outcomes: []register.Outcome{{Kind: register.OutcomeAgreed, Text: ru("Открыть центр")}}})
	meeting := f.Meeting(register.Meeting{Title: ru("Встреча"), Day: "2022-11-28", Place: ru("Баку"), VisitID: visit.ID, PartnerIDs: []register.ID{theirs.ID}, Ours: []register.ID{chair.ID}, Theirs: []register.ID{other.ID},
		Content: ru("О торговле"), Outcomes: []register.Outcome{{Kind: register.OutcomeAgreed, Text: ru("Договорились")}}})
	invitation := f.Invitation(register.Invitation{Direction: register.Outgoing, FromPersonID: chair.ID, ToPersonID: other.ID, EventID: event.ID, SentOn: "2022-11-01", ReplyDue: "2023-04-01"})
	link := f.ProductionLink(register.ProductionLink{OursID: ours.ID, TheirsID: theirs.ID, Kind: register.ProductionAssembly, Object: ru("Грузовики")})
	commitment := f.Commitment(register.Commitment{Title: ru("Открыть центр"), Number: "1.1", Side: register.DutyOurs, Source: session.Ref(), PartnerID: theirs.ID, DueRule: register.DueDay, DueOn: "2022-10-01",
		Executor: register.Executor{BodyID: ours.ID}, Reports: []register.Report{{On: "2022-09-01", Percent: 30}}})
	sphere := f.Sphere(register.Sphere{Name: ru("Энергетика"), Promising: []register.Promising{{PartnerID: theirs.ID, Since: "2022-11-01"}}})
	var refs []register.Ref
	for _, r := range []register.Record{ours, theirs, chair, other, agreement, commission, session, event, visit, meeting, invitation, link, commitment, sphere} {
		fresh, err := f.Store.Record(t.Context(), r.Ref())
		if err != nil {
			t.Fatal(err)
		}
		marked(reflect.ValueOf(fresh))
		if _, err := f.Store.Save(t.Context(), fresh); err != nil {
			t.Fatalf("%s: %v", r.Ref().Kind, err)
		}
		refs = append(refs, r.Ref())
	}
	return f.Store, refs
}

// leftKey finds a word that was not looked up, and one whose values were not filled in.
var leftKey = regexp.MustCompile(`\b(paper|visit|session|commitment|meeting|invitation|agreement)\.[a-z_]+|%s|%!`)

// TestEveryKindOfEveryRecord makes all papers of all records in all languages and editions: nothing internal gets to the
// partner, every paper says something, and no heading stands over nothing.
func TestEveryKindOfEveryRecord(t *testing.T) {
	s, refs := world(t)
	internal := 0
	for _, k := range kinds.All {
		subjects := []register.Ref{{}}
		if len(k.Of) > 0 {
			subjects = refs
		}
		for _, of := range subjects {
			if !k.Made(of.Kind) {
				continue
			}
			for _, l := range register.Languages {
				for _, e := range kinds.Editions {
					p := write(t, s, k, kinds.Order{Subject: of, On: "2022-11-29", Language: l, Edition: e})
					said := words(p)
					where := k.Name + " of " + string(of.Kind) + " in " + string(l) + ", " + string(e)
					if strings.Contains(said, mark) {
						internal++
						if e == kinds.ForPartner {
							t.Errorf("%s: internal words got out: %s", where, lineOf(said, mark))
						}
					}
					if key := leftKey.FindString(said); key != "" {
						t.Errorf("%s says the key %s", where, key)
					}
					if len(p.Sections) == 0 || p.Title == "" {
						t.Errorf("%s is empty", where)
					}
					for _, section := range p.Sections {
						noEmptyHeading(t, where, section.Blocks)
					}
				}
			}
		}
	}
	if internal < 10 {
		t.Errorf("only %d papers for ourselves say what is internal", internal)
	}
}

func lineOf(said, mark string) string {
	for line := range strings.SplitSeq(said, "\n") {
		if strings.Contains(line, mark) {
			return line
		}
	}
	return ""
}

func noEmptyHeading(t *testing.T, where string, blocks []paper.Block) {
	t.Helper()
	for i, b := range blocks {
		h, is := b.(paper.Heading)
		if !is || h.Level == 0 {
			continue
		}
		if i+1 == len(blocks) {
			t.Errorf("%s: nothing stands under %q", where, h.Text)
			continue
		}
		if next, is := blocks[i+1].(paper.Heading); is && next.Level <= h.Level {
			t.Errorf("%s: nothing stands under %q", where, h.Text)
		}
	}
}

// TestWhoTookPartBearsThePostOfThatDay: a post that changed later does not change what is printed of an earlier visit.
func TestWhoTookPartBearsThePostOfThatDay(t *testing.T) {
	s, refs := world(t)
	for _, of := range refs {
		if of.Kind != register.KindVisit && of.Kind != register.KindSession {
			continue
		}
		name := map[register.Kind]string{register.KindVisit: "delegation", register.KindSession: "protocol"}[of.Kind]
		said := words(write(t, s, named(t, name), kinds.Order{Subject: of, On: "2023-06-01", Language: register.Russian, Edition: kinds.ForPartner}))
		if !strings.Contains(said, "Президент") || strings.Contains(said, "Раис") {
			t.Errorf("%s says %s", name, said)
		}
	}
}

// TestTheNoteTellsItsDay: states and posts are those of the day of the paper.
func TestTheNoteTellsItsDay(t *testing.T) {
	s, refs := world(t)
	ours := refs[0]
	for on, want := range map[register.Date]string{"2022-11-29": "Президент", "2023-06-01": "Раис"} {
		said := words(write(t, s, named(t, "brief"), kinds.Order{Subject: ours, On: on, Language: register.Russian, Edition: kinds.Working}))
		if !strings.Contains(said, "Первый Сопредседатель\n\n — "+want) {
			t.Errorf("on %s it does not say %s: %s", on, want, said)
		}
	}
	card := named(t, "card")
	for on, want := range map[register.Date]string{"2021-02-01": "", "2021-03-15": "подписано", "2022-01-01": "действует"} {
		said := words(write(t, s, card, kinds.Order{Subject: refs[4], On: on, Language: register.Russian, Edition: kinds.Working}))
		if !strings.Contains(strings.ToLower(said), want) {
			t.Errorf("on %s the card does not say %q: %s", on, want, said)
		}
	}
}
