package exchange_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/app/exchange"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// drawn makes up valid records of every kind out of what rapid draws.
type drawn struct {
	*rapid.T
	ids  map[register.Kind][]register.ID
	late bool // all records are made
}

func (d *drawn) phrase() string { return register.Line(rapid.String().Draw(d.T, "phrase")) }

func (d *drawn) text() register.Text {
	return register.Text{Ru: d.phrase(), En: d.phrase(), Tt: d.phrase()}
}

func (d *drawn) name() register.Text {
	t := d.text()
	t.Ru = register.Line("А" + t.Ru)
	return t
}

func (d *drawn) flag() bool { return rapid.Bool().Draw(d.T, "flag") }

func (d *drawn) date() register.Date {
	day := register.Day(rapid.IntRange(1900, 2100).Draw(d.T, "year"), rapid.IntRange(1, 12).Draw(d.T, "month"), rapid.IntRange(1, 31).Draw(d.T, "day"))
	return day[:rapid.SampledFrom([]int{0, 4, 7, 10}).Draw(d.T, "precision")]
}

// after is a date that does not end before another.
func (d *drawn) after(from register.Date) register.Date {
	to := d.date()
	if to.CertainlyBefore(from) {
		return ""
	}
	return to
}

func (d *drawn) instant() register.Instant {
	return register.At(time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(d.T, "instant")))
}

// some is an ID of the kind made before, or none.
func (d *drawn) some(k register.Kind) register.ID {
	return rapid.SampledFrom(append([]register.ID{register.None}, d.ids[k]...)).Draw(d.T, string(k))
}

func (d *drawn) several(k register.Kind) []register.ID {
	if len(d.ids[k]) == 0 {
		return nil
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(d.ids[k]), 0, len(d.ids[k]), rapid.ID[register.ID]).Draw(d.T, string(k)+"s")
}

func (d *drawn) list() []string {
	return rapid.SliceOfN(rapid.Map(rapid.String(), func(s string) string { return register.Line("а" + s) }), 0, 3).Draw(d.T, "list")
}

func pick[V any](d *drawn, values []V) V { return rapid.SampledFrom(values).Draw(d.T, "value") }

func maybe[V ~string](d *drawn, values []V) V { return pick(d, append([]V{""}, values...)) }

func (d *drawn) record(k register.Kind) register.Record {
	switch k {
	case register.KindSphere:
		return &register.Sphere{Name: d.name(), ParentID: d.some(k), Aliases: d.list(), Note: d.text()}
	case register.KindPartner:
		return &register.Partner{Name: d.name(), Kind: pick(d, register.PartnerKinds), Ours: d.flag(), ParentID: d.some(k),
			Aliases: d.list(), Code: pick(d, []string{"", "AZ", "RU-TA"}), Note: d.text()}
	case register.KindPerson:
		p := &register.Person{Name: d.name(), NativeName: d.phrase(), Aliases: d.list(), Salutation: d.text(), Phone: d.phrase(), Email: d.phrase()}
		for range rapid.IntRange(0, 3).Draw(d.T, "posts") {
			from := d.date()
			p.Appointments = append(p.Appointments, register.Appointment{Post: d.name(), PartnerID: d.some(register.KindPartner), From: from, To: d.after(from)})
		}
		return p
	case register.KindAgreement:
		a := &register.Agreement{Number: d.phrase(), Title: d.name(), Kind: pick(d, register.AgreementKinds), Level: maybe(d, register.Levels),
			SphereIDs: d.several(register.KindSphere), Languages: d.list(), Original: d.text(), Summary: d.text(),
			Signing: register.Signing{On: d.date(), At: d.text()}}
		for _, id := range d.several(register.KindPartner) {
			a.Parties = append(a.Parties, register.Party{Side: pick(d, register.Sides), PartnerID: id, SignatoryID: d.some(register.KindPerson), SignedOn: d.date(), SignedAt: d.text()})
		}
		if d.flag() {
			a.Actions = []register.Action{{Kind: register.ActionEntryIntoForce, On: d.date(), Effective: d.date(), Number: d.phrase(), FileID: d.some(register.KindDocument), Note: d.text()}}
		}
		if d.flag() {
			a.Term, a.Until = register.TermUntil, "2200"
			a.Rules = register.Rules{
				Force: register.ForceRule{
					Basis: pick(d, register.ForceBases[:3]), Number: rapid.IntRange(0, 60).Draw(d.T, "number"), Start: pick(d, []register.ForceStart{"", register.ForceNextMonth}),
				},
				RenewalMonths: rapid.IntRange(1, 60).Draw(d.T, "renewal"), Then: rapid.SliceOfN(rapid.IntRange(1, 60), 0, 3).Draw(d.T, "then"),
				AnyTime: register.Length{Count: rapid.IntRange(0, 60).Draw(d.T, "any time"), Unit: register.Days},
			}
			if from := d.date(); from != "" {
				a.Amended = []register.Amended{pick(d, []register.Amended{
					{From: from, Term: register.TermFor, Rules: register.Rules{Months: 60, From: maybe(d, register.TermStarts)}},
					{From: from, Term: register.TermUntil, Until: "2200"},
				})}
			}
		}
		return a
	case register.KindCommission:
		c := &register.Commission{Title: d.name(), Kind: pick(d, register.CommissionKinds), TheirsID: d.some(register.KindPartner), AgreementID: d.some(register.KindAgreement),
			ParentID: d.some(k), Periodicity: rapid.IntRange(0, 48).Draw(d.T, "months"), HostRule: pick(d, register.HostRules), Host: pick(d, register.Sides[:2]), AgendaDays: rapid.IntRange(0, 40).Draw(d.T, "days")}
		for _, id := range d.several(register.KindPerson) {
			from := d.date()
			c.Members = append(c.Members, register.Member{PersonID: id, Side: pick(d, register.Sides), Role: pick(d, register.MemberRoles), From: from, To: d.after(from), Ground: d.text()})
		}
		return c
	case register.KindEvent:
		from := d.date()
		return &register.Event{Title: d.name(), Kind: pick(d, register.EventKinds), Series: d.text(), ParentID: d.some(k), Edition: rapid.IntRange(0, 20).Draw(d.T, "edition"),
			Fate: maybe(d, register.Fates), From: from, To: d.after(from), Place: d.text(), OrganiserIDs: d.several(register.KindPartner),
			Role: maybe(d, register.EventRoles), Class: d.text(), SphereIDs: d.several(register.KindSphere), Note: d.text()}
	case register.KindInvitation:
		i := &register.Invitation{Direction: pick(d, register.Directions), FromPartnerID: d.some(register.KindPartner), FromPersonID: d.some(register.KindPerson),
			ToPersonID: d.some(register.KindPerson), ToPartnerID: d.some(register.KindPartner), ToDelegation: d.name(), EventID: d.some(register.KindEvent),
			VisitID: d.some(register.KindVisit), Purpose: d.name(), Channel: maybe(d, register.Channels), Number: d.phrase(), SentOn: d.date(),
			ReplyDue: d.date(), Reply: pick(d, register.Replies), RepliedOn: d.date(), ReplyChannel: maybe(d, register.ReplyChannels),
			TookPlace: d.date(), ResultVisitID: d.some(register.KindVisit), Note: d.text()}
		if id := d.some(register.KindVisit); !id.IsZero() {
			i.Source = register.Ref{Kind: register.KindVisit, ID: id}
		}
		if day := d.date(); day != "" {
			i.Reminders = []register.Date{day}
		}
		return i
	case register.KindProductionLink:
		partners := d.several(register.KindPartner)
		if len(partners) < 2 {
			return nil
		}
		since := d.date()
		l := &register.ProductionLink{OursID: partners[0], TheirsID: partners[1], Kind: pick(d, register.ProductionKinds), Object: d.text(),
			Place: d.text(), Since: since, Until: d.after(since), Share: rapid.IntRange(0, register.WholeShare).Draw(d.T, "share"), SphereID: d.some(register.KindSphere), Note: d.text()}
		for range rapid.IntRange(0, 3).Draw(d.T, "steps") {
			l.Steps = append(l.Steps, register.ProductionStep{State: pick(d, register.ProductionSteps), On: d.date()})
		}
		return l
	case register.KindTradeRecord:
		return d.tradeRecord()
	case register.KindSession:
		id := d.some(register.KindCommission)
		if id.IsZero() {
			return nil
		}
		from := d.date()
		s := &register.Session{CommissionID: id, Number: rapid.IntRange(0, 99).Draw(d.T, "number"), From: from, To: d.after(from), Cancelled: d.flag(),
			Agenda:      []register.AgendaItem{{Title: d.name(), SpeakerID: d.some(register.KindPerson), Side: maybe(d, register.Sides), Minutes: rapid.IntRange(0, 90).Draw(d.T, "minutes")}},
			CancelledOn: d.date(), Moves: []register.Move{{From: "2001-01-01", On: d.date(), Reason: d.text()}}, DayAgreedOn: d.date(), AgendaAgreedOn: d.date(),
			ProtocolNumber: d.phrase(), NextFrom: d.date(), NextPlace: d.text()}
		if !s.Cancelled {
			s.SignedOn = d.after(from)
			s.ClosedOn = d.after(max(from, s.SignedOn))
		}
		if id := d.some(register.KindPerson); !id.IsZero() {
			s.Signatories = []register.Signatory{{Side: register.Theirs, PersonID: id}}
		}
		for _, id := range d.several(register.KindPerson) {
			s.Attendance = append(s.Attendance, register.Attendance{PersonID: id, Presence: pick(d, register.Presences), SubstituteID: d.some(register.KindPerson)})
		}
		return s
	case register.KindDocument:
		id := d.some(register.KindVisit)
		if id.IsZero() {
			return nil
		}
		one := &register.Document{Title: d.name(), Kind: pick(d, register.DocumentKinds), Subjects: []register.Ref{{Kind: register.KindVisit, ID: id}},
			Language: pick(d, []string{"", "ru", "az"}), Day: d.date(), Note: d.text()}
		for range rapid.IntRange(0, 2).Draw(d.T, "versions") {
			one.Versions = append(one.Versions, register.Version{Hash: rapid.StringMatching("[0-9a-f]{64}").Draw(d.T, "hash"), Name: "скан.pdf",
				Size: rapid.Int64Range(0, 1e12).Draw(d.T, "size"), AddedAt: d.instant(), AddedBy: d.phrase(), Note: d.phrase()})
		}
		return one
	case register.KindMeeting:
		people := d.several(register.KindPerson)
		half := len(people) / 2
		return &register.Meeting{Number: d.phrase(), Title: d.name(), Day: d.date(), Start: "23:30", End: "00:15", Place: d.text(), Zone: "Asia/Baku",
			VisitID: d.some(register.KindVisit), PartnerIDs: d.several(register.KindPartner), Ours: people[:half], Theirs: people[half:],
			Ground: d.text(), Aim: d.text(), PermitterID: d.some(register.KindPerson), Permit: d.text(), Points: d.text(), Content: d.text(), Record: d.text(),
			ReportedOn: d.date(), ReportedTo: d.text(), Outcomes: d.outcomes(), Note: d.text()}
	case register.KindCommitment:
		return d.commitment()
	}
	if k == register.KindRule {
		return &register.ProcedureRule{Step: d.name(), Levels: []register.Level{pick(d, register.Levels)}, Proof: d.proof(),
			Deadline: register.TimeLimit{Relation: pick(d, register.Relations), Length: register.Length{Count: rapid.IntRange(0, 99).Draw(d.T, "count"), Unit: pick(d, register.Units)}, From: d.milestone()},
			Since:    d.date(), Source: d.text(), Verified: d.flag(), Off: d.flag(), Note: d.text()}
	}
	from := d.date()
	v := &register.Visit{Title: d.name(), Direction: pick(d, register.Directions), Fate: maybe(d, register.Fates), PartnerIDs: d.several(register.KindPartner),
		From: from, To: d.after(from), Places: []register.Place{{Name: d.name(), Zone: "Asia/Baku"}}, Results: d.text(),
		Steps:  []register.VisitStep{{State: register.VisitApproved, On: d.date(), Note: d.text()}, {State: register.VisitPostponed, On: d.date()}},
		Report: register.VisitReport{Due: d.date(), On: d.date(), Text: d.text(), SentTo: d.text()}, Outcomes: d.outcomes(),
		Programme: []register.ProgrammeItem{{ID: register.NewID(), Day: d.date(), Start: "09:30", End: pick(d, []string{"", "10:30"}), Zone: "Asia/Baku", Internal: d.flag(), Kind: pick(d, register.ProgrammeKinds),
			Title: d.name(), Ours: d.several(register.KindPerson), ResponsibleID: d.some(register.KindPerson), InterpreterID: d.some(register.KindPerson), Note: d.text()}}}
	return v
}

func (d *drawn) tradeRecord() register.Record {
	partners := d.several(register.KindPartner)
	if len(partners) < 2 {
		return nil
	}
	r := &register.TradeRecord{PartnerID: partners[0], TheirsID: partners[1], Flow: pick(d, register.Flows), Qualifier: pick(d, register.Qualifiers),
		Period: register.TradePeriod{Kind: register.PeriodQuarter, Year: rapid.IntRange(1900, 2100).Draw(d.T, "year"), Number: rapid.IntRange(1, 4).Draw(d.T, "quarter")},
		Goods:  register.Goods{Code: pick(d, []string{"", "87", "8704229108"}), Name: d.text()}, Basis: pick(d, register.TradeBases),
		Value: register.Money{Minor: rapid.Int64Range(0, 1e15).Draw(d.T, "minor"), Currency: pick(d, []string{"USD", "RUB", "JPY"})}, SourceWords: d.text(), Note: d.text()}
	if d.flag() {
		r.Growth = register.SaidGrowth{Qualifier: pick(d, register.Qualifiers), Ratio: rapid.Int64Range(1, 1e8).Draw(d.T, "ratio")}
		r.Quantity = register.Quantity{Thousandths: rapid.Int64Range(1, 1e15).Draw(d.T, "quantity"), Unit: "т"}
	}
	if day := d.date(); !day.CertainlyBefore(r.Period.First()) {
		r.PublishedOn = day
	}
	if id := d.some(register.KindVisit); !id.IsZero() {
		r.Source = register.Ref{Kind: register.KindVisit, ID: id}
	}
	return r
}

// proof is a step that a rule wants, milestone one from which its deadline counts, which is no other rule's proof.
func (d *drawn) proof() register.Milestone {
	return pick(d, []register.Milestone{
		{Kind: register.MilestoneAsked, Body: pick(d, register.BodyKinds)}, {Kind: register.MilestoneAction, Action: register.ActionRatification},
	})
}

func (d *drawn) milestone() register.Milestone {
	return pick(d, []register.Milestone{
		{Kind: register.MilestoneSignature}, {Kind: register.MilestoneAnswered, Body: pick(d, register.BodyKinds)},
		{Kind: register.MilestoneAction, Action: register.ActionNotification},
	})
}

// outcomes are some of each way of being settled, and one that is not.
func (d *drawn) outcomes() []register.Outcome {
	all := []register.Outcome{
		{ID: register.NewID(), Text: d.name(), Kind: pick(d, register.OutcomeKinds)},
		{ID: register.NewID(), Text: d.name(), Kind: pick(d, register.OutcomeKinds), Needless: d.name(), NeedlessBy: d.phrase()},
	}
	if id := d.some(register.KindAgreement); !id.IsZero() {
		all = append(all, register.Outcome{ID: register.NewID(), Text: d.name(), Kind: register.OutcomeSigned, By: register.Ref{Kind: register.KindAgreement, ID: id}})
	}
	return all
}

func (d *drawn) commitment() register.Record {
	c := &register.Commitment{Title: d.name(), Number: d.phrase(), Clause: d.phrase(), Paper: d.text(), Side: pick(d, register.Duties),
		PartnerID: d.some(register.KindPartner), ControllerID: d.some(register.KindPerson), Priority: maybe(d, register.Priorities),
		Executor:  register.Executor{BodyID: d.some(register.KindPartner)},
		SphereIDs: d.several(register.KindSphere), CarriedFromID: d.some(register.KindCommitment), Note: d.text()}
	if source := pick(d, register.CommitmentSources); !d.some(source).IsZero() {
		c.Source = register.Ref{Kind: source, ID: d.ids[source][0]}
	}
	for _, id := range d.several(register.KindPerson) {
		c.CoExecutors = append(c.CoExecutors, register.Executor{PersonID: id})
		c.Reports = append(c.Reports, register.Report{On: "2022", Text: d.text(), Percent: rapid.IntRange(0, 100).Draw(d.T, "percent"), AuthorID: id, FileID: d.some(register.KindDocument), Final: d.flag()})
		c.Returns = append(c.Returns, register.Return{On: "2022-11", Reason: d.name(), ByID: id})
	}
	if c.DueOn = d.date(); c.DueOn != "" {
		c.DueRule = register.DueDay
		c.DueChanges = []register.DueChange{{On: "2022-12-01", Old: c.DueOn, New: "2023", Reason: d.name()}}
	}
	if c.ControllerID.IsZero() && d.flag() {
		c.Closure = register.Closure{On: "2022-12-05", Result: pick(d, register.ClosureResults), Ground: d.text(), ByID: d.some(register.KindPerson)}
	}
	if c.Lacks() {
		c.Source = register.Ref{} // a signed protocol would not have it
	}
	return c
}

// records makes up a register: of each kind a few, which mention each other.
func records(t *rapid.T) []register.Record {
	d := &drawn{T: t, ids: map[register.Kind][]register.ID{}}
	var all []register.Record
	for _, k := range register.Kinds {
		for range rapid.IntRange(0, 3).Draw(t, "how many of "+string(k)) {
			r := d.record(k)
			if r == nil {
				continue
			}
			d.complete(r)
			h := r.Meta()
			h.ID = register.NewID()
			if d.flag() {
				*h = register.Head{ID: h.ID, Revision: rapid.Int64Range(1, 1e15).Draw(t, "revision"), CreatedAt: d.instant(), CreatedBy: d.phrase(), UpdatedAt: d.instant()}
			}
			if d.flag() {
				h.DeletedAt = d.instant()
			}
			d.ids[k] = append(d.ids[k], h.ID)
			all = append(all, r)
		}
	}
	d.late = true
	for _, r := range all {
		d.complete(r) // with what came after it
	}
	return all
}

// fresh makes a register that does not stay open as long as the test.
func fresh(t *testing.T) *storage.Store {
	t.Helper()
	s, err := storage.Create(ctx, filepath.Join(t.TempDir(), "register.accord"), storagetest.Options("tester"))
	require.NoError(t, err)
	return s
}

func TestEveryRegisterComesBackToTheByte(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		first, again := fresh(t), fresh(t)
		defer func() { require.NoError(r, errors.Join(first.Close(), again.Close())) }()
		_, err := first.Import(ctx, records(r))
		require.NoError(r, err)
		text := exported(t, first)
		_, _, err = exchange.Import(ctx, again, strings.NewReader(text))
		require.NoError(r, err)
		if back := exported(t, again); back != text {
			r.Fatalf("exported\n%s\nand after import\n%s", text, back)
		}
	})
}
