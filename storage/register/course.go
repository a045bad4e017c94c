package register

import (
	"cmp"
	"slices"
)

// course is the life of an agreement after its entry into force: the runs in force and how the last one ended, the
// periods of each, the notices, and the members.
type course struct {
	agreement *Agreement
	runs      []run
	chains    []chain
	notices   []Notice
	members   members
	// ended is the step that ended the last run before its time; repeated is a second record of the same end.
	ended    *Action
	repeated *placed
	// idle are the steps with nothing to take back, unmoved the extensions that move no end, cutting those that end the
	// agreement earlier than it was already sure to be renewed for, late the amendments after its end.
	idle             []unanswered
	unmoved, cutting []unmoved
	late             []Date
}

// run is one stretch in force. Both days are included; To is Forever where nothing ends it.
type run struct {
	from, to Date
	after    Status // what it is when the stretch is over
	// clauses is the last day by what the parties agreed, whatever notices they gave.
	clauses Date
	// sure is the last certain day: earlier than to where the notice that ends the run has no exact day.
	sure Date
}

// chain is a stretch of periods that are counted by the same clauses.
type chain struct {
	from    Date
	clauses *Agreement
	// moved says that the parties moved the end of its first period.
	moved bool
	// passed is how many renewals lie before its first period.
	passed int
	// since is the day of the amendment from which the term is counted again: earlier periods do not belong to the
	// stretch.
	since Date
}

// placed is an action with its place, and with the day by which it stands in order.
type placed struct {
	Action
	place int
	when  Date
	// behind is 1 where it comes after what was done on the same day.
	behind int
}

// answered are the steps that others take back or end.
var answered = map[ActionKind]ActionKind{ActionNoticeWithdrawn: ActionNotice, ActionSuspensionEnd: ActionSuspension}

// ordered returns the actions in the order of some of their days. What answers another step comes after it where it is known
// to the same month or year.
func (a *Agreement) ordered(day func(Action) Date) []placed {
	steps := make([]placed, len(a.Actions))
	for i, act := range a.Actions {
		steps[i] = placed{Action: act, place: i, when: day(act)}
		if steps[i].when == "" {
			steps[i].when = a.endsOn(act)
		}
	}
	for i, s := range steps {
		on := cmp.Or(s.On, s.Works())
		if first := answered[s.Kind]; first != "" && on.Precision() != DayKnown {
			steps[i].follow(a, steps, first, on.Last())
		}
	}
	slices.SortStableFunc(steps, func(x, y placed) int { return cmp.Or(cmp.Compare(x.when, y.when), cmp.Compare(x.behind, y.behind)) })
	return steps
}

// day orders the steps of a course: a notice, its withdrawal and an extension count when they are made, all others when
// they begin to work, and so does a withdrawal that works back.
func (a Action) day() Date {
	works := a.Works().First()
	switch a.Kind {
	case ActionNotice, ActionExtension:
		return a.given()
	case ActionNoticeWithdrawn:
		return min(a.given(), works)
	}
	return works
}

// courseOf follows an agreement from its entry into force, step by step in the order of their days.
func courseOf(a *Agreement, force Date) *course {
	end := a.endFrom(force)
	c := &course{
		agreement: a, members: a.joining(force),
		runs:   []run{{from: force, to: end, after: StatusExpired, clauses: end, sure: end}},
		chains: []chain{{from: force, clauses: a}},
	}
	steps := a.ordered(Action.day)
	amendments := a.amendments()
	for _, s := range steps {
		for len(amendments) > 0 && amendments[0].From.First() <= s.when {
			c.amend(amendments[0])
			amendments = amendments[1:]
		}
		switch s.Kind {
		case ActionNotice:
			c.notify(s)
		case ActionNoticeWithdrawn:
			c.withdraw(s)
		case ActionExtension:
			c.extend(s)
		case ActionWithdrawal, ActionTermination:
			c.terminate(s)
		}
	}
	for _, one := range amendments {
		c.amend(one)
	}
	return c
}

// follow puts a step behind the first one of those that it may answer by a day, where none of them stands before it.
func (s *placed) follow(a *Agreement, steps []placed, answers ActionKind, by Date) {
	open := 0
	next := Never
	for _, other := range steps {
		switch {
		case other.Kind == answers && !a.answers(s.PartnerID, other.PartnerID):
		case other.PartnerID != s.PartnerID && !other.PartnerID.IsZero() && !s.PartnerID.IsZero():
		case other.Kind == answers && other.when < s.when:
			open++
		case other.Kind == s.Kind && other.when < s.when:
			open--
		case other.Kind == answers && other.when <= by:
			next = min(next, other.when)
		}
	}
	if open <= 0 && next != Never {
		s.when, s.behind = next, 1
	}
}

// last is the run at hand, and clauses are those that apply in it.
func (c *course) last() *run          { return &c.runs[len(c.runs)-1] }
func (c *course) clauses() *Agreement { return c.chains[len(c.chains)-1].clauses }

// notify takes in a notice of termination.
func (c *course) notify(s placed) {
	n := c.agreement.noticeIn(c.clauses(), s.Action, *c.last())
	if day := s.day(); day != "" && (s.givenBy() < c.last().from || day > c.last().to) {
		n = n.without(NoticeVoid)
	}
	if n.Alone && n.Works() && !c.members.hold(n.PartnerID, s.givenBy(), n.Last) {
		n = n.without(NoticeVoid)
	}
	n.place = s.place
	c.notices = append(c.notices, n)
	c.settle()
}

// withdraw takes back the notices of a party that have not worked yet.
func (c *course) withdraw(s placed) {
	day := s.when
	stands := func(n Notice) bool {
		return n.Withdrawn == "" && n.Effect != NoticeVoid && n.given() <= day && day <= c.last().to && (n.Last == "" || day <= n.Last)
	}
	found := belonging(c.agreement, c.notices, s.PartnerID, func(n Notice) ID { return n.PartnerID }, stands)
	if day == "" || len(found) == 0 {
		joint := func(n Notice) bool { return n.PartnerID.IsZero() && stands(n) }
		c.idle = append(c.idle, unanswered{s, day != "" && slices.ContainsFunc(c.notices, joint)})
		return
	}
	for _, at := range found {
		c.notices[at].Withdrawn = day
	}
	c.settle()
}

// extend moves the end of the period in which the parties agree on it, or begins another run where all was over. A notice
// that runs meanwhile keeps working, at the new end.
func (c *course) extend(s placed) {
	last := c.last()
	given := min(max(cmp.Or(s.day(), last.to), last.from), last.to)
	found, sure := unmoved{s, c.endOfPeriod(given)}, unmoved{s, c.sureFor(given)}
	switch {
	case s.Until == "":
	case c.moveEnd(s.Action):
		if sure.shortens() {
			c.cutting = append(c.cutting, sure)
		}
		c.ended = nil
		c.settle()
	default:
		c.unmoved = append(c.unmoved, found)
	}
}

// unmoved is an extension that moves no end, and the last day of the term that it found.
type unmoved struct {
	placed
	end Date
}

// shortens reports whether the extension would end the term earlier. Who agrees on that ends the agreement (Vienna
// Convention of 1969, art. 54): it is another step.
func (u unmoved) shortens() bool { return u.Until.Last() < u.end && u.end < Forever }

// moveEnd moves the end, and reports whether there was anything to move.
func (c *course) moveEnd(act Action) (moved bool) {
	until, last := act.Until.Last(), c.last()
	given, works := act.day(), act.Works().First()
	if given == "" { // agreed on an unknown day: of what has an end, that end is moved
		given, works = last.to, last.to
	}
	if given == Forever {
		return false
	}
	switch {
	case works > last.to.AddDays(1):
		if until < works {
			return false
		}
		end := c.chained(works, until)
		c.runs = append(c.runs, run{from: works, to: end, after: StatusExpired, clauses: end, sure: end})
		c.notices = slices.DeleteFunc(c.notices, func(n Notice) bool { return !n.Alone }) // they have worked
		return true
	default: // agreed in time, or afterwards and working back: the run goes on
		at := min(max(given, last.from), last.to)
		further := until > c.endOfPeriod(at) && (until >= works || works <= c.endOfPeriod(at).AddDays(1))
		if further {
			last.clauses = c.chained(at, until)
		}
		moved = further
		for i := range c.notices {
			n := &c.notices[i]
			if n.Works() && (further || n.Last < until) && (!n.Alone || n.PartnerID == act.PartnerID) {
				n.Last, n.Sure, moved = until, until, true
			}
		}
		return moved
	}
}

// sureFor returns the last day of the period for which an agreement is sure to be renewed on a day: days for notice have
// passed. It is nothing where no period follows by itself.
func (c *course) sureFor(day Date) (end Date) {
	if c.ending() != nil || c.ended != nil {
		return ""
	}
	for _, p := range c.periods(day, c.clauses().Rules.Notice.After(day)) {
		if end = p.To; p.LastNotice == "" || p.noticeOver() >= day {
			break
		}
	}
	return end
}

// endOfPeriod returns the last day of the period that holds a day, of an agreement without periods its last one.
func (c *course) endOfPeriod(day Date) Date {
	if periods := c.clauses().PeriodsFrom(day, day); len(periods) > 0 && periods[0].From <= day {
		return min(periods[0].To, c.last().clauses)
	}
	if c.clauses().Term == "" {
		return day
	}
	return c.last().clauses
}

// chained counts the periods again after the end of the current one was moved, and returns the last day of all renewals
// left.
func (c *course) chained(day, until Date) Date {
	now := c.chains[len(c.chains)-1]
	clauses, passed := now.clauses.extended(day, until)
	c.chains = append(c.chains, chain{from: clauses.Actions[0].On, clauses: clauses, moved: true, passed: now.passed + passed})
	return clauses.lastDay()
}

// periods returns the periods from the one around a day, up to the first that begins after another day.
func (c *course) periods(from, until Date) []Period {
	var all []Period
	for i, stretch := range c.chains {
		first := max(from, stretch.from)
		if stretch.since != "" {
			first = stretch.since
		}
		some := stretch.clauses.PeriodsFrom(first, until)
		switch {
		case len(some) == 0:
		case stretch.since != "": // the period that runs began as it did, wherever the new count begins
			some[0].From = stretch.from
		case i > 0:
			some[0].From = max(some[0].From, stretch.from)
		}
		if i+1 < len(c.chains) {
			next := c.chains[i+1].from
			some = slices.DeleteFunc(some, func(p Period) bool { return p.From >= next })
			if n := len(some); n > 0 {
				some[n-1].To = min(some[n-1].To, next.AddDays(-1))
			}
		}
		all = append(all, some...)
	}
	return slices.DeleteFunc(all, func(p Period) bool { return p.To < from })
}

// terminate takes in the end that was written down, of the agreement or for one party.
func (c *course) terminate(s placed) {
	last, act, day := c.last(), s.Action, s.when
	if in := day <= last.from && last.from < act.Works().Last(); in && len(c.runs) == 1 {
		day = last.from.AddDays(1) // on some day of that month or year, and not before it began
	}
	switch {
	case day == "" || act.Works() == "" && c.noticeBefore(act):
		return // it records the end that a notice brings
	case c.agreement.byOne(act):
		c.members.leave(act.PartnerID, c.members.leaves(s).AddDays(-1), &act)
	case day == last.to.AddDays(1) && last.after == StatusTerminated: // the end that a notice brings
	case day > last.to:
		c.repeated = &s
	case act.Works().Precision() == DayKnown && c.tellsDay(day.AddDays(-1)):
	case day > last.from:
		last.clauses, last.after, c.ended = day.AddDays(-1), StatusTerminated, &act
		c.overtake()
	}
	c.settle()
}

// tellsDay takes a recorded last day for that of the notice which ends the last run on some day, and reports whether it
// may be.
func (c *course) tellsDay(day Date) bool {
	n := c.ending()
	if n == nil || n.Alone || day < n.Sure || n.Last < day {
		return false
	}
	n.Last, n.Sure = day, day
	return true
}

// overtake takes their effect from the notices that would work only when the parties have ended the last run.
func (c *course) overtake() {
	for i := range c.notices {
		if n := &c.notices[i]; n.Works() && n.Last > c.last().clauses {
			*n = n.without(NoticeOvertaken)
		}
	}
}

// noticeBefore reports whether a notice brings the end that a step records: of the whole, or for the party that leaves.
func (c *course) noticeBefore(act Action) bool {
	if !c.agreement.byOne(act) {
		return c.ending() != nil
	}
	return slices.ContainsFunc(c.notices, func(n Notice) bool { return n.Works() && n.PartnerID == act.PartnerID })
}

// settle finds the end of the last run: the agreed one, or the first that a notice brings.
func (c *course) settle() {
	last := c.last()
	last.to = last.clauses
	if c.ended == nil {
		last.after = StatusExpired
	}
	if end := c.noticedEnd(Notice.last); end < last.to {
		last.to, last.after = end, StatusTerminated
	}
	last.sure = min(last.to, c.noticedEnd(Notice.sure))
}

func (n Notice) last() Date { return n.Last }
func (n Notice) sure() Date { return n.Sure }

// noticedEnd returns the first day on which the last run is over by notices, each of them working on a day; Forever where
// none ends it.
func (c *course) noticedEnd(works func(Notice) Date) Date {
	from, end := c.last().from, Forever
	for _, n := range c.notices {
		if n.Works() && !n.Alone && works(n) >= from {
			end = min(end, works(n))
		}
	}
	if c.agreement.Multilateral() {
		if alone := c.joined(works).alone(from); alone >= from {
			end = min(end, alone)
		}
	}
	return end
}

// endedBy returns the step that ended the last run, also a party's leaving when two were left; nil where a notice or
// the clauses alone ended it.
func (c *course) endedBy() *Action {
	if c.ended != nil || c.last().after != StatusTerminated || c.ending() != nil {
		return c.ended
	}
	for _, m := range c.memberships() {
		if m.To == c.last().to {
			return m.Left
		}
	}
	return nil
}

// over returns the day from which the last run is over, as far as it is known; nothing where it does not end.
func (c *course) over() Date {
	day := c.last().to
	if day == Forever {
		return ""
	}
	var by Date
	if n := c.ending(); n != nil {
		by = n.Effective
	} else if ended := c.endedBy(); ended != nil {
		by = ended.Works()
	}
	if day = day.AddDays(1); by.mayBe(day) {
		return by
	}
	return day
}

// memberships returns the members of the agreement by its records and by the notices that work.
func (c *course) memberships() members {
	m := c.joined(Notice.last)
	for i := range c.notices {
		if n := &c.notices[i]; n.Works() && n.Alone && n.unsure() {
			m.unsure(n)
		}
	}
	return m
}

// joined returns the memberships by notices that work on a day.
func (c *course) joined(works func(Notice) Date) members {
	m := slices.Clone(c.members)
	for i := range c.notices {
		if n := &c.notices[i]; n.Works() && n.Alone {
			m.leaveBy(n, works(*n))
		}
	}
	return m.distinct()
}

// noticed returns the stretches of the last run with an end by notice already known.
func (c *course) noticed() []run {
	last := c.last()
	var all []run
	var leaving Date // the day on which the last of those who leave gave notice
	to := max(last.sure, last.from)
	for _, n := range c.notices {
		switch {
		case n.Last == "" || n.givenBy() < last.from || n.given() > last.to:
		case n.Alone && n.Works() && n.Last <= last.to:
			leaving = max(leaving, n.given())
		case !n.Alone && n.Withdrawn != "":
			all = append(all, run{from: max(n.given(), last.from), to: n.Withdrawn.AddDays(-1)})
		case !n.Alone:
			all = append(all, run{from: max(n.given(), last.from), to: to})
		}
	}
	if ending := c.ending(); leaving != "" && ending != nil && ending.Alone {
		all = append(all, run{from: leaving, to: to})
	}
	return all
}

// ending returns the notice that ends the last run, the first where several do; nil where none does.
func (c *course) ending() *Notice {
	last := c.last()
	for i := range c.notices {
		if n := &c.notices[i]; n.Works() && n.unsure() && n.Sure == last.sure && last.sure < last.to {
			return n
		}
	}
	if last.after != StatusTerminated || c.ended != nil && last.to == last.clauses {
		return nil
	}
	for i := range c.notices {
		if n := &c.notices[i]; n.Works() && n.Last == last.to {
			return n
		}
	}
	return nil
}
