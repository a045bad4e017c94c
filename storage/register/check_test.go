package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

var (
	anna  = register.ID{1}
	boris = register.ID{2}
)

// rule breaks one thing in a record without faults and says what Check must find, and nothing else.
type rule[T any] struct {
	name    string
	spoil   func(*T)
	field   string
	key     string
	warning bool
}

func checkRules[T any, P interface {
	*T
	register.Record
}](t *testing.T, sound func() T, rules []rule[T]) {
	t.Helper()
	whole := sound()
	require.Empty(t, P(&whole).Check(), "the record to begin with has no faults")
	for _, c := range rules {
		t.Run(c.name, func(t *testing.T) {
			r := sound()
			c.spoil(&r)
			problems := P(&r).Check()
			if c.key == "" {
				assert.Empty(t, problems)
				return
			}
			require.Len(t, problems, 1, "%v", problems)
			assert.Equal(t, c.field, problems[0].Field)
			assert.Equal(t, c.key, problems[0].Key)
			assert.Equal(t, c.warning, problems[0].Warning)
			if c.warning {
				assert.NoError(t, problems.Err())
				assert.Len(t, problems.Warnings(), 1)
			} else {
				assert.ErrorIs(t, problems.Err(), register.ErrInvalid)
				assert.Len(t, problems.Errors(), 1)
			}
		})
	}
}

// renewable makes the agreement one of three years that goes on by itself, and gives notice on a day.
func renewable(a *register.Agreement, on register.Date) {
	a.Term, a.Until = register.TermFor, ""
	a.Rules = register.Rules{Months: 36, Renewal: register.RenewalUnlimited, Notice: register.Length{Count: 6, Unit: register.Months}}
	a.Actions = append(a.Actions, register.Action{Kind: register.ActionNotice, On: on})
}

func TestRulesOfAgreements(t *testing.T) {
	type a = register.Agreement
	checkRules(t, func() a {
		place := register.Ru("Баку")
		return a{
			Title: register.Ru("О торговле"), Kind: register.AgreementAgreement, Level: register.LevelRegionalGovernment,
			Parties: []register.Party{
				{Side: register.Ours, PartnerID: anna, SignedOn: "2002-01-25", SignedAt: place},
				{Side: register.Theirs, PartnerID: boris, SignedOn: "2002-01-25", SignedAt: place},
			},
			Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2008-05-17"}},
			Term:    register.TermUntil, Until: "2026-05-17",
		}
	}, []rule[a]{
		{"no title", func(x *a) { x.Title = register.Ru("  ") }, "title", "problem.required", false},
		{"a title in Tatar is enough", func(x *a) { x.Title = register.Text{Tt: "Сәүдә турында"} }, "", "", false},
		{"no kind", func(x *a) { x.Kind = "" }, "kind", "problem.required", false},
		{"an unknown kind", func(x *a) { x.Kind = "deal" }, "kind", "problem.not_among", false},
		{"the level may be open", func(x *a) { x.Level = "" }, "", "", false},
		{"an unknown level", func(x *a) { x.Level = "galactic" }, "level", "problem.not_among", false},
		{"no parties", func(x *a) { x.Parties = nil }, "parties", "problem.no_parties", true},
		{"one side only", func(x *a) { x.Parties = x.Parties[:1] }, "parties", "problem.one_side", true},
		{"without ours", func(x *a) { x.Parties[0].Side = register.Third }, "parties", "problem.one_side", true},
		{"a party without a side", func(x *a) {
			x.Parties = append(x.Parties, register.Party{PartnerID: register.ID{3}, SignedOn: "2002", SignedAt: register.Ru("Баку")})
		}, "parties[2].side", "problem.required", false},
		{"a party that is nobody", func(x *a) { x.Parties[1].PartnerID = register.None }, "parties[1].partner", "problem.required", false},
		{"a party twice", func(x *a) { x.Parties[1].PartnerID = anna }, "parties[1].partner", "problem.party_twice", false},
		{"signed on no day", func(x *a) { x.Parties[1].SignedOn = "2002-02-30" }, "parties[1].signed_on", "problem.date", false},
		{"signed nowhere", func(x *a) { x.Parties[1].SignedAt = register.Text{} }, "parties[1].signed_at", "problem.no_place", true},
		{"not signed yet needs no place", func(x *a) { x.Parties[1].SignedOn, x.Parties[1].SignedAt = "", register.Text{} }, "", "", false},
		{"a sphere twice", func(x *a) { x.SphereIDs = []register.ID{anna, anna} }, "spheres[1]", "problem.sphere_twice", false},
		{"a term without its end", func(x *a) { x.Until = "" }, "until", "problem.required", false},
		{"an end without a term", func(x *a) { x.Term = register.TermOpen }, "until", "problem.until_without_term", false},
		{"an unknown term", func(x *a) { x.Term, x.Until = "soon", "" }, "term", "problem.not_among", false},
		{"an end that is no date", func(x *a) { x.Until = "потом" }, "until", "problem.date", false},
		{"an end before the entry into force", func(x *a) { x.Until = "2007" }, "until", "problem.end_before_start", false},
		{"an end in the year of the entry into force", func(x *a) { x.Until = "2008" }, "", "", false},
		{"an end before the signing", func(x *a) { x.Until, x.Actions = "2001", nil }, "until", "problem.end_before_start", false},
		{"an extension to before its end", func(x *a) {
			x.Term, x.Until = register.TermOpen, ""
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionExtension, On: "2012-01-01", Until: "2014-06-30"})
		}, "actions[1].until", "problem.extension_idle", true},
		{"not concluded though in force", func(x *a) {
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionNotConcluded, On: "2012-01-01"})
		}, "actions[1].kind", "problem.concluded", true},
		{"clauses amended when all was over", func(x *a) {
			x.Amended = []register.Amended{{From: "2100-01-01", Term: register.TermOpen}}
		}, "amended[0].from", "problem.amendment_late", true},
		{"an unknown action", func(x *a) { x.Actions[0].Kind = "toast" }, "actions[0].kind", "problem.not_among", false},
		{"an action on no day", func(x *a) {
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionRatification, On: "2003-13"})
		}, "actions[1].on", "problem.date", false},
		{"an action effective on no day", func(x *a) {
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionRatification, Effective: "2003-13"})
		}, "actions[1].effective", "problem.date", false},
		{"in force on an unknown day", func(x *a) { x.Actions[0].On = "" }, "actions[0].on", "problem.no_day_of_force", true},
		{"in force before it was signed", func(x *a) { x.Actions[0].On = "2001" }, "actions[0].on", "problem.force_before_signing", true},
		{"terminated before it was in force", func(x *a) {
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionTermination, On: "2007-01-01"})
		}, "actions[1].on", "problem.termination_before_force", true},
		{"terminated before it was signed", func(x *a) {
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionTermination, On: "2001-01-01"})
		}, "actions[1].on", "problem.termination_before_signing", true},
		{"an extension without an end", func(x *a) {
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionExtension, On: "2026-01-01"})
		}, "actions[1].until", "problem.extension_without_end", true},
		{"an extension that ends before it begins", func(x *a) {
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionExtension, On: "2026-01-01", Until: "2025"})
		}, "actions[1].until", "problem.end_before_start", false},
		{"suspended until no day", func(x *a) {
			x.Actions = append(x.Actions, register.Action{Kind: register.ActionSuspension, On: "2010-01-01", Until: "2010-02-30"})
		}, "actions[1].until", "problem.date", false},
		{"a notice on the last day for it", func(x *a) { renewable(x, "2022-11-17") }, "", "", false},
		{"a notice on the day after", func(x *a) { renewable(x, "2022-11-18") }, "actions[1].on", "problem.notice_late", true},
		{"terminated without having been in force", func(x *a) { x.Actions[0] = register.Action{Kind: register.ActionTermination, On: "2004"} }, "", "", false},
	})
}

func TestRulesOfCommissions(t *testing.T) {
	type c = register.Commission
	checkRules(t, func() c {
		return c{
			Title: register.Ru("Межправкомиссия"), Kind: register.CommissionIntergovernmental, OursID: anna, TheirsID: boris,
			Members: []register.Member{{PersonID: anna, Side: register.Ours, Role: register.RoleCoChair, From: "2015", To: "2020-03-01"}},
		}
	}, []rule[c]{
		{"no title", func(x *c) { x.Title = register.Text{} }, "title", "problem.required", false},
		{"no kind", func(x *c) { x.Kind = "" }, "kind", "problem.required", false},
		{"an unknown level", func(x *c) { x.Level = "x" }, "level", "problem.not_among", false},
		{"both sides the same", func(x *c) { x.TheirsID = anna }, "theirs", "problem.party_twice", false},
		{"no other side", func(x *c) { x.TheirsID = register.None }, "theirs", "problem.one_side", true},
		{"a group of itself", func(x *c) { x.ID, x.ParentID = anna, anna }, "parent", "problem.own_parent", false},
		{"a negative periodicity", func(x *c) { x.Periodicity = -1 }, "periodicity", "problem.negative", false},
		{"an unknown rule of hosts", func(x *c) { x.HostRule = "lots" }, "host_rule", "problem.not_among", false},
		{"always the same host, and nobody says which", func(x *c) { x.HostRule = register.HostFixed }, "host", "problem.required", false},
		{"hosts in turn, and nobody says who begins", func(x *c) { x.HostRule = register.HostAlternates }, "", "", false},
		{"a host of a third side", func(x *c) { x.Host = register.Third }, "host", "problem.not_among", false},
		{"a negative number of days for the agenda", func(x *c) { x.AgendaDays = -1 }, "agenda_days", "problem.negative", false},
		{"a member that is nobody", func(x *c) { x.Members[0].PersonID = register.None }, "members[0].person", "problem.required", false},
		{"a member without a side", func(x *c) { x.Members[0].Side = "" }, "members[0].side", "problem.required", false},
		{"a member without a role", func(x *c) { x.Members[0].Role = "" }, "members[0].role", "problem.required", false},
		{"a membership that ends before it begins", func(x *c) { x.Members[0].To = "2014" }, "members[0].to", "problem.end_before_start", false},
		{"a membership from no day", func(x *c) { x.Members[0].From = "?" }, "members[0].from", "problem.date", false},
		{"a member twice at one time", func(x *c) {
			x.Members = append(x.Members, register.Member{PersonID: anna, Side: register.Ours, Role: register.RoleOfMember, From: "2019"})
		}, "members[1].person", "problem.member_twice", true},
		{"a member again later", func(x *c) {
			x.Members = append(x.Members, register.Member{PersonID: anna, Side: register.Ours, Role: register.RoleOfMember, From: "2020-03-02"})
		}, "", "", false},
	})
}

func TestRulesOfSessions(t *testing.T) {
	type s = register.Session
	checkRules(t, func() s {
		return s{
			CommissionID: anna, Number: 2, From: "2007-07-03", To: "2007-07-04",
			Agenda:     []register.AgendaItem{{Title: register.Ru("О торговле")}},
			Attendance: []register.Attendance{{PersonID: anna, Presence: register.Present}},
			SignedOn:   "2007-07-04", Signatories: []register.Signatory{{register.Ours, anna}, {register.Theirs, boris}}, ClosedOn: "2008-07-04",
		}
	}, []rule[s]{
		{"no commission", func(x *s) { x.CommissionID = register.None }, "commission", "problem.required", false},
		{"a negative number", func(x *s) { x.Number = -1 }, "number", "problem.negative", false},
		{"ends before it begins", func(x *s) { x.To = "2007-07-02" }, "to", "problem.end_before_start", false},
		{"one day", func(x *s) { x.To = x.From }, "", "", false},
		{"moved from no day", func(x *s) { x.Moves = []register.Move{{On: "2007-01-01"}} }, "moves[0].from", "problem.required", false},
		{"moved from days that end before they begin", func(x *s) { x.Moves = []register.Move{{From: "2007-05-02", To: "2007-05-01"}} }, "moves[0].to", "problem.end_before_start", false},
		{"moved on no day", func(x *s) { x.Moves = []register.Move{{From: "2007-05-02", On: "?"}} }, "moves[0].on", "problem.date", false},
		{"agreed on no day", func(x *s) { x.AgendaAgreedOn = "?" }, "agenda_agreed_on", "problem.date", false},
		{"a day agreed that nobody knows", func(x *s) { x.From, x.To, x.DayAgreedOn = "", "", "2007-01-01" }, "from", "problem.agreed_without_day", true},
		{"cancelled on a day, but not cancelled", func(x *s) { x.CancelledOn = "2007-01-01" }, "cancelled_on", "problem.not_cancelled", true},
		{"cancelled and signed", func(x *s) { x.Cancelled = true }, "signed_on", "problem.signed_though_cancelled", false},
		{"signed before it met", func(x *s) { x.SignedOn = "2007-07-02" }, "signed_on", "problem.signed_before_session", false},
		{"signed in the month in which it met", func(x *s) { x.SignedOn = "2007-07" }, "", "", false},
		{"signed by nobody", func(x *s) { x.Signatories = nil }, "signatories", "problem.no_signatories", true},
		{"signed by one side", func(x *s) { x.Signatories = x.Signatories[:1] }, "signatories", "problem.signed_by_one_side", true},
		{"signed by one person for both", func(x *s) { x.Signatories[1].PersonID = anna }, "signatories[1].person", "problem.person_twice", false},
		{"signed by a person of no side", func(x *s) {
			x.Signatories = append(x.Signatories, register.Signatory{PersonID: register.ID{3}})
		}, "signatories[2].side", "problem.required", false},
		{"closed before it was signed", func(x *s) { x.ClosedOn = "2007-07-03" }, "closed_on", "problem.closed_too_early", false},
		{"the next one before it", func(x *s) { x.NextFrom = "2007-07-02" }, "next_from", "problem.next_before_session", true},
		{"the next one ends before it begins", func(x *s) { x.NextFrom, x.NextTo = "2008-07-02", "2008-07-01" }, "next_to", "problem.end_before_start", false},
		{"a question of an unknown side", func(x *s) { x.Agenda[0].Side = "x" }, "agenda[0].side", "problem.not_among", false},
		{"a question of less than no time", func(x *s) { x.Agenda[0].Minutes = -5 }, "agenda[0].minutes", "problem.negative", false},
		{"an end without a beginning", func(x *s) { x.From = "" }, "from", "problem.end_without_start", true},
		{"begins on no day", func(x *s) { x.From = "2007-7-3" }, "from", "problem.date", false},
		{"an unknown host", func(x *s) { x.Host = "both" }, "host", "problem.not_among", false},
		{"an unknown mode", func(x *s) { x.Mode = "mail" }, "mode", "problem.not_among", false},
		{"a question without a title", func(x *s) { x.Agenda[0].Title = register.Text{} }, "agenda[0].title", "problem.required", false},
		{"nobody on the list", func(x *s) { x.Attendance[0].PersonID = register.None }, "attendance[0].person", "problem.required", false},
		{"no mark on the list", func(x *s) { x.Attendance[0].Presence = "" }, "attendance[0].presence", "problem.required", false},
		{"an unknown side on the list", func(x *s) { x.Attendance[0].Side = "x" }, "attendance[0].side", "problem.not_among", false},
		{"replaced by nobody", func(x *s) { x.Attendance[0].Presence = register.Replaced }, "attendance[0].substitute", "problem.no_substitute", true},
		{"a person twice on the list", func(x *s) {
			x.Attendance = append(x.Attendance, register.Attendance{PersonID: anna, Presence: register.Absent})
		}, "attendance[1].person", "problem.person_twice", false},
	})
}

func TestRulesOfVisits(t *testing.T) {
	type v = register.Visit
	checkRules(t, func() v {
		return v{
			Title: register.Ru("Визит в Баку"), Direction: register.Outgoing, PartnerIDs: []register.ID{anna}, From: "2022-11-29", To: "2022-11-30",
			Places:     []register.Place{{Name: register.Ru("Баку"), Zone: "Asia/Baku"}},
			Delegation: []register.Delegate{{PersonID: anna, Role: register.DelegateHead}, {PersonID: boris, Role: register.DelegateMember}},
			Programme: []register.ProgrammeItem{{
				Day: "2022-11-29", Start: "09:30", End: "10:00", Kind: register.ProgrammeMeeting, Title: register.Ru("Встреча"),
				Participants: []register.ID{anna, boris},
			}},
		}
	}, []rule[v]{
		{"no title", func(x *v) { x.Title = register.Text{} }, "title", "problem.required", false},
		{"no direction", func(x *v) { x.Direction = "" }, "direction", "problem.required", false},
		{"an unknown type", func(x *v) { x.Type = "secret" }, "type", "problem.not_among", false},
		{"an unknown level", func(x *v) { x.Level = "low" }, "level", "problem.not_among", false},
		{"an unknown fate", func(x *v) { x.Fate = "lost" }, "fate", "problem.not_among", false},
		{"to nobody", func(x *v) { x.PartnerIDs = nil }, "partners", "problem.no_partner", true},
		{"to one partner twice", func(x *v) { x.PartnerIDs = []register.ID{anna, anna} }, "partners[1]", "problem.partner_twice", false},
		{"ends before it begins", func(x *v) { x.From, x.To, x.Programme = "2022-11-29", "2022-11-28", nil }, "to", "problem.end_before_start", false},
		{"ends in the month it begins in", func(x *v) { x.To = "2022-11" }, "", "", false},
		{"a place without a name", func(x *v) { x.Places[0].Name = register.Text{} }, "places[0].name", "problem.required", false},
		{"a zone that is none", func(x *v) { x.Places[0].Zone = "Baku time" }, "places[0].zone", "problem.zone", false},
		{"a delegate that is nobody", func(x *v) { x.Delegation[1].PersonID = register.None }, "delegation[1].person", "problem.required", false},
		{"a delegate without a role", func(x *v) { x.Delegation[1].Role = "" }, "delegation[1].role", "problem.required", false},
		{"two heads", func(x *v) { x.Delegation[1].Role = register.DelegateHead }, "delegation[1].role", "problem.two_heads", true},
		{"a delegate twice", func(x *v) { x.Delegation[1].PersonID = anna }, "delegation[1].person", "problem.person_twice", false},
		{"an item without a title", func(x *v) { x.Programme[0].Title = register.Text{} }, "programme[0].title", "problem.required", false},
		{"an item without a kind", func(x *v) { x.Programme[0].Kind = "" }, "programme[0].kind", "problem.required", false},
		{"an item on no day", func(x *v) { x.Programme[0].Day = "29.11.2022" }, "programme[0].day", "problem.date", false},
		{"an item before the visit", func(x *v) { x.Programme[0].Day = "2022-11-28" }, "programme[0].day", "problem.outside_visit", true},
		{"an item after the visit", func(x *v) { x.Programme[0].Day = "2022-12-01" }, "programme[0].day", "problem.outside_visit", true},
		{"an item after a visit of one day", func(x *v) { x.To, x.Programme[0].Day = "", "2022-11-30" }, "programme[0].day", "problem.outside_visit", true},
		{"an item of an undated visit", func(x *v) { x.From, x.To = "", "" }, "", "", false},
		{"an item without a day", func(x *v) { x.Programme[0].Day = "" }, "", "", false},
		{"24:00 is no time", func(x *v) { x.Programme[0].End = "24:00" }, "programme[0].end", "problem.clock", false},
		{"9:30 lacks its zero", func(x *v) { x.Programme[0].Start = "9:30" }, "programme[0].start", "problem.clock", false},
		{"past midnight", func(x *v) { x.Programme[0].Start, x.Programme[0].End = "23:00", "01:00" }, "programme[0].end", "problem.past_midnight", true},
		{"only a start", func(x *v) { x.Programme[0].End = "" }, "", "", false},
		{"a participant twice", func(x *v) { x.Programme[0].Participants[1] = anna }, "programme[0].participants[1]", "problem.person_twice", false},
	})
}

func TestRulesOfPartners(t *testing.T) {
	type p = register.Partner
	checkRules(t, func() p {
		return p{Head: register.Head{ID: anna}, Name: register.Ru("Азербайджан"), Kind: register.PartnerState, Code: "AZ", Aliases: []string{"АР"}}
	}, []rule[p]{
		{"no name", func(x *p) { x.Name = register.Text{} }, "name", "problem.required", false},
		{"no kind", func(x *p) { x.Kind = "" }, "kind", "problem.required", false},
		{"an unknown kind", func(x *p) { x.Kind = "planet" }, "kind", "problem.not_among", false},
		{"a territory's code", func(x *p) { x.Code = "RU-TA" }, "", "", false},
		{"a code in small letters", func(x *p) { x.Code = "az" }, "code", "problem.country_code", false},
		{"a code in Cyrillic", func(x *p) { x.Code = "АZ" }, "code", "problem.country_code", false},
		{"above itself", func(x *p) { x.ParentID = anna }, "parent", "problem.own_parent", false},
		{"an alias twice", func(x *p) { x.Aliases = []string{"АР", "АР"} }, "aliases[1]", "problem.twice", true},
	})
}

func TestRulesOfPersonsAndSpheres(t *testing.T) {
	type p = register.Person
	checkRules(t, func() p {
		return p{Name: register.Ru("Минниханов"), Appointments: []register.Appointment{{Post: register.Ru("Президент"), From: "2010-03-25"}}}
	}, []rule[p]{
		{"no name", func(x *p) { x.Name = register.Text{} }, "name", "problem.required", false},
		{"an appointment without a post", func(x *p) { x.Appointments[0].Post = register.Text{} }, "appointments[0].post", "problem.required", false},
		{"an appointment that ends before it begins", func(x *p) { x.Appointments[0].To = "2009" }, "appointments[0].to", "problem.end_before_start", false},
		{"an appointment to no day", func(x *p) { x.Appointments[0].To = "x" }, "appointments[0].to", "problem.date", false},
	})
	type s = register.Sphere
	checkRules(t, func() s { return s{Head: register.Head{ID: anna}, Name: register.Ru("Торговля")} }, []rule[s]{
		{"no name", func(x *s) { x.Name = register.Text{} }, "name", "problem.required", false},
		{"above itself", func(x *s) { x.ParentID = anna }, "parent", "problem.own_parent", false},
	})
}

func TestAnUnknownValueIsToldWithThoseThatThereAre(t *testing.T) {
	problems := (&register.Commission{Title: register.Ru("Комиссия"), HostRule: "lots"}).Check()
	for _, p := range problems {
		if p.Field == "host_rule" {
			assert.Equal(t, []string{"lots", "alternate, fixed, free"}, p.Args)
			return
		}
	}
	t.Error("nothing is said of it", problems)
}
