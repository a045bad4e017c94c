package madeup

import (
	"context"
	"fmt"

	"accord/app/exchange"
	"accord/storage"
	"accord/storage/register"
)

// chunk is how many records are written in one transaction: enough to wait for the disk seldom, few enough to keep
// memory small.
const chunk = 2000

// Fill writes n made-up agreements with a fifth as many visits, a meeting during every other of them, partners, persons,
// commissions with their sessions, spheres, a few events with invitations and production links, years of trade, and so many
// commitments. The same seed in the same register makes the same records. After every chunk it calls progress, unless that is
// nil. A cancelled or failed Fill leaves the chunks written before.
func Fill(ctx context.Context, s *storage.Store, n, commitments int, seed uint64, progress func(done, total int)) (exchange.Counts, error) {
	w, err := readWords()
	if err != nil {
		return nil, err
	}
	f := filling{ctx: ctx, store: s, maker: newMaker(w, seed), progress: progress, counts: exchange.Counts{}}
	if f.ours, err = s.PartnerIDs(ctx, storage.PartnerQuery{Side: register.Ours}); err != nil {
		return nil, err
	}
	if err := f.all(n, commitments); err != nil {
		return nil, fmt.Errorf("make up records: %w", err)
	}
	return f.counts, nil
}

type filling struct {
	*maker
	ctx      context.Context
	store    *storage.Store
	progress func(done, total int)
	waiting  []register.Record
	counts   exchange.Counts
	done     int
	total    int
}

// How many sessions a commission has held, and invitations an event has sent.
const (
	perCommission = 8
	perEvent      = 5
)

func (f *filling) all(n, commitments int) error {
	partners, persons := max(20, n/20), max(40, n/10)
	countries := f.countries(partners)
	commissions, visits, events, links, traded := max(5, n/200), n/5, max(3, n/200), max(3, n/200), min(countries, (n+tradeEach/2)/tradeEach)
	f.total = len(f.Fields) + len(f.Ours) + partners + persons + n + commissions*(1+perCommission) + visits + (visits+1)/2 +
		events*(1+perEvent) + links + traded*tradePerPartner + commitments

	if len(f.ours) == 0 {
		p := &register.Partner{Name: f.Phrases["ours"], Kind: register.PartnerTerritory, Ours: true}
		p.ID = f.id()
		f.ours = append(f.ours, p.ID)
		if err := f.put(p); err != nil {
			return err
		}
	}
	for _, step := range []struct {
		n    int
		make func(i int) []register.Record
	}{
		{len(f.Fields), single(f.sphere)},
		{len(f.Ours), single(f.ourBody)},
		{countries, single(f.country)},
		{partners - countries, func(int) []register.Record { return []register.Record{f.body()} }},
		{persons, func(int) []register.Record { return []register.Record{f.person()} }},
		{n, single(f.agreement)},
		{commissions, func(int) []register.Record { return f.commissionWithSessions() }},
		{visits, f.visitWithMeeting},
		{events, func(int) []register.Record { return f.eventWithInvitations() }},
		{links, func(int) []register.Record { return []register.Record{f.productionLink()} }},
		{traded, f.trade},
		{commitments, single(f.commitment)},
	} {
		for i := range step.n {
			for _, r := range step.make(i) {
				if err := f.put(r); err != nil {
					return err
				}
			}
		}
	}
	return f.flush()
}

func single(make func(int) register.Record) func(int) []register.Record {
	return func(i int) []register.Record { return []register.Record{make(i)} }
}

func (f *filling) commissionWithSessions() []register.Record {
	c := f.commission()
	records := []register.Record{c}
	first := f.between(1996, 2018)
	for i := range perCommission {
		records = append(records, f.session(c, i+1, first+i))
	}
	return records
}

func (f *filling) visitWithMeeting(i int) []register.Record {
	v := f.visit()
	if i%2 > 0 {
		return []register.Record{v}
	}
	return []register.Record{v, f.meeting(v)}
}

func (f *filling) eventWithInvitations() []register.Record {
	e := f.event()
	records := []register.Record{e}
	for range perEvent {
		records = append(records, f.invitation(e))
	}
	return records
}

// countries are how many of so many partners are countries.
func (f *filling) countries(partners int) int { return min(partners, len(f.Countries)) }

// put takes a record and writes when a chunk is full.
func (f *filling) put(r register.Record) error {
	f.promised(r)
	f.waiting = append(f.waiting, r)
	if len(f.waiting) < chunk {
		return nil
	}
	return f.flush()
}

func (f *filling) flush() error {
	if len(f.waiting) == 0 {
		return nil
	}
	if _, err := f.store.ImportAs(f.ctx, storage.ActSample, "", f.waiting); err != nil {
		return err
	}
	for _, r := range f.waiting {
		f.counts[r.Ref().Kind]++
	}
	f.done += len(f.waiting)
	f.waiting = f.waiting[:0]
	if f.progress != nil {
		f.progress(f.done, f.total)
	}
	return nil
}
