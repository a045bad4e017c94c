package meetings

import (
	"context"
	"strings"
	"sync/atomic"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/pasting"
	"accord/storage"
	"accord/storage/register"
)

// form declares the fields of a meeting: first those of the journal, in its order.
func (p *page) form(f *kit.Form, m *register.Meeting) {
	today := p.desk.Today()
	day := m.Day
	if day.Precision() != register.DayKnown {
		day = today
	}
	persons := desk.Persons(p.store)
	zone := desk.NewZoneChoice(&m.Zone, day)
	place := kit.Phrase("meeting.place", &m.Place).Width(2.6)
	place.Then(func() { zone.Follow(m.Place) })
	item := p.itemChoice(m)
	visit := kit.Pick("meeting.visit", &m.VisitID, p.visits()).Width(1.6)
	visit.Then(item.follow)
	f.Section("meeting.section.main",
		kit.Line(
			kit.Phrase("meeting.title", &m.Title).Width(5).Least(220).Required(),
			kit.Text("meeting.number", &m.Number).Least(70),
		),
		kit.Line(
			kit.Date("meeting.day", &m.Day, today).Least(120),
			kit.Clock("meeting.start", &m.Start).Width(0.5).Least(70),
			kit.Clock("meeting.end", &m.End).Width(0.5).Least(70),
			visit,
			item.field,
		),
		kit.Line(place, zone.Choose.Width(1.2).Least(130), zone.Typed),
		kit.Line(
			kit.PickMany("meeting.theirs", &m.Theirs, persons).Width(1.5),
			kit.PickMany("meeting.partners", &m.PartnerIDs, p.partners()).Width(1.5),
			kit.PickMany("meeting.ours", &m.Ours, persons).Width(1.5),
		),
		kit.Line(
			kit.Phrase("meeting.ground", &m.Ground),
			kit.Phrase("meeting.aim", &m.Aim),
			kit.Pick("meeting.permitter", &m.PermitterID, persons),
			kit.Phrase("meeting.permit", &m.Permit),
		),
	)
	f.Section("meeting.section.talk",
		kit.Line(kit.LongPhrase("meeting.points", &m.Points), kit.LongPhrase("meeting.content", &m.Content)),
		kit.Line(kit.LongPhrase("meeting.record", &m.Record)),
		kit.Line(desk.SpokenOf(p.store, &m.AgreementIDs, &m.CommissionIDs)...),
	)
	f.Section("", pasting.Outcomes(p.desk, desk.OutcomeRows(p.store, &m.Outcomes)))
	f.Section("meeting.section.report",
		kit.Line(
			kit.Date("meeting.reported_on", &m.ReportedOn, today),
			kit.Phrase("meeting.reported_to", &m.ReportedTo).Width(3),
		),
		kit.Line(kit.LongPhrase("meeting.note", &m.Note)),
	)
	if check := f.Check; check != nil {
		f.Check = func() []kit.Problem {
			problems := check()
			if odd := desk.ZoneProblem("zone", m.Zone); odd.Text != "" {
				problems = append(problems, odd)
			}
			return problems
		}
	}
}

// itemChoice is the field of the item of a visit's programme under which a meeting was held.
type itemChoice struct {
	page    *page
	meeting *register.Meeting
	field   *kit.Field
	visit   atomic.Pointer[register.ID] // whose items are offered; searches run beside the screen
}

func (p *page) itemChoice(m *register.Meeting) *itemChoice {
	i := &itemChoice{page: p, meeting: m}
	i.of(m.VisitID)
	i.field = kit.Pick("meeting.item", &m.ItemID, kit.Source{Find: i.find, Label: i.label}).When(func() bool { return !m.VisitID.IsZero() })
	return i
}

func (i *itemChoice) of(visit register.ID) { i.visit.Store(&visit) }

// follow offers the items of the visit that was just chosen; an item of another one is no longer meant.
func (i *itemChoice) follow() {
	if i.meeting.VisitID != *i.visit.Load() {
		i.of(i.meeting.VisitID)
		i.meeting.ItemID = register.None
	}
	i.field.Reload()
}

func (i *itemChoice) find(ctx context.Context, text string) ([]kit.Picked, error) {
	id := *i.visit.Load()
	if id.IsZero() {
		return nil, nil
	}
	r, err := i.page.store.Record(ctx, register.Ref{Kind: register.KindVisit, ID: id})
	if err != nil {
		return nil, err
	}
	var found []kit.Picked
	for _, item := range r.(*register.Visit).Programme {
		title := desk.Words(item.Title)
		if !item.ID.IsZero() && strings.Contains(storage.Fold(title), storage.Fold(text)) {
			found = append(found, kit.Picked{ID: item.ID, Label: title, Note: strings.TrimSpace(lang.Day(item.Day) + " " + item.Start)})
		}
	}
	return found, nil
}

func (i *itemChoice) label(ctx context.Context, id register.ID) (kit.Picked, error) {
	all, err := i.find(ctx, "")
	for _, one := range all {
		if one.ID == id {
			return one, err
		}
	}
	return kit.Picked{ID: id, Label: lang.T("meeting.item.gone")}, err
}
