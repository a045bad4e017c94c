package storage_test

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// A change writes only the columns and mentions that it changes; the rows are then what deriving all of them anew would write.
func TestAChangedRowIsAsIfWrittenWhole(t *testing.T) {
	f := storagetest.New(t)
	sphere, other := f.Sphere(register.Sphere{}), f.Sphere(register.Sphere{})
	first, second, third := f.Partner(register.Partner{}), f.Partner(register.Partner{}), f.Partner(register.Partner{})
	person := f.Person(register.Person{})
	agreement := f.Agreement(register.Agreement{SphereIDs: []register.ID{sphere.ID}, Parties: []register.Party{
		{Side: register.Ours, PartnerID: first.ID}, {Side: register.Theirs, PartnerID: second.ID}, {Side: register.Third, PartnerID: third.ID},
	}})
	commitment := f.Commitment(register.Commitment{Executor: register.Executor{BodyID: first.ID}, CoExecutors: []register.Executor{{BodyID: second.ID}, {PersonID: person.ID}}})
	visit := f.Visit(register.Visit{From: "2027-05-03", PartnerIDs: []register.ID{second.ID, first.ID}})

	var last register.ID
	save := func(records ...register.Record) {
		batch, err := f.SaveAll(ctx, records...)
		require.NoError(t, err)
		last = batch
	}
	undo := func() { require.NoError(t, f.Undo(ctx, last)) }
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"a partner is renamed while an agreement loses him and a visit keeps him", func() {
			first.Name = register.Ru("Провинция Хунань")
			agreement.Parties = agreement.Parties[1:]
			visit.From = "2027-05-04"
			save(first, agreement, visit)
		}},
		{"undone", undo},
		{"a party and a sphere are others", func() {
			agreement = recordIn(t, f.Store, agreement)
			agreement.Parties = agreement.Parties[:2]
			agreement.SphereIDs = []register.ID{other.ID, sphere.ID}
			save(agreement)
		}},
		{"undone", undo},
		{"the executors change places", func() {
			commitment = recordIn(t, f.Store, commitment)
			commitment.Executor, commitment.CoExecutors = register.Executor{PersonID: person.ID}, []register.Executor{{BodyID: third.ID}, {BodyID: first.ID}}
			save(commitment)
		}},
		{"undone", undo},
		{"all partners of a visit are others", func() {
			visit = recordIn(t, f.Store, visit)
			visit.PartnerIDs = []register.ID{third.ID}
			save(visit)
		}},
	} {
		step.do()
		written := derivedIn(t, f.Path())
		require.NoError(t, f.Rederive(ctx))
		assert.Equal(t, derivedIn(t, f.Path()), written, step.name)
	}
}

// recordIn returns a record as the register has it now.
func recordIn[R register.Record](t *testing.T, s *storage.Store, r R) R {
	now, err := s.Record(ctx, r.Ref())
	require.NoError(t, err)
	return now.(R)
}

// derivedIn returns the rows of each kind, of the catalogue and of who mentions whom, by table.
func derivedIn(t *testing.T, address string) map[string][]string {
	driver, name := "sqlite", storage.AddressOf(address)
	if storage.IsServer(address) {
		driver, name = "pgx", address+"&search_path=accord"
	}
	db, err := sql.Open(driver, name)
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	tables := map[string][]string{}
	for _, table := range []string{"agreements", "commitments", "visits", "partners", "persons", "spheres", "catalogue", "mentions"} {
		rows, err := db.Query("SELECT * FROM " + table)
		require.NoError(t, err)
		columns, err := rows.Columns()
		require.NoError(t, err)
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			require.NoError(t, rows.Scan(into...))
			var row strings.Builder
			for i, c := range columns {
				fmt.Fprintf(&row, "%s=%s ", c, fmt.Sprint(values[i]))
			}
			tables[table] = append(tables[table], row.String())
		}
		require.NoError(t, rows.Err())
		slices.Sort(tables[table])
	}
	return tables
}
