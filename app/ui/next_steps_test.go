package ui

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// nextStep is a record in a state, and the first step that its card offers; none where its life is over or only time leads on.
type nextStep struct {
	of   register.Record
	step string
}

// nextSteps are one record in each state of each kind that has states; the day is that of the test registers.
func nextSteps(f *storagetest.Factory) map[register.Kind]map[string]nextStep {
	const before, today, after = register.Date("2022-11-01"), storagetest.Today, register.Date("2023-03-01")
	signed := func(change func(*register.Agreement)) *register.Agreement {
		a := f.Signed("2020-01-01", "2020-01-01")
		change(&a)
		return f.Agreement(a)
	}
	acted := func(kind register.ActionKind, change func(*register.Action)) *register.Agreement {
		return signed(func(a *register.Agreement) {
			act := register.Action{Kind: kind, On: before}
			if change != nil {
				change(&act)
			}
			a.Actions = append(a.Actions, act)
		})
	}
	unsigned := f.Signed("2022-01-01", "")
	decided := func(state register.VisitState) *register.Visit {
		return f.Visit(register.Visit{From: after, Steps: []register.VisitStep{{State: state, On: before}}})
	}
	session := func(change func(*register.Session)) *register.Session {
		s := register.Session{From: after}
		change(&s)
		return f.Session(s)
	}
	invited := func(change func(*register.Invitation)) *register.Invitation {
		i := register.Invitation{Purpose: register.Ru("О визите"), SentOn: before}
		change(&i)
		return f.Invitation(i)
	}
	replied := func(r register.Reply) *register.Invitation {
		return invited(func(i *register.Invitation) { i.Reply, i.RepliedOn = r, before })
	}
	link := func(state register.ProductionState) *register.ProductionLink {
		return f.ProductionLink(register.ProductionLink{Steps: []register.ProductionStep{{State: state, On: before}}})
	}
	promised := func(change func(*register.Commitment)) *register.Commitment {
		c := register.Commitment{Start: before}
		change(&c)
		return f.Commitment(c)
	}
	closed := func(result register.ClosureResult) *register.Commitment {
		return promised(func(c *register.Commitment) {
			c.Closure = register.Closure{On: before, Result: result, Ground: register.Ru("Протокол")}
		})
	}
	meets := f.Commission(register.Commission{Periodicity: 24})
	f.Session(register.Session{CommissionID: meets.ID, From: before})
	late := f.Commission(register.Commission{Periodicity: 12})
	f.Session(register.Session{CommissionID: late.ID, From: "2015-01-01"})
	report := register.Report{On: before, Text: register.Ru("Сделано"), Percent: 100, Final: true}
	return map[register.Kind]map[string]nextStep{
		register.KindAgreement: {
			"draft":         {f.Agreement(register.Agreement{}), "Отметить подписание"},
			"adopted":       {f.Agreement(register.Agreement{Actions: []register.Action{{Kind: register.ActionAdoption, On: before}}}), "Отметить подписание"},
			"signed":        {f.Agreement(unsigned), "Записать вступление в силу"},
			"provisional":   {signed(func(a *register.Agreement) { a.Actions[0].Kind = register.ActionProvisional }), "Записать вступление в силу"},
			"in_force":      {signed(func(*register.Agreement) {}), "Уведомить о прекращении"},
			"notice_given":  {acted(register.ActionNotice, func(a *register.Action) { a.Effective = after }), "Отозвать уведомление"},
			"suspended":     {acted(register.ActionSuspension, nil), "Возобновить действие"},
			"unclear":       {signed(func(a *register.Agreement) { a.Actions[0].Kind = register.ActionForceUnclear }), "Записать вступление в силу"},
			"expired":       {signed(func(a *register.Agreement) { a.Term, a.Until = register.TermUntil, before }), "Продлить"},
			"terminated":    {acted(register.ActionTermination, nil), ""},
			"not_concluded": {f.Agreement(register.Agreement{Actions: []register.Action{{Kind: register.ActionNotConcluded, On: before}}}), ""},
		},
		register.KindCommission: {
			"never_met": {f.Commission(register.Commission{}), "Создать следующее заседание"},
			"overdue":   {late, "Создать следующее заседание"},
			"meets":     {meets, "Создать следующее заседание"},
		},
		register.KindSession: {
			"planned":       {session(func(*register.Session) {}), "Согласовать день"},
			"day_agreed":    {session(func(s *register.Session) { s.DayAgreedOn = before }), "Согласовать повестку"},
			"agenda_agreed": {session(func(s *register.Session) { s.AgendaAgreedOn = before }), "Отметить проведение"},
			"moved":         {session(func(s *register.Session) { s.From, s.Moves = "", []register.Move{{From: after, On: before}} }), "Назначить день"},
			"held":          {session(func(s *register.Session) { s.From = before }), "Внести решения"},
			"signed":        {session(func(s *register.Session) { s.From, s.SignedOn = before, before }), "Закрыть"},
			"closed":        {session(func(s *register.Session) { s.From, s.SignedOn, s.ClosedOn = before, before, before }), "Создать следующее"},
			"cancelled":     {session(func(s *register.Session) { s.Cancelled, s.CancelledOn = true, before }), ""},
		},
		register.KindVisit: {
			"undated":     {f.Visit(register.Visit{}), "Назначить дни"},
			"proposed":    {decided(register.VisitProposed), "На согласование"},
			"agreeing":    {decided(register.VisitAgreeing), "Утвердить"},
			"approved":    {decided(register.VisitApproved), "Перенести"},
			"preparation": {decided(register.VisitPreparation), "Перенести"},
			"planned":     {f.Visit(register.Visit{From: after}), "Перенести"},
			"postponed":   {decided(register.VisitPostponed), "Назначить новые дни"},
			"under_way":   {f.Visit(register.Visit{From: today}), "Записать итог"},
			"ended":       {f.Visit(register.Visit{From: before}), "Записать итог"},
			"reported":    {f.Visit(register.Visit{From: before, Report: register.VisitReport{On: before}}), "Закрыть визит"},
			"closed": {f.Visit(register.Visit{
				From: before, Report: register.VisitReport{On: before}, Steps: []register.VisitStep{{State: register.VisitClosed, On: before}},
			}), ""},
			"cancelled": {decided(register.VisitCancelled), ""},
		},
		register.KindCommitment: {
			"new":       {f.Commitment(register.Commitment{}), "Отчёт о ходе"},
			"under_way": {promised(func(*register.Commitment) {}), "Отчёт о ходе"},
			"reported":  {promised(func(c *register.Commitment) { c.Reports = []register.Report{report} }), "Вернуть на доработку"},
			"returned": {promised(func(c *register.Commitment) {
				c.Reports, c.Returns = []register.Report{report}, []register.Return{{On: today, Reason: register.Ru("Мало")}}
			}), "Отчёт о ходе"},
			"fulfilled":     {closed(register.ResultFulfilled), ""},
			"partly":        {closed(register.ResultPartly), ""},
			"lost_point":    {closed(register.ResultLostPoint), ""},
			"not_fulfilled": {closed(register.ResultNotFulfilled), ""},
			"carried_over": {promised(func(c *register.Commitment) {
				c.CarriedToID, c.CarriedOn = f.Commitment(register.Commitment{}).ID, before
			}), ""},
		},
		register.KindEvent: {
			"undated":   {f.Event(register.Event{}), "Назначить дни"},
			"planned":   {f.Event(register.Event{From: after}), "Отложить"},
			"postponed": {f.Event(register.Event{From: after, Fate: register.Postponed}), "Назначить новые дни"},
			"under_way": {f.Event(register.Event{From: today}), ""},
			"held":      {f.Event(register.Event{From: before}), "Создать следующее в серии"},
			"cancelled": {f.Event(register.Event{From: after, Fate: register.Cancelled}), ""},
		},
		register.KindInvitation: {
			"prepared":       {invited(func(i *register.Invitation) { i.SentOn = "" }), "Отметить отправку"},
			"sent":           {invited(func(*register.Invitation) {}), "Записать ответ"},
			"reminded":       {invited(func(i *register.Invitation) { i.Reminders = []register.Date{before} }), "Записать ответ"},
			"no_reply":       {invited(func(i *register.Invitation) { i.ReplyDue = before }), "Отметить напоминание"},
			"accepted":       {replied(register.ReplyAccepted), "Отметить, что состоялось"},
			"declined":       {replied(register.ReplyDeclined), ""},
			"conditional":    {replied(register.ReplyConditional), "Записать ответ"},
			"representative": {replied(register.ReplyRepresentative), "Отметить, что состоялось"},
			"took_place":     {invited(func(i *register.Invitation) { i.TookPlace = before }), "Указать состоявшийся визит"},
		},
		register.KindProductionLink: {
			"unknown":            {f.ProductionLink(register.ProductionLink{}), "Отметить начало работы"},
			"planned":            {link(register.ProductionPlanned), "Отметить начало строительства"},
			"under_construction": {link(register.ProductionUnderConstruction), "Отметить начало работы"},
			"working":            {link(register.ProductionWorking), "Отметить закрытие"},
			"closed":             {link(register.ProductionClosed), "Отметить начало работы"},
		},
	}
}

// untried are the states in which no record of today can be seen: before anything of it was known, and under control, where
// decisions of others lead on.
var untried = map[register.Kind][]string{
	register.KindAgreement: {string(register.StatusNotYet)},
	register.KindSession:   {string(register.SessionUnderControl)},
}

func TestTheCardOffersTheNextStepInEveryStateOfEveryKind(t *testing.T) {
	f := storagetest.New(t)
	all := nextSteps(f)
	w := show(t, f)
	for _, kind := range register.Kinds {
		for _, s := range lang.In(register.Russian).States(kind) {
			next, is := all[kind][s.State]
			if !is {
				assert.Containsf(t, untried[kind], s.State, "%s: no record is %s", kind, s.State)
				continue
			}
			state, _ := lang.State(next.of, nil, storagetest.Today)
			if kind != register.KindCommission && !assert.Equalf(t, s.State, state, "a %s", kind) {
				continue
			}
			w.Open(next.of.Ref())
			card := strings.ReplaceAll(words(w.current.Content()), "\n", " ")
			if next.step != "" {
				assert.Containsf(t, card, next.step, "a %s that is %s", kind, s.State)
			}
		}
	}
}
