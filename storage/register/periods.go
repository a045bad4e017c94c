package register

import (
	"cmp"
	"slices"
)

// Period is one run of an agreement's term: the first, or one by which it was renewed. Both ends are included.
type Period struct {
	From, To Date
	// LastNotice is the last day on which notice keeps the next period from beginning; it may lie before this period
	// where the term of notice is longer. Empty where no period would follow by itself, or the clauses say nothing of
	// notice.
	LastNotice Date
	// LatestNotice is the latest day that may be that last one, where it is not known for certain; otherwise empty.
	LatestNotice Date
}

// noticeOver returns the day after which it is certainly too late for notice.
func (p Period) noticeOver() Date { return cmp.Or(p.LatestNotice, p.LastNotice) }

// furthest is how many periods are looked at: four hundred years of the shortest that are agreed.
const furthest = 400

// Periods returns the periods of an agreement that begin up to a day, and always the first: contiguous, from the entry
// into force. They follow from the clauses alone, without notices, extensions and terminations. An agreement without a
// day of entry into force, or whose term has no length, has none.
//
// A period ends on the day of the month on which the agreement entered into force (Civil Code of the Russian
// Federation, art. 192): in force on 17.05.2008 for three years means until 17.05.2011, inclusive. Where the entry into
// force is known to a year or a month, its last possible day counts for the ends, and the first one for the last days
// for notice: it is safe to be early.
func (a *Agreement) Periods(until Date) []Period { return a.periods(0, until) }

// PeriodsFrom returns the periods from the one around a day, up to the first that begins after another day.
func (a *Agreement) PeriodsFrom(from, until Date) []Period {
	force, _ := a.Entry()
	counted := a.countedFrom(force.Works()).Last().AddMonths(a.Rules.Months) // the end of the first period
	if a.Term == TermUntil {
		counted = a.Until.Last()
	}
	at := 0
	if len(a.periods(0, "")) == 0 {
		return nil
	}
	if counted.Precision() == DayKnown {
		at = a.Rules.periodsIn(12*(from.Year()-counted.Year()) + from.Month() - counted.Month())
	}
	at = max(at, a.ranOut(force.Works()))
	all := a.periods(at, "")
	for len(all) > 0 && all[len(all)-1].From <= max(from, until) {
		next := a.periods(at+len(all), "")
		if len(next) == 0 {
			break
		}
		all = append(all, next[0])
	}
	return slices.DeleteFunc(all, func(p Period) bool { return p.To < from })
}

// periods returns the periods from one counted from 0 on, and that one always.
func (a *Agreement) periods(first int, until Date) []Period {
	force, ok := a.Entry()
	from := force.Works()
	further := a.Rules.times()
	if !ok || from.Precision() == Unknown || further >= 0 && first > further {
		return nil
	}
	var all []Period
	counted, begun := a.countedFrom(from), a.ranOut(from)
	first = max(first, begun)
	start := from.First()
	if first > begun {
		last := a.endOf(first-1, counted.Last())
		if last == "" || last == Forever {
			return nil
		}
		start = last.AddDays(1)
	}
	for n := first; n < first+furthest && (further < 0 || n <= further); n++ {
		end := a.endOf(n, counted.Last())
		if end == "" || end < start || n > first && start > until {
			break
		}
		p := Period{From: start, To: end}
		if (further < 0 || n < further) && a.Rules.Notice.Given() {
			p.LastNotice = a.Rules.Notice.Before(a.endOf(n, counted.First()))
			if latest := a.Rules.Notice.Before(end); latest > p.LastNotice {
				p.LatestNotice = latest
			}
		}
		all = append(all, p)
		if end == Forever {
			break
		}
		start = end.AddDays(1)
	}
	return all
}

// FirstNotice returns the last day for notice of the first period as counted, even if it lies before that period;
// nothing where there is none, or where the entry into force is not known to the day.
func (a *Agreement) FirstNotice() Date {
	force, _ := a.Entry()
	end := a.endOf(0, a.countedFrom(force.Works()))
	if !a.Rules.Notice.Given() || force.Works().Precision() != DayKnown || end.Precision() != DayKnown {
		return ""
	}
	return a.Rules.Notice.Before(end)
}

// countedFrom returns the day from which the months of the term are counted, for an entry into force on a day.
func (a *Agreement) countedFrom(force Date) Date {
	if signed := a.SignedOn(); a.Term == TermFor && a.Rules.From == TermFromSignature && signed != "" {
		return signed
	}
	return force
}

// ranOut returns how many periods had run out before the entry into force, for they were counted from the signature.
func (a *Agreement) ranOut(force Date) int {
	counted, further := a.countedFrom(force), a.Rules.times()
	if counted == force {
		return 0
	}
	n := 0
	for n < furthest && (further < 0 || n < further) {
		if end := a.endOf(n, counted.Last()); end == "" || end >= force.First() {
			break
		}
		n++
	}
	return n
}

// periodsIn returns how many further periods have certainly passed in so many months, or one less.
func (r Rules) periodsIn(months int) (passed int) {
	lengths := r.further()
	for len(lengths) > 1 && months >= lengths[0] {
		months, passed, lengths = months-lengths[0], passed+1, lengths[1:]
	}
	if len(lengths) > 0 && months > 0 {
		passed += months / lengths[0]
	}
	return max(0, passed-1)
}

// endOf returns the last day of a period counted from 0. All are counted from the same day, so 31.01 never becomes
// 28.02 for all later periods.
func (a *Agreement) endOf(n int, from Date) Date {
	further := a.Rules.renewed(n)
	if n > 0 && further == 0 {
		return ""
	}
	var end Date
	switch {
	case a.Term == TermFor && a.Rules.Months > 0:
		end = monthsAfter(from, a.Rules.Months+further)
	case a.Term == TermUntil && a.Until != "":
		end = monthsAfter(a.Until.Last(), further)
	}
	return end
}

// endFrom returns the last day in force as the clauses alone have it for an agreement in force from a day. An earlier
// end is a slip of the pen and ends nothing.
func (a *Agreement) endFrom(force Date) Date {
	if end := a.lastDay(); end >= force {
		return end
	}
	return Forever
}

// lastDay returns the last day in force as the clauses alone have it.
func (a *Agreement) lastDay() Date {
	further := a.Rules.times()
	if a.Term == TermUntil || a.Term == TermFor {
		if periods := a.Periods(""); len(periods) > 0 {
			switch {
			case further < 0 && a.endOf(1, periods[0].From) != "":
				return Forever
			case further < 0:
				return periods[0].To
			}
			all := a.Periods(Forever)
			return all[len(all)-1].To
		}
		if a.Term == TermUntil && a.Until != "" {
			return min(a.Until.Last(), Forever)
		}
	}
	return Forever
}

// monthsAfter moves a whole day, as far as days are counted.
func monthsAfter(d Date, months int) Date {
	if d.Year()+months/12 >= Forever.Year() {
		return Forever
	}
	return d.AddMonths(months)
}

// periodOn returns the place of the period that holds a day; ok is false where none does.
func periodOn(periods []Period, day Date) (at int, ok bool) {
	for i, p := range periods {
		if p.From <= day && day <= p.To {
			return i, true
		}
	}
	return 0, false
}

// extended returns the clauses after the parties moved the end of the period around a day, or revived an agreement that
// was over on it: that period ends on another day, and the remaining renewals follow. Passed is the number of renewals
// before it.
func (a *Agreement) extended(day, until Date) (clauses *Agreement, passed int) {
	e := *a
	from, left := day, 0
	if all := a.Periods(day); len(all) > 0 {
		at := len(all) - 1
		if p := all[at]; p.From <= day && day <= p.To {
			from = p.From
		}
		passed = at
		if left = a.Rules.times(); left > 0 {
			left = max(0, left-at)
		}
	} else if force, ok := a.Entry(); ok && force.Works().First() <= day {
		from = force.Works().First()
	}
	e.Term, e.Until = TermUntil, until
	e.Rules.RenewalMonths, e.Rules.Then = a.Rules.lengthsAfter(passed)
	e.Actions = []Action{{Kind: ActionEntryIntoForce, On: from}}
	switch {
	case left == 0 && a.Rules.Tacit():
		e.Rules.Renewal, e.Rules.Times = RenewalNone, 0
	case left > 0:
		e.Rules.Renewal, e.Rules.Times = RenewalTimes, left
	}
	return &e, passed
}

// Chain returns the periods around a day as they are known on it: so many before the one that holds it, or the last one if
// all are past, and so many after it. Those that a notice or the end of the agreement keeps from coming are left out.
func (a *Agreement) Chain(day Date, before, after int) []Period {
	day = day.First()
	known := a.KnownOn(day)
	force, entered := known.Entry()
	if !entered {
		return nil
	}
	c := courseOf(known, force.Works().First())
	all := c.periods("", day)
	if len(all) == 0 {
		return nil
	}
	if n := len(all); n > 1 && all[n-1].From > day {
		all = all[:n-1]
	}
	at := len(all) - 1
	if now, ok := periodOn(all, day); ok {
		at = now
	}
	for range after {
		further := c.periods(all[len(all)-1].To.AddDays(1), "")
		if all[len(all)-1].To == Forever || len(further) == 0 {
			break
		}
		all = append(all, further[0])
	}
	end := c.last().to
	all = slices.DeleteFunc(all, func(p Period) bool { return p.From > end })
	if n := len(all); n > 0 && all[n-1].To > end {
		all[n-1] = Period{From: all[n-1].From, To: end} // it ends within this one
	}
	return all[max(0, min(at, len(all)-1)-before):]
}
