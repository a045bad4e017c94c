package pasted

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// sample is one text of testdata: what was pasted, and the rows that must be read, their fields parted by " | ".
//
// A sample begins with "## " and its name; the rows follow a line "=>". Tabs are tabs; ⏎ is a soft break of Word.
type sample struct {
	name, text string
	rows       []string
}

func samples(t testing.TB, paste string) []sample {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", paste+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all []sample
	for _, one := range strings.Split("\n"+string(data), "\n## ")[1:] {
		head, rows, ok := strings.Cut(one, "\n=>")
		name, text, _ := strings.Cut(head, "\n")
		if !ok {
			t.Fatalf("%s: %q has no rows", paste, name)
		}
		s := sample{name: name, text: strings.ReplaceAll(text, "⏎", "\v")}
		for row := range strings.Lines(rows) {
			if row = strings.TrimRight(row, " \n"); row != "" {
				s.rows = append(s.rows, row)
			}
		}
		all = append(all, s)
	}
	return all
}

// checkSamples reads the texts of a paste, of which there must be thirty at least.
func checkSamples(t *testing.T, paste string, read func(text string) []string) {
	t.Helper()
	all := samples(t, paste)
	if len(all) < 30 {
		t.Errorf("there are %d texts, want 30", len(all))
	}
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			if got := read(s.text); !slices.Equal(got, s.rows) {
				t.Errorf("of\n%s\nwas read\n\t%s\nwant\n\t%s", s.text, strings.Join(got, "\n\t"), strings.Join(s.rows, "\n\t"))
			}
		})
	}
}

// rowOf joins fields, without the empty ones at the end.
func rowOf(fields ...string) string { return strings.TrimRight(strings.Join(fields, " | "), " |") }

// fuzzSamples fuzzes a reader with the texts of its paste: it ends, returns no more rows than the text has lines, sentences and parts
// of lines, and nothing that the text has not said.
func fuzzSamples(f *testing.F, paste string, read func(text string) []string) {
	f.Helper()
	for _, s := range samples(f, paste) {
		f.Add(s.text)
	}
	for _, s := range []string{
		"", "\"a\nb\"\t\"\"\"", "\v\t\n", "— — —", "a,b,c;d(e)", "Г-н г-н", "o\to", "\xff\xfe", "1)2)3)", "(((", "Члены:", ":::", "\"\"\"\t\"\"\"", "И. И. И.",
		strings.Repeat("(", 300) + "а", strings.Repeat("до 1 мая ", 200), strings.Repeat("А — Б, ", 300), strings.Repeat("\"\"\tа", 500),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := 1
		for _, end := range []string{"\n", "\r", "\u2028", "\u2029", ",", ";", "\t", "|", ". ", "! ", "? "} {
			lines += strings.Count(text, end)
		}
		rows := read(text)
		if len(rows) > min(lines, MostRows) {
			t.Errorf("%d rows of %d lines", len(rows), lines)
		}
		length := 0
		for _, row := range rows {
			length += len(row)
			for field := range strings.SplitSeq(row, " | ") {
				if field = strings.Trim(field, " |"); !utf8.ValidString(field) || field != plainSpaces(field) {
					t.Errorf("%q is not clean", field)
				}
			}
		}
		if most := 3*len(text) + 200*lines; length > most {
			t.Errorf("%d bytes came of %d", length, len(text))
		}
	})
}

func personRow(p Person) string {
	return rowOf(p.Name, p.Post, p.Body, string(p.Role), p.Side, p.Group, p.OtherName, p.OtherPost)
}

func peopleRows(read func(string) []Person) func(string) []string {
	return func(text string) (rows []string) {
		for _, p := range read(text) {
			rows = append(rows, personRow(p))
		}
		return rows
	}
}

func TestThePeopleOfOffices(t *testing.T)  { checkSamples(t, "people", peopleRows(People)) }
func TestTheMembersOfOffices(t *testing.T) { checkSamples(t, "members", peopleRows(Members)) }
func TestTheInviteesOfOffices(t *testing.T) {
	checkSamples(t, "invitees", peopleRows(Invitees))
}

func FuzzPeople(f *testing.F)   { fuzzSamples(f, "people", peopleRows(People)) }
func FuzzMembers(f *testing.F)  { fuzzSamples(f, "members", peopleRows(Members)) }
func FuzzInvitees(f *testing.F) { fuzzSamples(f, "invitees", peopleRows(Invitees)) }

func decisionRows(text string) (rows []string) {
	for _, d := range Decisions(text, "2025-06-01", "2025-06-10") {
		rule := string(d.Rule)
		if d.Months > 0 {
			rule += "/" + strconv.Itoa(d.Months)
		}
		rows = append(rows, rowOf(d.Number, d.Text, rule, string(d.Due), d.Named, d.Side, d.Term, d.Group, d.Other))
	}
	return rows
}

func TestTheDecisionsOfOffices(t *testing.T) { checkSamples(t, "decisions", decisionRows) }

func FuzzDecisions(f *testing.F) { fuzzSamples(f, "decisions", decisionRows) }

func programmeRows(text string) (rows []string) {
	for _, i := range Programme(text, "2022-11-29") {
		internal := ""
		if i.Internal {
			internal = "internal"
		}
		rows = append(rows, rowOf(string(i.Day), i.Start, i.End, string(i.Kind), i.Title, i.Place, strings.ReplaceAll(i.Note, "\n", "; "), i.OtherTitle, internal, strings.Join(i.People, "; ")))
	}
	return rows
}

func outcomeRows(text string) (rows []string) {
	for _, o := range Outcomes(text) {
		rows = append(rows, rowOf(string(o.Kind), o.Text, o.Other))
	}
	return rows
}

func TestTheProgrammesOfOffices(t *testing.T) { checkSamples(t, "programme", programmeRows) }
func TestTheOutcomesOfOffices(t *testing.T)   { checkSamples(t, "outcomes", outcomeRows) }

func FuzzProgramme(f *testing.F) { fuzzSamples(f, "programme", programmeRows) }
func FuzzOutcomes(f *testing.F)  { fuzzSamples(f, "outcomes", outcomeRows) }
