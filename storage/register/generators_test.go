package register_test

import (
	"reflect"
	"time"

	"pgregory.net/rapid"

	"accord/storage/register"
)

// days are Dates of every precision within a life of agreements.
var days = rapid.Custom(func(t *rapid.T) register.Date {
	d := register.Day(rapid.IntRange(1990, 2030).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
	return d[:rapid.SampledFrom([]int{0, 4, 7, 10, 10, 10}).Draw(t, "precision")]
})

// whole are Dates known to the day, in all years.
var whole = rapid.Custom(func(t *rapid.T) register.Date {
	return register.Day(rapid.IntRange(1000, 9998).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
})

// few are IDs that often meet.
var few = rapid.Custom(func(t *rapid.T) register.ID {
	return register.ID{0: 1, 6: 0x70, 8: 0x80, 15: rapid.Byte().Draw(t, "id") % 6}
})

func anyOf[T any](g *rapid.Generator[T]) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any { return g.Draw(t, "value") })
}

func oneOf[T ~string](known []T) *rapid.Generator[any] {
	return anyOf(rapid.SampledFrom(append([]T{""}, known...)))
}

// plausible makes records whose every value is one that a form could hold.
var plausible = rapid.MakeConfig{
	Types: map[reflect.Type]*rapid.Generator[any]{
		reflect.TypeFor[register.Date](): anyOf(days),
		reflect.TypeFor[register.ID]():   anyOf(rapid.OneOf(few, rapid.Just(register.None))),
		reflect.TypeFor[register.Instant](): anyOf(rapid.Map(rapid.Int64Range(1, 4e12), func(ms int64) register.Instant {
			return register.At(time.UnixMilli(ms))
		})),
		reflect.TypeFor[register.AgreementKind](): oneOf(register.AgreementKinds),
		reflect.TypeFor[register.ActionKind]():    oneOf(register.ActionKinds),
		reflect.TypeFor[register.Level]():         oneOf(register.Levels),
		reflect.TypeFor[register.Term]():          oneOf(register.Terms),
		reflect.TypeFor[register.Answer]():        oneOf(register.Answers),
		reflect.TypeFor[register.LinkKind]():      oneOf(register.LinkKinds),
		reflect.TypeFor[register.Renewal]():       oneOf(register.Renewals),
		reflect.TypeFor[register.NoticeChannel](): oneOf(register.NoticeChannels),
		reflect.TypeFor[register.ForceBasis]():    oneOf(register.ForceBases),
		reflect.TypeFor[register.ForceStart]():    oneOf(register.ForceStarts),
		reflect.TypeFor[register.TermStart]():     oneOf(register.TermStarts),
		reflect.TypeFor[register.NoticeEnd]():     oneOf(register.NoticeEnds),
		reflect.TypeFor[register.Length](): anyOf(rapid.Custom(func(t *rapid.T) register.Length {
			return register.Length{Count: rapid.IntRange(0, 40).Draw(t, "count"), Unit: rapid.SampledFrom(register.Units).Draw(t, "unit")}
		})),
		reflect.TypeFor[register.BodyKind]():       oneOf(register.BodyKinds),
		reflect.TypeFor[register.MilestoneKind]():  oneOf(register.MilestoneKinds),
		reflect.TypeFor[register.Relation]():       oneOf(register.Relations),
		reflect.TypeFor[register.Side]():           oneOf(register.Sides),
		reflect.TypeFor[register.CommissionKind](): oneOf(register.CommissionKinds),
		reflect.TypeFor[register.HostRule]():       oneOf(register.HostRules),
		reflect.TypeFor[register.MemberRole]():     oneOf(register.MemberRoles),
		reflect.TypeFor[register.Mode]():           oneOf(register.Modes),
		reflect.TypeFor[register.Presence]():       oneOf(register.Presences),
		reflect.TypeFor[register.PartnerKind]():    oneOf(register.PartnerKinds),
		reflect.TypeFor[register.Direction]():      oneOf(register.Directions),
		reflect.TypeFor[register.VisitType]():      oneOf(register.VisitTypes),
		reflect.TypeFor[register.VisitLevel]():     oneOf(register.VisitLevels),
		reflect.TypeFor[register.Fate]():           oneOf(register.Fates),
		reflect.TypeFor[register.DelegateRole]():   oneOf(register.DelegateRoles),
		reflect.TypeFor[register.ProgrammeKind]():  oneOf(register.ProgrammeKinds),
		reflect.TypeFor[register.DocumentKind]():   oneOf(register.DocumentKinds),
		reflect.TypeFor[register.VisitState]():     oneOf(register.VisitDecisions),
		reflect.TypeFor[register.OutcomeKind]():    oneOf(register.OutcomeKinds),
		reflect.TypeFor[register.Ref](): anyOf(rapid.OneOf(rapid.Just(register.Ref{}), rapid.Custom(func(t *rapid.T) register.Ref {
			return register.Ref{Kind: rapid.SampledFrom(register.Kinds).Draw(t, "kind"), ID: few.Draw(t, "id")}
		}))),
		reflect.TypeFor[register.Kind]():      oneOf(register.Kinds),
		reflect.TypeFor[register.EventKind](): oneOf(register.EventKinds),
		reflect.TypeFor[register.EventRole](): oneOf(register.EventRoles),
		reflect.TypeFor[register.Channel]():   oneOf(register.ReplyChannels),
		reflect.TypeFor[register.Reply]():     oneOf(register.Replies),

		reflect.TypeFor[register.ProductionKind]():  oneOf(register.ProductionKinds),
		reflect.TypeFor[register.ProductionState](): oneOf(register.ProductionSteps),
		reflect.TypeFor[register.PeriodKind]():      oneOf(register.PeriodKinds),
		reflect.TypeFor[register.Flow]():            oneOf(register.Flows),
		reflect.TypeFor[register.TradeBasis]():      oneOf(register.TradeBases),
		reflect.TypeFor[register.Qualifier]():       oneOf(register.Qualifiers),
		reflect.TypeFor[register.Duty]():            oneOf(register.Duties),
		reflect.TypeFor[register.DueRule]():         oneOf(register.DueRules),
		reflect.TypeFor[register.Priority]():        oneOf(register.Priorities),
		reflect.TypeFor[register.ClosureResult]():   oneOf(register.ClosureResults),
	},
	Kinds: map[reflect.Kind]*rapid.Generator[any]{
		reflect.Int:    anyOf(rapid.OneOf(rapid.IntRange(0, 12), rapid.IntRange(0, 120))),
		reflect.String: anyOf(rapid.SampledFrom([]string{"", "Казань", "Баку", "О торговле", "14/2002", "09:30"})),
	},
}

func record[T any, P interface {
	*T
	register.Record
}]() *rapid.Generator[register.Record] {
	return rapid.Map(rapid.MakeCustom[T](plausible), func(v T) register.Record { return P(&v) })
}

var (
	agreements = rapid.MakeCustom[register.Agreement](plausible)
	ofEachKind = []*rapid.Generator[register.Record]{
		record[register.Agreement](), record[register.Commission](), record[register.Session](), record[register.Visit](), record[register.Meeting](),
		record[register.Partner](), record[register.Person](), record[register.Sphere](), record[register.Event](), record[register.Invitation](),
		record[register.ProductionLink](), record[register.Commitment](), record[register.TradeRecord](), record[register.ProcedureRule](),
		record[register.Document](),
	}
	records = rapid.OneOf(ofEachKind...)
)
