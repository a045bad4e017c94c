package register

import (
	"cmp"
	"slices"
)

// SeriesKey is what a series of figures counts: whose trade, in which goods and currency, by which basis. Figures are
// added and compared only within one key.
type SeriesKey struct {
	PartnerID, OursID, TheirsID ID
	Goods                       string
	Currency                    string
	Basis                       TradeBasis
}

// Key returns the series of the record.
func (r *TradeRecord) Key() SeriesKey {
	return SeriesKey{r.PartnerID, r.OursID, r.TheirsID, r.Goods.Code, r.Value.Currency, r.Basis}
}

// moment is one flow of one period: what a figure of a series is for.
type moment struct {
	flow   Flow
	period TradePeriod
}

// TradeSeries is one thing through the years: for each flow and period the newest figure, and behind it the older ones.
type TradeSeries struct {
	Key   SeriesKey
	known map[moment][]*TradeRecord // the newest first
}

// TradeSeriesOf parts records into series as they were known on a day, in the order of their first record. Left out are
// records in the trash or without a period, those published later, and those without a day of publication whose period
// begins later.
func TradeSeriesOf(records []*TradeRecord, on Date) []*TradeSeries {
	var all []*TradeSeries
	by := map[SeriesKey]*TradeSeries{}
	for _, r := range records {
		if r.InTrash() || !r.Period.Valid() || r.knownFrom() > on.Last() {
			continue
		}
		key := r.Key()
		s := by[key]
		if s == nil {
			s = &TradeSeries{key, map[moment][]*TradeRecord{}}
			by[key] = s
			all = append(all, s)
		}
		at := moment{r.Flow, r.Period}
		s.known[at] = append(s.known[at], r)
	}
	for _, s := range all {
		for _, same := range s.known {
			slices.SortFunc(same, func(a, b *TradeRecord) int { return newer(b, a) })
		}
	}
	return all
}

// newer orders figures for the same thing by their day of publication, those of one day by when they were entered.
func newer(a, b *TradeRecord) int {
	return cmp.Or(a.PublishedOn.Compare(b.PublishedOn), a.CreatedAt.Compare(b.CreatedAt.Time), slices.Compare(a.ID[:], b.ID[:]))
}

// Said returns the record that counts for a flow and period, and the older ones it revises, the newest first; nil where
// nothing was said.
func (s *TradeSeries) Said(flow Flow, p TradePeriod) (current *TradeRecord, earlier []*TradeRecord) {
	if same := s.known[moment{flow, p}]; len(same) > 0 {
		return same[0], same[1:]
	}
	return nil, nil
}

// Current returns the records that count, in the order of their periods and flows.
func (s *TradeSeries) Current() []*TradeRecord {
	current := make([]*TradeRecord, 0, len(s.known))
	for _, same := range s.known {
		current = append(current, same[0])
	}
	slices.SortFunc(current, func(a, b *TradeRecord) int {
		return cmp.Or(a.Period.Compare(b.Period), cmp.Compare(slices.Index(Flows, a.Flow), slices.Index(Flows, b.Flow)))
	})
	return current
}

// Periods returns the periods of a kind between the first and the last known ones, also those without a figure: a
// missing period is a gap.
func (s *TradeSeries) Periods(kind PeriodKind) []TradePeriod {
	var first, last TradePeriod
	for at := range s.known {
		p, ok := at.period.within(kind)
		if !ok {
			continue
		}
		if first.IsZero() || p.Compare(first) < 0 {
			first = p
		}
		if last.IsZero() || p.Compare(last) > 0 {
			last = p
		}
	}
	return first.Until(last)
}

// Until returns the periods of one kind from this one to another, both included; none where this one is not Valid.
func (p TradePeriod) Until(last TradePeriod) []TradePeriod {
	var all []TradePeriod
	for ; p.Valid() && p.Compare(last) <= 0; p = p.next() {
		all = append(all, p)
	}
	return all
}

// within returns the period of a kind around this one, itself where it is of that kind. A running total lies only in
// itself.
func (p TradePeriod) within(kind PeriodKind) (TradePeriod, bool) {
	if p.Kind == kind {
		return p, true
	}
	if p.Kind == PeriodRunning || kind == PeriodRunning || monthsOf[p.Kind] > monthsOf[kind] {
		return TradePeriod{}, false
	}
	if kind == PeriodYear {
		return TradePeriod{PeriodYear, p.Year, 0}, true
	}
	first, _ := p.months()
	return TradePeriod{kind, p.Year, (first-1)/monthsOf[kind] + 1}, true
}

// next returns the period of the same kind that follows.
func (p TradePeriod) next() TradePeriod {
	switch {
	case p.Kind == PeriodYear:
		p.Year++
	case p.Kind == PeriodRunning && p.Number == 12, p.Kind != PeriodRunning && p.Number == 12/monthsOf[p.Kind]:
		p.Year, p.Number = p.Year+1, 1
	default:
		p.Number++
	}
	return p
}
