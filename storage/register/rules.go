package register

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

// After gives the day that lies so far after a whole day, nothing after nothing.
func (l Length) After(d Date) Date { return l.from(d, l.Count) }

// Before gives the day that lies so far before a whole day, nothing before nothing.
func (l Length) Before(d Date) Date { return l.from(d, -l.Count) }

func (l Length) from(d Date, count int) Date {
	switch {
	case d == "":
		return ""
	case l.Unit == Days:
		return d.AddDays(count)
	}
	return d.AddMonths(count)
}

// ForceBasis is the event on which an agreement enters into force.
type ForceBasis string

// The bases. Where each party has to act, the last of them counts.
const (
	ForceOnSignature     ForceBasis = "signature"
	ForceOnNotifications ForceBasis = "notifications"
	ForceOnRatifications ForceBasis = "ratifications" // acceptance and approval count as well
	ForceOnRegistration  ForceBasis = "registration"
	ForceOnDay           ForceBasis = "day"
)

// ForceBases lists them.
var ForceBases = []ForceBasis{ForceOnSignature, ForceOnNotifications, ForceOnRatifications, ForceOnRegistration, ForceOnDay}

// ForceRule says when an agreement enters into force (Vienna Convention of 1969, art. 24).
type ForceRule struct {
	Basis ForceBasis `json:"basis,omitempty"`
	// After is how long after the event.
	After Length `json:"after,omitzero"`
	// Day is the day, where the text names one.
	Day Date `json:"day,omitempty"`
}

// Renewal says whether an agreement goes on when its term has run out.
type Renewal string

// The renewals: those of a number of times are tacit, that is unless a party gives notice.
const (
	RenewalNone      Renewal = "none"
	RenewalOnce      Renewal = "once"
	RenewalTimes     Renewal = "times"
	RenewalUnlimited Renewal = "unlimited"
	RenewalByConsent Renewal = "consent"
)

// Renewals lists them.
var Renewals = []Renewal{RenewalNone, RenewalOnce, RenewalTimes, RenewalUnlimited, RenewalByConsent}

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
	Months  int     `json:"months,omitempty" most:"2400"`
	Renewal Renewal `json:"renewal,omitempty"`
	// Times is how often it is renewed at the most, where Renewal is RenewalTimes.
	Times int `json:"times,omitempty" most:"2400"`
	// RenewalMonths is the length of each further period; 0 is that of the first term.
	RenewalMonths int `json:"renewal_months,omitempty" most:"2400"`
	// Notice is how long before the end of a period, or of an open-ended agreement, notice must be given.
	Notice  Length        `json:"notice,omitzero"`
	Channel NoticeChannel `json:"channel,omitempty"`
	// EndsForAll: where one of several parties leaves, the agreement ends for all of them.
	EndsForAll bool `json:"ends_for_all,omitempty"`
	// Survival: what was begun under the agreement is finished after its end.
	Survival bool `json:"survival,omitempty"`
}

// Tacit reports whether the agreement goes on unless notice is given.
func (r Rules) Tacit() bool {
	return r.Renewal == RenewalOnce || r.Renewal == RenewalTimes || r.Renewal == RenewalUnlimited
}

// times gives how many periods may follow the first one without anybody's doing; -1 is any number.
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

// ProposedForce gives the day of entry into force that follows from the rule and what has been done, and nothing
// while something is wanting. It is a proposal: what counts is the action that people record.
func (a *Agreement) ProposedForce() Date {
	rule := a.Rules.Force
	var basis Date
	switch rule.Basis {
	case ForceOnSignature:
		basis = a.SignedOn()
	case ForceOnNotifications:
		basis = a.lastOfAll(ActionNotification)
	case ForceOnRatifications:
		basis = a.lastOfAll(ActionRatification, ActionAcceptance, ActionApproval)
	case ForceOnRegistration:
		if done, ok := a.Action(ActionRegistration); ok {
			basis = done.Works()
		}
	case ForceOnDay:
		return rule.Day
	}
	if !rule.After.Given() {
		return basis
	}
	if basis.Precision() != DayKnown {
		return ""
	}
	return rule.After.After(basis)
}

// lastOfAll gives the day on which the last party took one of the steps, nothing while one has not. A step that names
// no party was taken by all.
func (a *Agreement) lastOfAll(kinds ...ActionKind) Date {
	first := map[ID]Date{}
	for _, act := range a.Actions {
		for _, k := range kinds {
			if act.Kind == k && act.On != "" && (first[act.PartnerID] == "" || act.On < first[act.PartnerID]) {
				first[act.PartnerID] = act.On
			}
		}
	}
	if joint := first[None]; joint != "" {
		return joint
	}
	var last Date
	for _, p := range a.Parties {
		if first[p.PartnerID] == "" {
			return ""
		}
		last = max(last, first[p.PartnerID])
	}
	return last
}

// checkRules wants rules that can be followed.
func (a *Agreement) checkRules(out *Problems) {
	r := a.Rules
	oneOf(out, "rules.force.basis", r.Force.Basis, ForceBases, false)
	oneOf(out, "rules.renewal", r.Renewal, Renewals, false)
	oneOf(out, "rules.channel", r.Channel, NoticeChannels, false)
	out.date("rules.force.day", r.Force.Day)
	if r.Force.Basis == ForceOnDay && r.Force.Day == "" {
		out.fault("rules.force.day", "problem.required")
	}
	if a.Term == TermFor && r.Months <= 0 {
		out.fault("rules.months", "problem.required")
	}
	if r.Renewal == RenewalTimes && r.Times <= 0 {
		out.fault("rules.times", "problem.required")
	}
	period := r.RenewalMonths
	if period == 0 {
		period = r.Months
	}
	if r.Tacit() && period <= 0 {
		out.fault("rules.renewal_months", "problem.renewal_without_length")
	}
	if r.Tacit() && a.Term != TermFor && a.Term != TermUntil {
		out.fault("term", "problem.renewal_without_term")
	}
	if r.Tacit() && !r.Notice.Given() {
		out.warn("rules.notice.count", "problem.renewal_without_notice")
	}
	if r.Tacit() && r.Notice.Unit == Months && r.Notice.Count > period && period > 0 {
		out.warn("rules.notice.count", "problem.notice_longer_than_period")
	}
}
