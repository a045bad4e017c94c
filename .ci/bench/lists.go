package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"accord/storage"
	"accord/storage/register"
)

// pageRows is how many rows a list asks for at first.
const pageRows = 64

// asked is one way to ask for a list: its IDs in an order and through a filter, and the first rows.
type asked struct {
	name string
	ids  func(ctx context.Context) ([]register.ID, error)
	rows func(ctx context.Context, ids []register.ID) error
}

// lists asks for the lists in every order, up and down, through every filter.
func (b *bench) lists() (err error) {
	s, err := b.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return b.listsIn(s, "", b.promises.list)
}

// listsIn does that in a register that lies somewhere.
func (b *bench) listsIn(s *storage.Store, where string, most float64) error {
	agreements, err := agreementLists(b.ctx, s)
	if err != nil {
		return err
	}
	for _, kind := range []struct {
		name  string
		lists []asked
	}{{"agreements", agreements}, {"visits", visitLists(s)}, {"partners", partnerLists(s)}} {
		if err := b.listsOf(kind.name+where, kind.lists, most); err != nil {
			return err
		}
	}
	return nil
}

// listsOf times the lists of one kind and puts in the slowest, and the median of all.
func (b *bench) listsOf(kind string, lists []asked, most float64) error {
	var slowest samples
	var name string
	var all, pages samples
	for _, l := range lists {
		var took, page samples
		for range 6 {
			begun := time.Now()
			ids, err := l.ids(b.ctx)
			read := time.Now()
			if err == nil {
				err = l.rows(b.ctx, ids[:min(pageRows, len(ids))])
			}
			if err != nil {
				return fmt.Errorf("%s %s: %w", kind, l.name, err)
			}
			took.took(begun)
			page.took(read)
		}
		pages = append(pages, page[1:].median())
		took = took[1:] // the first warms the engine's memory
		all = append(all, took.median())
		if took.median() > slowest.median() {
			slowest, name = took, l.name
		}
	}
	b.table.add(fmt.Sprintf("list: %s, slowest of %d: %s", kind, len(lists), name), slowest, milliseconds, most)
	b.table.add(fmt.Sprintf("list: %s, all %d", kind, len(lists)), all, milliseconds, most)
	if b.promises.page > 0 {
		b.table.addPart(fmt.Sprintf("list: %s, the slowest first page of %d, its IDs known", kind, len(lists)), pages, 1, milliseconds, b.promises.page)
	}
	return nil
}

// orders returns every order of a kind, up in Russian and down in English.
func orders(fields ...string) map[string]storage.Query {
	queries := map[string]storage.Query{}
	for _, field := range fields {
		queries["by "+field] = storage.Query{Order: field}
		queries["by "+field+" down"] = storage.Query{Order: field, Descending: true, Language: register.English}
	}
	return queries
}

// commonWord is in a great part of all agreements and visits.
const commonWord = "сотрудничество"

// crossed returns the lists of every order through every filter, which names in its query what it
// wants of the order's.
func crossed[Q any](orders map[string]storage.Query, filters map[string]func(storage.Query) Q,
	ids func(context.Context, Q) ([]register.ID, error), rows func(context.Context, []register.ID) error,
) []asked {
	var lists []asked
	for order, q := range orders {
		for filter, query := range filters {
			lists = append(lists, asked{
				strings.TrimSuffix(order+", "+filter, ", "),
				func(ctx context.Context) ([]register.ID, error) { return ids(ctx, query(q)) }, rows,
			})
		}
	}
	slices.SortFunc(lists, func(a, b asked) int { return strings.Compare(a.name, b.name) })
	return lists
}

func agreementLists(ctx context.Context, s *storage.Store) ([]asked, error) {
	today := s.Today()
	ids, err := s.AgreementIDs(ctx, storage.AgreementQuery{})
	if err != nil {
		return nil, err
	}
	some, err := storage.Get[register.Agreement](ctx, s, ids[len(ids)/2])
	if err != nil {
		return nil, err
	}
	type query = storage.AgreementQuery
	filters := map[string]func(storage.Query) query{
		"": func(q storage.Query) query { return query{Query: q, On: today} },
		"in force": func(q storage.Query) query {
			return query{Query: q, On: today, Statuses: []register.Status{register.StatusInForce}}
		},
		"in force or signed in 1999": func(q storage.Query) query {
			return query{Query: q, On: "1999-06-01", Statuses: []register.Status{register.StatusInForce, register.StatusSigned}}
		},
		"of two kinds": func(q storage.Query) query {
			return query{Query: q, On: today, Kinds: []register.AgreementKind{register.AgreementTreaty, register.AgreementProtocol}}
		},
		"of a level": func(q storage.Query) query {
			return query{Query: q, On: today, Levels: []register.Level{register.LevelIntergovernmental}}
		},
		"of a year":    func(q storage.Query) query { return query{Query: q, On: today, Year: 2010} },
		"of a partner": func(q storage.Query) query { return query{Query: q, On: today, Partner: some.Parties[1].PartnerID} },
		"of our side":  func(q storage.Query) query { return query{Query: q, On: today, Partner: some.Parties[0].PartnerID} },
		"with a common word": func(q storage.Query) query {
			q.Find = commonWord
			return query{Query: q, On: today}
		},
		"four filters": func(q storage.Query) query {
			q.Find = commonWord
			return query{
				Query: q, On: today, Year: 2010, Statuses: []register.Status{register.StatusInForce},
				Kinds: []register.AgreementKind{register.AgreementTreaty},
			}
		},
	}
	if len(some.SphereIDs) > 0 {
		filters["of a sphere"] = func(q storage.Query) query { return query{Query: q, On: today, Sphere: some.SphereIDs[0]} }
	}
	return crossed(orders("number", "title", "partner", "signed_on", "entry_into_force", "until", "status"), filters, s.AgreementIDs,
		func(ctx context.Context, ids []register.ID) error {
			_, err := s.AgreementRows(ctx, ids, today)
			return err
		}), nil
}

func visitLists(s *storage.Store) []asked {
	type query = storage.VisitQuery
	today := s.Today()
	return crossed(orders("from", "title", "partner"), map[string]func(storage.Query) query{
		"": func(q storage.Query) query { return query{Query: q, On: today} },
		"ended": func(q storage.Query) query {
			return query{Query: q, On: today, States: []register.VisitState{register.VisitEnded}}
		},
		"in one way": func(q storage.Query) query {
			return query{Query: q, Directions: []register.Direction{register.Outgoing}}
		},
		"of a year":   func(q storage.Query) query { return query{Query: q, Year: 2010} },
		"with a word": func(q storage.Query) query { q.Find = "делегация"; return query{Query: q} },
	}, s.VisitIDs, func(ctx context.Context, ids []register.ID) error {
		_, err := s.VisitRows(ctx, ids, today)
		return err
	})
}

func partnerLists(s *storage.Store) []asked {
	type query = storage.PartnerQuery
	return crossed(orders("name", "parent"), map[string]func(storage.Query) query{
		"":        func(q storage.Query) query { return query{Query: q} },
		"foreign": func(q storage.Query) query { return query{Query: q, Side: register.Theirs} },
		"states": func(q storage.Query) query {
			return query{Query: q, Kinds: []register.PartnerKind{register.PartnerState}}
		},
		"with a word": func(q storage.Query) query { q.Find = "министерство"; return query{Query: q} },
	}, s.PartnerIDs, func(ctx context.Context, ids []register.ID) error {
		_, err := s.PartnerRows(ctx, ids)
		return err
	})
}
