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

// Fill writes n made-up agreements with a fifth as many visits, a meeting during every other of them, partners, persons, commissions with
// their sessions, spheres, a few events with invitations and production links, years of trade, and so many commitments. The same seed in
// the same register gives the same records. Told, if
// it is not nil, hears after every chunk how much has been written. A cancelled or failed Fill
// leaves the chunks written before.
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

func (f *filling) all(n, commitments int) error {
	partners, persons := max(20, n/20), max(40, n/10)
	commissions, visits, events, links, traded := max(5, n/200), n/5, max(3, n/200), max(3, n/200), min(f.countries(partners), (n+tradeEach/2)/tradeEach)
	const perCommission, perEvent = 8, 5
	f.total = len(f.Fields) + len(f.Ours) + partners + persons + n + commissions*(1+perCommission) + visits +
		events*(1+perEvent) + links + (visits+1)/2
	f.total += commitments + traded*tradePerPartner

	if len(f.ours) == 0 {
		p := &register.Partner{Name: f.Phrases["ours"], Kind: register.PartnerTerritory, Ours: true}
		p.ID = f.id()
		f.ours = append(f.ours, p.ID)
		if err := f.put(p); err != nil {
			return err
		}
	}
	countries := f.countries(partners)
	steps := []struct {
		n    int
		make func(i int) register.Record
	}{
		{len(f.Fields), f.sphere},
		{len(f.Ours), f.ourBody},
		{countries, f.country},
		{partners - countries, func(int) register.Record { return f.body() }},
		{persons, func(int) register.Record { return f.person() }},
		{n, f.agreement},
	}
	for _, step := range steps {
		for i := range step.n {
			if err := f.put(step.make(i)); err != nil {
				return err
			}
		}
	}
	for range commissions {
		c := f.commission()
		if err := f.put(c); err != nil {
			return err
		}
		first := f.between(1996, 2018)
		for i := range perCommission {
			if err := f.put(f.session(c, i+1, first+i)); err != nil {
				return err
			}
		}
	}
	for i := range visits {
		v := f.visit()
		if err := f.put(v); err != nil {
			return err
		}
		if i%2 > 0 {
			continue
		}
		if err := f.put(f.meeting(v)); err != nil {
			return err
		}
	}
	for range events {
		e := f.event()
		if err := f.put(e); err != nil {
			return err
		}
		for range perEvent {
			if err := f.put(f.invitation(e)); err != nil {
				return err
			}
		}
	}
	for range links {
		if err := f.put(f.productionLink()); err != nil {
			return err
		}
	}
	for i := range traded {
		for _, r := range f.trade(i) {
			if err := f.put(r); err != nil {
				return err
			}
		}
	}
	for i := range commitments {
		if err := f.put(f.commitment(i)); err != nil {
			return err
		}
	}
	return f.flush()
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
