package visits

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/pasting"
	"accord/storage/register"
)

// form declares the fields of a visit.
func (p *page) form(f *kit.Form, v *register.Visit) {
	today := p.desk.Today()
	when := []*kit.Field{
		kit.PickMany("visit.partners", &v.PartnerIDs, p.partners()).Width(2),
		kit.Date("visit.from", &v.From, today),
		kit.Date("visit.to", &v.To, today),
	}
	if v.Fate != "" { // a step says it now
		when = append(when, kit.Choice("visit.fate", &v.Fate, fates()))
	}
	f.Section("visit.section.main",
		kit.Line(
			kit.Phrase("visit.title", &v.Title).Width(2).Required(),
			kit.Choice("visit.direction", &v.Direction, desk.Options("visit.direction.", register.Directions)).Required(),
			kit.Choice("visit.type", &v.Type, desk.Optional("visit.type.", register.VisitTypes)),
			kit.Choice("visit.level", &v.Level, desk.Optional("visit.level.", register.VisitLevels)),
		),
		kit.Line(when...),
		kit.Line(
			kit.Pick("visit.sender", &v.SenderID, p.partners()),
			kit.Pick("visit.host", &v.HostID, p.partners()),
		),
		kit.Line(
			kit.Phrase("visit.ground", &v.Ground),
			kit.Phrase("visit.purpose", &v.Purpose),
		),
		kit.Line(desk.SpokenOf(p.store, &v.AgreementIDs, &v.CommissionIDs)...),
	)
	f.Section("visit.section.journey",
		kit.Line(
			kit.Phrase("visit.arrival", &v.Arrival),
			kit.Phrase("visit.hotel", &v.Hotel),
			kit.Phrase("visit.transport", &v.Transport),
		),
	)
	f.Section("", p.stepRows(v, today))
	f.Section("", places(v, today))
	p.delegationRows(f, v)
	f.Section("", pasting.Programme(p.desk, p.store, p.programmeRows(v, today), v))
	f.Section("", pasting.Outcomes(p.desk, desk.OutcomeRows(p.store, &v.Outcomes)))
	f.Section("visit.section.report",
		kit.Line(
			desk.Due("visit.report.due", &v.Report.Due, today).At("report.due"),
			kit.Date("visit.report.on", &v.Report.On, today).At("report.on"),
			kit.Phrase("visit.report.sent_to", &v.Report.SentTo).At("report.sent_to").Width(2),
		),
		kit.Line(kit.LongPhrase("visit.report.text", &v.Report.Text).At("report.text")),
	)
	f.Section("visit.section.more",
		kit.Line(kit.LongPhrase("visit.results", &v.Results), kit.LongPhrase("visit.note", &v.Note)),
	)
	f.Early = func(problem kit.Problem) bool {
		return problem.Warning && strings.HasPrefix(problem.Field, "programme[")
	}
	if check := f.Check; check != nil {
		f.Check = func() []kit.Problem { return wide(append(check(), zoneProblems(v)...)) }
	}
}

// fates are the ways in which a visit may not have taken place.
func fates() []kit.Option {
	return append([]kit.Option{{Label: lang.T("visit.fate.none")}}, desk.Options("visit.state.", register.Fates)...)
}

// places are rows of a city and its time zone, which is guessed from the city as long as none is chosen.
func places(v *register.Visit, today register.Date) *kit.RowList[register.Place] {
	return kit.Rows("visit.places", &v.Places, func(_ int, place *register.Place) []kit.Block {
		zone := desk.NewZoneChoice(&place.Zone, dayOf(v, today))
		city := kit.Phrase("visit.city", &place.Name).At("name").Width(1.3).Required()
		city.Then(func() { zone.Follow(place.Name) })
		return []kit.Block{kit.Line(city, zone.Choose.Width(1.3), zone.Typed)}
	}).Adds("visit.add_place", nil)
}

// stepRows are the decisions about a visit.
func (p *page) stepRows(v *register.Visit, today register.Date) *kit.RowList[register.VisitStep] {
	return kit.Rows("visit.steps", &v.Steps, func(_ int, step *register.VisitStep) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Choice("visit.step.state", &step.State, desk.Options("visit.state.", register.VisitDecisions)).Required(),
			kit.Date("visit.step.on", &step.On, today),
			kit.Phrase("visit.step.note", &step.Note).Width(2.4),
		)}
	}).Adds("visit.add_step", nil)
}

// programmeRows declares the items of both programmes, the working one and the one for the guests: fields for the hosts
// alone stand in the second line.
func (p *page) programmeRows(v *register.Visit, today register.Date) *kit.RowList[register.ProgrammeItem] {
	persons := desk.Persons(p.store)
	return kit.Rows("visit.programme", &v.Programme, func(_ int, item *register.ProgrammeItem) []kit.Block {
		zone := desk.NewZoneChoice(&item.Zone, dayOf(v, today))
		people := []*kit.Field{
			kit.PickMany("visit.item.ours", &item.Ours, persons).Width(1.6).Least(170),
			kit.PickMany("visit.item.theirs", &item.Theirs, persons).Width(1.6).Least(170),
		}
		if len(item.Participants) > 0 { // those without a side
			people = append(people, kit.PickMany("visit.item.participants", &item.Participants, persons).Width(1.4).Least(170))
		}
		return []kit.Block{
			kit.Line(
				kit.Date("visit.item.day", &item.Day, today).Width(0.9).Least(120),
				kit.Clock("visit.item.start", &item.Start).Width(0.42).Least(60),
				kit.Clock("visit.item.end", &item.End).Width(0.42).Least(60),
				kit.Choice("visit.item.kind", &item.Kind, desk.Options("programme.kind.", register.ProgrammeKinds)).Required().Least(200),
				kit.Phrase("visit.item.title", &item.Title).Width(2.4).Least(170).Required(),
				kit.Phrase("visit.item.place", &item.Place).Width(1.2).Least(134),
				zone.Choose.Width(1.1).Least(120), zone.Typed.Least(110),
			),
			kit.Line(append(people,
				kit.Pick("visit.item.responsible", &item.ResponsibleID, persons).Least(130),
				kit.Pick("visit.item.interpreter", &item.InterpreterID, persons).Least(130),
				kit.Phrase("visit.item.note", &item.Note).Width(1.4).Least(130),
				kit.Check("visit.item.internal", &item.Internal).Least(150),
			)...),
		}
	}).Adds("visit.add_item", func() register.ProgrammeItem { return nextItem(v) })
}

// nextItem is a new item of the programme on the day of the last one, or on the first day.
func nextItem(v *register.Visit) register.ProgrammeItem {
	day := v.From
	if day.Precision() != register.DayKnown {
		day = ""
	}
	if n := len(v.Programme); n > 0 {
		day = v.Programme[n-1].Day
	}
	return register.ProgrammeItem{Day: day}
}

// delegationRows are the delegates in the order of precedence. The post held on the visit's day is
// shown beside each.
func (p *page) delegationRows(f *kit.Form, v *register.Visit) {
	shown := &postsShown{page: p, visit: v, known: map[register.ID]register.Text{}}
	persons := desk.Persons(p.store)
	rows := kit.Rows("visit.delegation", &v.Delegation, func(_ int, d *register.Delegate) []kit.Block {
		post := &postShown{delegate: d}
		post.words = desk.Words(shown.known[d.PersonID])
		post.field = kit.Growing("visit.delegate.post", &post.words).Width(2).Fixed()
		shown.rows = append(shown.rows, post)
		return []kit.Block{kit.Line(
			kit.Pick("visit.delegate.person", &d.PersonID, persons).Width(2).Required(),
			kit.Choice("visit.delegate.role", &d.Role, desk.Options("visit.role.", register.DelegateRoles)).Required(),
			post.field,
		)}
	})
	rows.Adds("visit.add_delegate", func() register.Delegate { return addedDelegate(v) })
	rows.Action("visit.paste", func() {
		var there []register.ID
		for _, d := range v.Delegation {
			there = append(there, d.PersonID)
		}
		pasting.Delegates(p.desk, p.store, there, func(delegates []register.Delegate) { rows.Add(delegates...) })
	})
	f.Section("", rows)
	f.OnChanged = shown.refresh
	shown.refresh()
}

// addedDelegate is a new member; who comes first is often the head, and is asked for.
func addedDelegate(v *register.Visit) register.Delegate {
	if len(v.Delegation) == 0 {
		return register.Delegate{}
	}
	return register.Delegate{Role: register.DelegateMember}
}

// postsShown shows beside each delegate the post held on the day of the visit.
type postsShown struct {
	page  *page
	visit *register.Visit
	rows  []*postShown

	known map[register.ID]register.Text // as of the day
	day   register.Date
	asked []register.ID // the known ones, and those on their way
	slot  kit.Slot
}

type postShown struct {
	delegate *register.Delegate
	field    *kit.Field
	words    string
}

// refresh reads the posts again where a delegate or the day has changed.
func (s *postsShown) refresh() {
	day := dayOf(s.visit, s.page.desk.Today())
	var ids []register.ID
	for _, d := range s.visit.Delegation {
		if !d.PersonID.IsZero() {
			ids = append(ids, d.PersonID)
		}
	}
	asked := day == s.day
	for _, id := range ids {
		asked = asked && slices.Contains(s.asked, id)
	}
	if asked {
		s.show()
		return
	}
	s.day, s.asked = day, ids
	visit := &register.Visit{Delegation: slices.Clone(s.visit.Delegation)}
	kit.Load(s.page.desk.Loader(), &s.slot, func(ctx context.Context) (map[register.ID]register.Text, error) {
		return s.page.posts(ctx, visit, day)
	}, func(posts map[register.ID]register.Text, err error) {
		if err == nil { // without it the form is as good
			s.known = posts
			s.show()
		}
	})
}

func (s *postsShown) show() {
	for _, row := range s.rows {
		if words := desk.Words(s.known[row.delegate.PersonID]); words != row.words {
			row.words = words
			row.field.Reload()
		}
	}
}

var clockOfItem = regexp.MustCompile(`^(programme\[\d+\])\.(start|end)$`)

// wide puts doubts about the hours of an item below its title: the fields of the hours are too narrow for a sentence.
func wide(problems []kit.Problem) []kit.Problem {
	for i, p := range problems {
		if p.Warning {
			problems[i].Field = clockOfItem.ReplaceAllString(p.Field, "$1.title")
		}
	}
	return problems
}

// zoneProblems finds the zones that nobody knows.
func zoneProblems(v *register.Visit) []kit.Problem {
	var problems []kit.Problem
	look := func(field, zone string) {
		if p := desk.ZoneProblem(field, zone); p.Text != "" {
			problems = append(problems, p)
		}
	}
	for i, p := range v.Places {
		look(fmt.Sprintf("places[%d].zone", i), p.Zone)
	}
	for i, item := range v.Programme {
		look(fmt.Sprintf("programme[%d].zone", i), item.Zone)
	}
	return problems
}
