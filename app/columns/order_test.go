package columns_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/columns"
	"accord/app/exchange/madeup"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

// compare orders what a column is sorted by.
func compare(t *testing.T, a, b any) int {
	t.Helper()
	switch a := a.(type) {
	case string:
		return bytes.Compare(storage.SortKey(a), storage.SortKey(b.(string)))
	case register.Date:
		return cmp.Compare(a.First(), b.(register.Date).First())
	case int:
		return cmp.Compare(a, b.(int))
	}
	require.Fail(t, "lists are not sorted by such values", "%T", a)
	return 0
}

// unknown reports whether nothing is known in the place of a row.
func unknown(place any) bool {
	switch place := place.(type) {
	case string:
		return bytes.Equal(storage.SortKey(place), storage.SortKey(""))
	case register.Date:
		return place == ""
	}
	return place == 0
}

// inOrder asks for a kind by each of its columns, in each direction and language, and compares the list with what it shows.
func inOrder[R any](t *testing.T, kind register.Kind, all []columns.Column[R], ids func(storage.Query) ([]register.ID, error), rows func([]register.ID) ([]R, error)) {
	t.Helper()
	for _, language := range register.Languages {
		lang.Use(language)
		for _, c := range all {
			for _, down := range []bool{false, true} {
				if !c.Sorts() {
					continue
				}
				name := fmt.Sprintf("%s by %s, down %v, in %s", kind, c.Name, down, language)
				found, err := ids(storage.Query{Order: c.Name, Descending: down, Language: language})
				require.NoError(t, err, name)
				shown, err := rows(found)
				require.NoError(t, err, name)
				require.Len(t, shown, len(found), name)
				known, differ := 0, false
				for i, r := range shown {
					place := c.Place(r)
					if unknown(place) {
						continue
					}
					require.Equal(t, i, known, "%s: %q comes after a blank", name, c.Text(r))
					if known++; i == 0 {
						continue
					}
					by := compare(t, c.Place(shown[i-1]), place)
					differ = differ || by != 0
					if down {
						by = -by
					}
					require.LessOrEqual(t, by, 0, "%s: %q comes before %q", name, c.Text(shown[i-1]), c.Text(r))
				}
				assert.True(t, differ, "%s: nothing to compare", name)
			}
		}
	}
}

// TestEveryListIsSortedByWhatItShows goes through all columns of all kinds in both directions.
func TestEveryListIsSortedByWhatItShows(t *testing.T) {
	f := storagetest.New(t)
	_, err := madeup.Fill(ctx, f.Store, 400, 300, 7, nil)
	require.NoError(t, err)
	unusual(f)
	t.Cleanup(func() { lang.Use(register.Russian) })
	seen := map[register.Kind]bool{}
	for _, on := range []register.Date{storagetest.Today, "2005-06-15", "2026-11-29"} {
		check := func(kind register.Kind, list func(*testing.T)) {
			seen[kind] = true
			t.Run(string(kind)+" on "+string(on), list)
		}
		check(register.KindAgreement, func(t *testing.T) {
			inOrder(t, register.KindAgreement, columns.Agreements,
				func(q storage.Query) ([]register.ID, error) {
					return f.AgreementIDs(ctx, storage.AgreementQuery{Query: q, On: on})
				}, dated(f.AgreementRows, on))
		})
		check(register.KindCommitment, func(t *testing.T) {
			inOrder(t, register.KindCommitment, columns.Commitments,
				func(q storage.Query) ([]register.ID, error) {
					return f.CommitmentIDs(ctx, storage.CommitmentQuery{Query: q, On: on})
				}, dated(f.CommitmentRows, on))
		})
		check(register.KindVisit, func(t *testing.T) {
			inOrder(t, register.KindVisit, columns.Visits,
				func(q storage.Query) ([]register.ID, error) {
					return f.VisitIDs(ctx, storage.VisitQuery{Query: q, On: on})
				}, dated(f.VisitRows, on))
		})
		check(register.KindMeeting, func(t *testing.T) {
			inOrder(t, register.KindMeeting, columns.Meetings,
				func(q storage.Query) ([]register.ID, error) { return f.MeetingIDs(ctx, storage.MeetingQuery{Query: q}) }, undated(f.MeetingRows))
		})
		check(register.KindCommission, func(t *testing.T) {
			inOrder(t, register.KindCommission, columns.Commissions,
				func(q storage.Query) ([]register.ID, error) {
					return f.CommissionIDs(ctx, storage.CommissionQuery{Query: q, On: on})
				}, dated(f.CommissionRows, on))
		})
		check(register.KindSession, func(t *testing.T) {
			inOrder(t, register.KindSession, columns.Sessions,
				func(q storage.Query) ([]register.ID, error) {
					return f.SessionIDs(ctx, storage.SessionQuery{Query: q, On: on})
				}, dated(f.SessionRows, on))
		})
		check(register.KindEvent, func(t *testing.T) {
			inOrder(t, register.KindEvent, columns.Events,
				func(q storage.Query) ([]register.ID, error) {
					return f.EventIDs(ctx, storage.EventQuery{Query: q, On: on})
				}, dated(f.EventRows, on))
		})
		check(register.KindInvitation, func(t *testing.T) {
			inOrder(t, register.KindInvitation, columns.Invitations,
				func(q storage.Query) ([]register.ID, error) {
					return f.InvitationIDs(ctx, storage.InvitationQuery{Query: q, On: on})
				}, dated(f.InvitationRows, on))
		})
		check(register.KindProductionLink, func(t *testing.T) {
			inOrder(t, register.KindProductionLink, columns.Links,
				func(q storage.Query) ([]register.ID, error) {
					return f.ProductionLinkIDs(ctx, storage.ProductionLinkQuery{Query: q, On: on})
				}, dated(f.ProductionLinkRows, on))
		})
		check(register.KindTradeRecord, func(t *testing.T) {
			inOrder(t, register.KindTradeRecord, columns.Trade,
				func(q storage.Query) ([]register.ID, error) {
					return f.TradeRecordIDs(ctx, storage.TradeRecordQuery{Query: q})
				}, dated(f.TradeRecordRows, on))
		})
		check(register.KindPartner, func(t *testing.T) {
			inOrder(t, register.KindPartner, columns.Partners,
				func(q storage.Query) ([]register.ID, error) { return f.PartnerIDs(ctx, storage.PartnerQuery{Query: q}) }, undated(f.PartnerRows))
		})
		check(register.KindPerson, func(t *testing.T) {
			inOrder(t, register.KindPerson, columns.Persons,
				func(q storage.Query) ([]register.ID, error) { return f.PersonIDs(ctx, storage.PersonQuery{Query: q}) }, dated(f.PersonRows, on))
		})
		check(register.KindSphere, func(t *testing.T) {
			inOrder(t, register.KindSphere, columns.Spheres,
				func(q storage.Query) ([]register.ID, error) { return f.SphereIDs(ctx, storage.SphereQuery{Query: q}) }, undated(f.SphereRows))
		})
		check(register.KindRule, func(t *testing.T) {
			inOrder(t, register.KindRule, columns.Rules,
				func(q storage.Query) ([]register.ID, error) { return f.RuleIDs(ctx, storage.RuleQuery{Query: q}) }, undated(f.RuleRows))
		})
		check(register.KindDocument, func(t *testing.T) {
			inOrder(t, register.KindDocument, columns.Documents,
				func(q storage.Query) ([]register.ID, error) {
					return f.DocumentIDs(ctx, storage.DocumentQuery{Query: q})
				}, undated(f.DocumentRows))
		})
	}
	for _, kind := range register.Kinds {
		assert.True(t, seen[kind], "%s is not compared", kind)
	}
}

// rowsAtOnce is how many rows a test reads together.
const rowsAtOnce = 250

func dated[R any](rows func(context.Context, []register.ID, register.Date) ([]R, error), on register.Date) func([]register.ID) ([]R, error) {
	return undated(func(ctx context.Context, ids []register.ID) ([]R, error) { return rows(ctx, ids, on) })
}

func undated[R any](rows func(context.Context, []register.ID) ([]R, error)) func([]register.ID) ([]R, error) {
	return func(ids []register.ID) (all []R, err error) {
		for some := range slices.Chunk(ids, rowsAtOnce) {
			read, err := rows(ctx, some)
			if err != nil {
				return nil, err
			}
			all = append(all, read...)
		}
		return all, nil
	}
}

// unusual adds what made-up records have not: blanks, years without days, what goes on by itself in all ways, files.
func unusual(f *storagetest.Factory) {
	partner := f.Partner(register.Partner{Name: register.Text{Ru: "Яр", En: "A Bank"}})
	f.Partner(register.Partner{Name: register.Ru("«Ахтуба»"), ParentID: partner.ID})
	person := f.Person(register.Person{Name: register.Text{Ru: "Ахметов", En: "Zakharov"}})
	f.Person(register.Person{Name: register.Ru("Яковлев")})
	for i, act := range []register.Action{
		{Kind: register.ActionSuspension, On: "2003-02"}, {Kind: register.ActionTermination, On: "2004-01-31"},
		{Kind: register.ActionNotice, On: "2022-11-01"}, {Kind: register.ActionExtension, On: "2004-12-01", Until: "2031-02-28"},
		{Kind: register.ActionRegistration},
	} {
		for j, renewal := range register.Renewals {
			a := f.Signed("2000-03-31", "2001-01-31")
			a.Number = fmt.Sprintf("%d/%d", i, j)
			a.Term = register.TermFor
			a.Rules = register.Rules{Months: 12 * (1 + i), Renewal: renewal, Times: 3, RenewalMonths: 12 + j, Notice: register.Length{Count: 45 * (i % 3), Unit: register.Days}}
			a.Actions = append(a.Actions, act)
			if i == 3 {
				a.Amended = []register.Amended{{From: "2010-05", Term: register.TermFor, Rules: a.Rules}}
				a.Amended[0].Rules.RenewalMonths = 24
			}
			f.Agreement(a)
		}
	}
	f.Agreement(register.Agreement{Title: register.Ru("Без всего")})
	f.Agreement(register.Agreement{Title: register.Ru("На год"), Term: register.TermUntil, Until: "2030", Signing: register.Signing{On: "2005"}})
	f.Agreement(register.Agreement{Title: register.Ru("Конвенция"), Actions: []register.Action{{Kind: register.ActionAdoption, On: "1948-12-10"}}})
	commission := f.Commission(register.Commission{Title: register.Ru("Без стороны")})
	f.Session(register.Session{CommissionID: commission.ID})
	f.Session(register.Session{CommissionID: commission.ID, Number: 3, From: "2007"})
	f.Visit(register.Visit{Title: register.Ru("Без дня")})
	f.Visit(register.Visit{Title: register.Ru("Год"), From: "2022"})
	f.Visit(register.Visit{Title: register.Ru("Весь год"), From: "2022-01-01"})
	f.Meeting(register.Meeting{Title: register.Ru("Без дня")})
	f.Meeting(register.Meeting{Title: register.Ru("Другая"), Number: "2", Day: "2022-11"})
	f.Meeting(register.Meeting{Title: register.Ru("Третья"), Number: "10", Day: "2022-11-01"})
	f.Event(register.Event{Title: register.Ru("Без дня")})
	f.Event(register.Event{Title: register.Ru("С днём"), From: "2021", OrganiserIDs: []register.ID{partner.ID}})
	f.Invitation(register.Invitation{ToPersonID: person.ID, Reminders: []register.Date{"2001-01-01"}})
	f.Invitation(register.Invitation{ToPersonID: person.ID, SentOn: "2022", ReplyDue: "2022-12"})
	f.Invitation(register.Invitation{ToPersonID: person.ID, SentOn: "2022-05-01", ReplyDue: "2022-12-10"})
	f.ProductionLink(register.ProductionLink{Kind: register.ProductionKinds[0]})
	for i := range 12 {
		f.TradeRecord(register.TradeRecord{
			PartnerID: partner.ID, Value: register.Money{Minor: int64(i * i)}, PublishedOn: register.Day(2022, i+1, 1+i%3)[:[]int{4, 7, 10}[i%3]],
			Period: register.TradePeriod{Kind: register.PeriodMonth, Year: 2021, Number: 1 + i%4},
		})
	}
	f.TradeRecord(register.TradeRecord{Period: register.TradePeriod{Kind: register.PeriodRunning, Year: 2020, Number: 6}})
	f.ProductionLink(register.ProductionLink{Kind: register.ProductionKinds[1], Object: register.Ru("Вагоны"), Since: "2019"})
	f.Commitment(register.Commitment{Title: register.Ru("Лицу"), Executor: register.Executor{PersonID: person.ID}})
	f.Commitment(register.Commitment{Title: register.Ru("Организации"), Executor: register.Executor{BodyID: partner.ID}, DueRule: register.DueDay, DueOn: "2022-12"})
	f.Document(register.Document{Title: register.Ru("Без файла")})
	f.Document(register.Document{Title: register.Ru("Малый"), Day: "2020", Versions: []register.Version{f.File("a.txt", []byte("a"))}})
	f.Document(register.Document{
		Title: register.Ru("Больший"), Day: "2020-05", Versions: []register.Version{f.File("b.txt", []byte("bbb"))},
		Subjects: []register.Ref{{Kind: register.KindPartner, ID: partner.ID}},
	})
	f.Document(register.Document{Title: register.Ru("О лице"), Subjects: []register.Ref{{Kind: register.KindPerson, ID: person.ID}}})
	f.Rule(register.ProcedureRule{Step: register.Ru("Второй шаг")})
	f.Rule(register.ProcedureRule{Step: register.Ru("Другой шаг")})
	f.Sphere(register.Sphere{Name: register.Ru("Ядро")})
}

// An adopted text is shown with its day and as what that is: it was not signed.
func TestAnAdoptedAgreementIsNotSigned(t *testing.T) {
	f := storagetest.New(t)
	adopted := f.Agreement(register.Agreement{Title: register.Ru("Конвенция"), Actions: []register.Action{{Kind: register.ActionAdoption, On: "1948-12-10"}}})
	signed := f.Agreement(f.Signed("2002-01-25", "2008-05-17"))
	rows, err := f.AgreementRows(ctx, []register.ID{adopted.ID, signed.ID}, storagetest.Today)
	require.NoError(t, err)
	column := func(name string) columns.Column[storage.AgreementRow] {
		return columns.Agreements[slices.IndexFunc(columns.Agreements, func(c columns.Column[storage.AgreementRow]) bool { return c.Name == name })]
	}
	assert.Equal(t, []any{"", "1948-12-10"}, []any{column("signed_on").Value(rows[0]), column("adopted_on").Value(rows[0])})
	assert.Equal(t, "принято 10.12.1948", column("signed_on").Text(rows[0]))
	assert.Equal(t, []any{"2002-01-25", ""}, []any{column("signed_on").Value(rows[1]), column("adopted_on").Value(rows[1])})
	assert.Equal(t, "25.01.2002", column("signed_on").Text(rows[1]))
}

// Whom a pasted list names and the register does not know is shown on the board in the words of the list.
func TestAnExecutorInWordsIsShown(t *testing.T) {
	f := storagetest.New(t)
	c := f.Commitment(register.Commitment{Title: register.Ru("Открыть центр"), Note: register.Ru(lang.In(register.Russian).T("decision.executor_said", "Минпромторг"))})
	rows, err := f.CommitmentRows(ctx, []register.ID{c.ID}, storagetest.Today)
	require.NoError(t, err)
	assert.Equal(t, "Минпромторг", columns.Executor(rows[0]))
}

// TestNamesOfColumnsAreNames: each is said once a kind, in the letters of JSON, and has a heading or is in data only.
func TestNamesOfColumnsAreNames(t *testing.T) {
	named(t, columns.Agreements)
	named(t, columns.Commitments)
	named(t, columns.Visits)
	named(t, columns.Meetings)
	named(t, columns.Commissions)
	named(t, columns.Sessions)
	named(t, columns.Events)
	named(t, columns.Invitations)
	named(t, columns.Links)
	named(t, columns.Partners)
	named(t, columns.Persons)
	named(t, columns.Spheres)
	named(t, columns.Rules)
	named(t, columns.Documents)
}

func named[R any](t *testing.T, all []columns.Column[R]) {
	t.Helper()
	var none R
	seen := map[string]bool{}
	for _, c := range all {
		assert.Regexp(t, `^[a-z][a-z0-9_]*$`, c.Name)
		assert.False(t, seen[c.Name], "%s is there twice", c.Name)
		seen[c.Name] = true
		if c.Label != "" {
			assert.NotEqual(t, c.Label, lang.T(c.Label), "the heading of %s", c.Name)
		}
		assert.NotPanics(t, func() { c.Value(none); c.Text(none) }, c.Name)
	}
}
