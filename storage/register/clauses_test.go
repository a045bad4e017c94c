package register_test

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

// clause is one worked clause of testdata/clauses.json, a table for lawyers to read and to add to.
type clause struct {
	// Source is where the text can be read: title, parties, day of signing, article, publication.
	Source string `json:"source"`
	// Clause is what it says, in its own language; Summary marks that these are not its words.
	Clause  string `json:"clause"`
	Summary bool   `json:"summary"`
	// Note tells what our rules cannot say of it, and which days are therefore not asked.
	Note      string `json:"note"`
	Agreement struct {
		Signed  register.Date    `json:"signed"`
		Signing register.Signing `json:"signing"`
		// Parties is how many there are, two where it is left out; they have the IDs 1, 2 and so on, ours is the first.
		Parties int                `json:"parties"`
		Actions []register.Action  `json:"actions"`
		Term    register.Term      `json:"term"`
		Until   register.Date      `json:"until"`
		Rules   register.Rules     `json:"rules"`
		Amended []register.Amended `json:"amended"`
	} `json:"agreement"`
	// Proposed is the entry into force that follows from the rule; "" where none may be proposed, left out where it is
	// not asked.
	Proposed *register.Date `json:"proposed_force"`
	// Expect has rows of a day, the status on it and, where asked, the last day in force and the last day for notice as
	// seen from that day; "open" is no end, "-" is nothing.
	Expect [][]string `json:"expect"`
	// Members has rows of a day and the parties for which the agreement is in force on it: "1 3 4".
	Members [][2]string `json:"members"`
	// Windows has rows of a day and the first and the last day of the window for notice as seen from it.
	Windows [][3]string `json:"windows"`
}

// agreement makes the record that a clerk would make of the clause; a step without a party was taken by all.
func (c *clause) agreement() *register.Agreement {
	a := &register.Agreement{
		Title: register.Text{En: c.Source}, Kind: register.AgreementTreaty,
		Signing: c.Agreement.Signing,
		Actions: c.Agreement.Actions, Term: c.Agreement.Term, Until: c.Agreement.Until, Rules: c.Agreement.Rules,
		Amended: c.Agreement.Amended,
	}
	for n := range max(2, c.Agreement.Parties) {
		p := register.Party{Side: register.Theirs, PartnerID: register.ID{15: byte(n + 1)}, SignedOn: c.Agreement.Signed}
		if n == 0 {
			p.Side = register.Ours
		}
		acceded := func(act register.Action) bool {
			return act.Kind == register.ActionAccession && act.PartnerID == p.PartnerID
		}
		left := func(act register.Action) bool {
			return act.Kind == register.ActionNotice && act.PartnerID == p.PartnerID
		}
		if slices.ContainsFunc(a.Actions, acceded) && !slices.ContainsFunc(a.Actions, left) {
			p.SignedOn = ""
		}
		a.Parties = append(a.Parties, p)
	}
	return a
}

// bound names the parties for which the agreement is in force on a day.
func bound(a *register.Agreement, day register.Date) string {
	var names []string
	for _, m := range a.StandingOn(day).Members {
		if m.From <= day && day <= m.To {
			names = append(names, strconv.Itoa(int(m.PartnerID[15])))
		}
	}
	return strings.Join(names, " ")
}

func asked(t *testing.T, word string) register.Date {
	switch word {
	case "open":
		return register.Forever
	case "-":
		return ""
	}
	require.Equal(t, register.DayKnown, register.Date(word).Precision(), "%q is no day", word)
	return register.Date(word)
}

func TestClausesOfRealTexts(t *testing.T) {
	file, err := os.Open("testdata/clauses.json")
	require.NoError(t, err)
	defer file.Close()
	read := json.NewDecoder(file)
	read.DisallowUnknownFields()
	var clauses []clause
	require.NoError(t, read.Decode(&clauses))
	assert.GreaterOrEqual(t, len(clauses), 40)

	seen := map[string]bool{}
	for _, c := range clauses {
		name, _, _ := strings.Cut(c.Source, ";")
		t.Run(name, func(t *testing.T) {
			assert.NotEmpty(t, c.Source)
			assert.NotEmpty(t, c.Clause)
			assert.NotEmpty(t, c.Expect)
			assert.False(t, seen[c.Source], "this source stands twice")
			seen[c.Source] = true

			a := c.agreement()
			assert.Empty(t, a.Check().Errors(), "a record that could be saved")
			if c.Proposed != nil {
				assert.Equal(t, *c.Proposed, a.ProposedForce(register.Forever), "entry into force by the rule")
			}
			for _, row := range c.Members {
				assert.Equal(t, row[1], bound(a, asked(t, row[0])), "for whom it is in force on %s", row[0])
			}
			for _, row := range c.Windows {
				w := a.StandingOn(asked(t, row[0])).Window
				assert.Equal(t, []register.Date{asked(t, row[1]), asked(t, row[2])}, []register.Date{w.From, w.To}, "window for notice as seen on %s", row[0])
			}
			for _, row := range c.Expect {
				require.GreaterOrEqual(t, len(row), 2, "a row has a day and a status")
				require.LessOrEqual(t, len(row), 4)
				day := asked(t, row[0])
				assert.Equal(t, register.Status(row[1]), a.StatusOn(day), "status on %s", day)
				if len(row) > 2 {
					assert.Equal(t, asked(t, row[2]), a.UntilOn(day), "last day in force as seen on %s", day)
				}
				if len(row) > 3 {
					assert.Equal(t, asked(t, row[3]), a.StandingOn(day).Period.LastNotice, "last day for notice as seen on %s", day)
				}
			}
		})
	}
}
