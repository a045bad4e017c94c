package visits

import (
	"context"
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of a visit.
func (p *page) form(f *kit.Form, v *register.Visit) {
	today := p.desk.Today()
	f.Section("visit.section.main",
		kit.Line(
			kit.Phrase("visit.title", &v.Title).Width(2).Required(),
			kit.Choice("visit.direction", &v.Direction, desk.Options("visit.direction.", register.Directions)).Required(),
			kit.Choice("visit.type", &v.Type, desk.Optional("visit.type.", register.VisitTypes)),
			kit.Choice("visit.level", &v.Level, desk.Optional("visit.level.", register.VisitLevels)),
		),
		kit.Line(
			kit.PickMany("visit.partners", &v.PartnerIDs, p.partners()).Width(2),
			kit.Date("visit.from", &v.From, today),
			kit.Date("visit.to", &v.To, today),
			kit.Choice("visit.fate", &v.Fate, fates()),
		),
		kit.Line(
			kit.Phrase("visit.ground", &v.Ground),
			kit.Phrase("visit.purpose", &v.Purpose),
		),
	)
	f.Section("", places(v, today))
	p.delegationRows(f, v)
	f.Section("", p.programmeRows(v, today))
	f.Section("visit.section.more",
		kit.Line(kit.LongPhrase("visit.results", &v.Results), kit.LongPhrase("visit.note", &v.Note)),
	)
	if check := f.Check; check != nil {
		f.Check = func() []kit.Problem { return append(check(), zoneProblems(v)...) }
	}
}

// fates are the ways in which a visit may not have taken place.
func fates() []kit.Option {
	return append([]kit.Option{{Label: lang.T("visit.fate.none")}}, desk.Options("visit.state.", register.Fates)...)
}

// places are rows of a city and its time zone, which is guessed from the city as long as none is chosen.
func places(v *register.Visit, today register.Date) *kit.RowList[register.Place] {
	options := zoneOptions(dayOf(v, today))
	return kit.Rows("visit.places", &v.Places, func(_ int, place *register.Place) []kit.Block {
		chosen := place.Zone
		if chosen != "" && !slices.Contains(zones, chosen) {
			chosen = otherZone
		}
		typed := kit.Text("visit.zone.typed", &place.Zone).At("zone").When(func() bool { return chosen == otherZone })
		zone := kit.Choice("visit.zone", &chosen, options).Width(1.3)
		zone.Then(func() {
			place.Zone = chosen
			if chosen == otherZone {
				place.Zone = ""
			}
			typed.Reload()
		})
		guessed := place.Zone == ""
		city := kit.Phrase("visit.city", &place.Name).At("name").Width(1.3).Required()
		city.Then(func() {
			if z := zoneOf(place.Name); guessed && chosen != otherZone && z != chosen {
				chosen, place.Zone = z, z
				zone.Reload()
			}
		})
		zone.Then(func() { guessed = place.Zone == "" && chosen != otherZone })
		return []kit.Block{kit.Line(city, zone, typed)}
	}).Adds("visit.add_place", nil)
}

func (p *page) programmeRows(v *register.Visit, today register.Date) *kit.RowList[register.ProgrammeItem] {
	persons := desk.Persons(p.store)
	return kit.Rows("visit.programme", &v.Programme, func(_ int, item *register.ProgrammeItem) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Date("visit.item.day", &item.Day, today).Width(0.9).Least(120),
			kit.Clock("visit.item.start", &item.Start).Width(0.42).Least(60),
			kit.Clock("visit.item.end", &item.End).Width(0.42).Least(60),
			kit.Choice("visit.item.kind", &item.Kind, desk.Options("programme.kind.", register.ProgrammeKinds)).Required().Least(120),
			kit.Phrase("visit.item.title", &item.Title).Width(2.4).Least(170).Required(),
			kit.Phrase("visit.item.place", &item.Place).Width(0.9).Least(100),
			kit.PickMany("visit.item.participants", &item.Participants, persons).Width(1.6).Least(170),
		)}
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
	return register.ProgrammeItem{Day: day, Kind: register.ProgrammeMeeting}
}

// delegationRows are the delegates in the order of precedence. The post held on the visit's day is
// shown beside each.
func (p *page) delegationRows(f *kit.Form, v *register.Visit) {
	shown := &postsShown{page: p, visit: v, known: map[register.ID]register.Text{}}
	persons := desk.Persons(p.store)
	rows := kit.Rows("visit.delegation", &v.Delegation, func(_ int, d *register.Delegate) []kit.Block {
		post := &postShown{delegate: d}
		post.words = desk.Words(shown.known[d.PersonID])
		post.field = kit.Text("visit.delegate.post", &post.words).Width(2).Fixed()
		shown.rows = append(shown.rows, post)
		return []kit.Block{kit.Line(
			kit.Pick("visit.delegate.person", &d.PersonID, persons).Width(2).Required(),
			kit.Choice("visit.delegate.role", &d.Role, desk.Options("visit.role.", register.DelegateRoles)).Required(),
			post.field,
		)}
	})
	rows.Adds("visit.add_delegate", func() register.Delegate { return nextDelegate(v, register.None) })
	rows.Action("visit.paste", func() {
		var there []register.ID
		for _, d := range v.Delegation {
			there = append(there, d.PersonID)
		}
		desk.PastePeople(p.desk, p.store, there, func(ids []register.ID) {
			for _, id := range ids {
				if !slices.ContainsFunc(v.Delegation, func(d register.Delegate) bool { return d.PersonID == id }) {
					rows.Add(nextDelegate(v, id))
				}
			}
		})
	})
	f.Section("", rows)
	f.OnChanged = shown.refresh
	shown.refresh()
}

// nextDelegate is a new member; the first of a delegation is its head.
func nextDelegate(v *register.Visit, person register.ID) register.Delegate {
	if len(v.Delegation) == 0 {
		return register.Delegate{PersonID: person, Role: register.DelegateHead}
	}
	return register.Delegate{PersonID: person, Role: register.DelegateMember}
}

// postsShown shows beside each delegate the post held on the day of the visit.
type postsShown struct {
	page  *page
	visit *register.Visit
	rows  []*postShown

	known map[register.ID]register.Text // as of the day
	day   register.Date
	asked []register.ID // what is known, or on its way
	slot  kit.Slot
}

type postShown struct {
	delegate *register.Delegate
	field    *kit.Field
	words    string
}

// refresh reads the posts anew where a delegate or the day has changed.
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
