package register

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Unit is what lengths of time in clauses are counted in.
type Unit string

// The units.
const (
	Days   Unit = "days"
	Months Unit = "months"
)

// Units lists them.
var Units = []Unit{Months, Days}

// Length is a length of time in a clause: six months, thirty days. Without a count there is none. Months end on the day of
// the same number, or on the last day of a shorter month (Civil Code of the Russian Federation, art. 192).
type Length struct {
	Count int  `json:"count,omitempty" most:"2400"`
	Unit  Unit `json:"unit,omitempty"`
}

// Given reports whether there is one.
func (l Length) Given() bool { return l.Count > 0 }

// After returns the day that lies so far after a whole day, nothing after nothing.
func (l Length) After(d Date) Date { return l.from(d, l.Count) }

// Before returns the day that lies so far before a whole day, nothing before nothing.
func (l Length) Before(d Date) Date { return l.from(d, -l.Count) }

// longerThan reports whether it is certainly longer than so many months.
func (l Length) longerThan(months int) bool {
	if l.Unit == Days {
		return l.Count > 31*months
	}
	return l.Count > months
}

func (l Length) from(d Date, count int) Date {
	switch {
	case d == "":
		return ""
	case l.Unit == Days:
		return d.AddDays(count)
	}
	return d.AddMonths(count)
}

// Renewal says whether an agreement goes on when its term has run out.
type Renewal string

// The renewals. Those of a number of times are tacit: they come unless a party gives notice.
const (
	RenewalNone      Renewal = "none"
	RenewalOnce      Renewal = "once"
	RenewalTimes     Renewal = "times"
	RenewalUnlimited Renewal = "unlimited"
	RenewalByConsent Renewal = "consent"
)

// Renewals lists them.
var Renewals = []Renewal{RenewalNone, RenewalOnce, RenewalTimes, RenewalUnlimited, RenewalByConsent}

// TermStart is what the length of a term is counted from; empty is the entry into force.
type TermStart string

// The beginnings.
const (
	TermFromForce     TermStart = "entry_into_force"
	TermFromSignature TermStart = "signature"
	TermFromAmendment TermStart = "amendment" // of clauses that an amendment brought, from their day
)

// TermStarts lists them.
var TermStarts = []TermStart{TermFromForce, TermFromSignature, TermFromAmendment}

// NoticeChannel is the way by which notice must be given.
type NoticeChannel string

// The channels.
const (
	NoticeDiplomatic NoticeChannel = "diplomatic"
	NoticeInWriting  NoticeChannel = "written"
)

// NoticeChannels lists them.
var NoticeChannels = []NoticeChannel{NoticeDiplomatic, NoticeInWriting}

// Rules are what the final clauses of an agreement say of its life.
type Rules struct {
	Force ForceRule `json:"force,omitzero"`
	// Months is the length of the first term, where Agreement.Term is TermFor.
	Months int `json:"months,omitempty" most:"2400"`
	// From is what those months are counted from.
	From    TermStart `json:"from,omitempty"`
	Renewal Renewal   `json:"renewal,omitempty"`
	// Times is how often it is renewed at the most, where Renewal is RenewalTimes.
	Times int `json:"times,omitempty" most:"2400"`
	// RenewalMonths is the length of each further period; 0 is that of the first term.
	RenewalMonths int `json:"renewal_months,omitempty" most:"2400"`
	// Then are the lengths of the periods after the second one, where they differ from it, one after another; the last one
	// repeats.
	Then []int `json:"then,omitempty"`
	// Notice is how long before the end of a period, or of an open-ended agreement, notice must be given.
	Notice Length `json:"notice,omitzero"`
	// AnyTime is how long after a notice, given at any time, even an agreement with a term ends.
	AnyTime Length `json:"any_time,omitzero"`
	// NoticeEnd is the day on which an open-ended agreement ends after a notice, or one with a term after a notice at any time.
	NoticeEnd NoticeEnd `json:"notice_end,omitempty"`
	// Window says when notice may be given of an open-ended agreement, or at any time of one with a term.
	Window  NoticeWindow  `json:"notice_window,omitzero"`
	Channel NoticeChannel `json:"channel,omitempty"`
	// EndsForAll: where one of several parties leaves, the agreement ends for all of them.
	EndsForAll bool `json:"ends_for_all,omitempty"`
	// Survival: what was begun under the agreement is finished after its end.
	Survival bool `json:"survival,omitempty"`
}

// equal reports whether the rules say the same.
func (r Rules) equal(other Rules) bool { return reflect.DeepEqual(r, other) }

// Tacit reports whether the agreement goes on unless notice is given.
func (r Rules) Tacit() bool {
	return r.Renewal == RenewalOnce || r.Renewal == RenewalTimes || r.Renewal == RenewalUnlimited
}

// further returns the lengths of the periods after the first one; the last of them repeats. It stops before one without a
// length: a period of no time would follow itself for ever.
func (r Rules) further() []int {
	first := r.RenewalMonths
	if first <= 0 {
		first = r.Months
	}
	lengths := append([]int{first}, r.Then...)
	if at := slices.IndexFunc(lengths, func(months int) bool { return months <= 0 }); at >= 0 {
		lengths = lengths[:at]
	}
	return lengths
}

// renewed returns how many months so many further periods take, 0 where they have no length.
func (r Rules) renewed(periods int) (months int) {
	lengths := r.further()
	if len(lengths) == 0 {
		return 0
	}
	for n, length := range lengths {
		if n == len(lengths)-1 || periods == 0 {
			return months + periods*length
		}
		months, periods = months+length, periods-1
	}
	return months
}

// lengthsAfter returns the lengths of further periods as RenewalMonths and Then have them, once so many have passed.
func (r Rules) lengthsAfter(periods int) (next int, then []int) {
	lengths := r.further()
	if len(lengths) == 0 {
		return 0, nil
	}
	lengths = lengths[min(periods, len(lengths)-1):]
	return lengths[0], lengths[1:]
}

// times returns how many periods may follow the first one without anybody's doing; -1 is any number.
func (r Rules) times() int {
	switch r.Renewal {
	case RenewalOnce:
		return 1
	case RenewalTimes:
		return max(0, r.Times)
	case RenewalUnlimited:
		return -1
	}
	return 0
}

// checkClauses wants clauses that can be followed. Their fields stand below a path; those of an amendment say nothing of the
// entry into force.
func (a *Agreement) checkClauses(out *Problems, path string, original bool) {
	r := a.Rules
	field := func(name string) string { return strings.TrimPrefix(path+"."+name, ".") }
	oneOf(out, field("term"), a.Term, Terms, false)
	out.date(field("until"), a.Until)
	if a.Term == TermUntil && a.Until == "" {
		out.fault(field("until"), "problem.required")
	}
	if a.Term != TermUntil && a.Until != "" {
		out.fault(field("until"), "problem.until_without_term")
	}
	if original {
		r.Force.check(out, "rules.force")
	}
	oneOf(out, field("rules.renewal"), r.Renewal, Renewals, false)
	oneOf(out, field("rules.channel"), r.Channel, NoticeChannels, false)
	oneOf(out, field("rules.from"), r.From, TermStarts, false)
	r.checkThen(out, field)
	if r.From == TermFromAmendment && original {
		out.fault(field("rules.from"), "problem.not_amended")
	}
	if r.From != "" && a.Term != TermFor {
		out.warn(field("rules.from"), "problem.start_without_length")
	}
	if a.Term == TermFor && r.Months <= 0 {
		out.fault(field("rules.months"), "problem.required")
	}
	if r.Renewal == RenewalTimes && r.Times <= 0 {
		out.fault(field("rules.times"), "problem.required")
	}
	if r.Tacit() {
		a.checkTacit(out, field)
	}
	if a.fixed() && !r.Tacit() && r.Notice.Given() && !r.AnyTime.Given() {
		out.warn(field("rules.notice.count"), "problem.notice_without_renewal")
	}
	a.checkLeave(out, field)
	a.checkWindow(out, field("rules.notice_window"))
}

// checkThen wants lengths of the periods that follow each other, after a first one.
func (r Rules) checkThen(out *Problems, field func(string) string) {
	if len(r.Then) > 0 && r.RenewalMonths <= 0 {
		out.fault(field("rules.renewal_months"), "problem.required")
	}
	switch {
	case len(r.Then) > longestThen:
		out.fault(field("rules.then"), "problem.too_many", strconv.Itoa(longestThen))
	case slices.ContainsFunc(r.Then, func(months int) bool { return months <= 0 }):
		out.fault(field("rules.then"), "problem.renewal_without_length")
	case slices.ContainsFunc(r.Then, func(months int) bool { return months > longest }):
		out.fault(field("rules.then"), "problem.too_great", strconv.Itoa(longest))
	}
}

// checkTacit wants of a tacit renewal its length, a term to be renewed, and time for a notice.
func (a *Agreement) checkTacit(out *Problems, field func(string) string) {
	r := a.Rules
	period := cmp.Or(r.RenewalMonths, r.Months)
	if period <= 0 {
		out.fault(field("rules.renewal_months"), "problem.renewal_without_length")
	}
	if a.Term != TermFor && a.Term != TermUntil {
		out.fault(field("term"), "problem.renewal_without_term")
	}
	if !r.Notice.Given() {
		out.warn(field("rules.notice.count"), "problem.renewal_without_notice")
	}
	if period > 0 && r.Notice.longerThan(period) {
		out.warn(field("rules.notice.count"), "problem.notice_longer_than_period")
	}
}

// longest is the greatest length of a period in months, longestThen how many lengths may be named one after another.
const (
	longest     = 12 * 200
	longestThen = 20
)
