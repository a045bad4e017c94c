package visits

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// reading is what a card says of a visit.
type reading struct {
	*register.Visit
	on    register.Date // the day of the card
	day   register.Date // the day of posts
	lines map[register.ID]storage.Line
	posts map[register.ID]register.Text
	rule  *register.ProcedureRule // of reports; nil where there is none
	// meetings are those held during the visit.
	meetings []*register.Meeting
	// standings are those of what settled the outcomes, of the visit and of its meetings, and of what was spoken of.
	standings map[register.ID]string
	states    []register.ID // the countries of the partners
}

// card reads a visit and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	visit, around, err := desk.Read[register.Visit](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	v := reading{Visit: visit, on: on, lines: around.Lines}
	v.day = dayOf(v.Visit, on)
	var states, others map[register.ID]storage.Line
	err = storage.AtOnce(ctx,
		func(ctx context.Context) (err error) { v.posts, err = p.posts(ctx, v.Visit, v.day); return err },
		func(ctx context.Context) (err error) { v.rule, err = p.store.ReportRule(ctx); return err },
		func(ctx context.Context) (err error) {
			v.states, states, err = p.statesOf(ctx, v.PartnerIDs)
			return err
		},
		func(ctx context.Context) (err error) {
			if v.meetings, err = p.meetings(ctx, around.Mentioners); err == nil {
				others, err = p.settled(ctx, &v)
			}
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	maps.Copy(v.lines, states)
	maps.Copy(v.lines, others)
	return func(c *kit.Card) {
		p.head(c, v)
		p.facts(c, v)
		steps(c, v)
		p.delegation(c, v)
		p.programme(c, v)
		desk.DrawSpokenOf(c, p.desk, v.lines, v.standings, v.spokenOf()...)
		p.settler.Draw(c, visit, v.lines, v.standings)
		p.unsettled(c, v)
		results(c, v)
		p.report(c, v)
		desk.HangsOn(c, p.desk, around.Mentioners)
		desk.Long(c, "visit.note", v.Note)
	}, nil
}

// settled reads what settled the outcomes of the visit and of its meetings and what was spoken of there: names and standings.
func (p *page) settled(ctx context.Context, v *reading) (others map[register.ID]storage.Line, err error) {
	var refs []register.Ref
	mentions := v.Mentions()
	for _, m := range v.meetings {
		mentions = append(mentions, m.Mentions()...)
	}
	var ids []register.ID
	for _, m := range mentions {
		if m.Role == register.RoleSettling || m.Role == register.RoleSpokenOf {
			refs, ids = append(refs, m.Ref), append(ids, m.ID)
		}
	}
	err = storage.AtOnce(ctx,
		func(ctx context.Context) (err error) { others, err = p.store.Lines(ctx, ids...); return err },
		func(ctx context.Context) (err error) {
			v.standings, err = columns.Standings(ctx, p.store, refs, v.on)
			return err
		},
	)
	return others, err
}

// statesOf finds the state that each partner is or belongs to, each once, and their names.
func (p *page) statesOf(ctx context.Context, partners []register.ID) (states []register.ID, names map[register.ID]storage.Line, err error) {
	found := make([]register.ID, len(partners))
	works := make([]func(context.Context) error, len(partners))
	for i, id := range partners {
		works[i] = func(ctx context.Context) (err error) { found[i], err = p.stateOf(ctx, id); return err }
	}
	if err := storage.AtOnce(ctx, works...); err != nil {
		return nil, nil, err
	}
	for _, id := range found {
		if !id.IsZero() && !slices.Contains(states, id) {
			states = append(states, id)
		}
	}
	names, err = p.store.Lines(ctx, states...)
	return states, names, err
}

// stateOf finds the state that a partner is or belongs to, none where it belongs to none.
func (p *page) stateOf(ctx context.Context, id register.ID) (register.ID, error) {
	way, err := p.store.Above(ctx, register.Ref{Kind: register.KindPartner, ID: id})
	if err != nil {
		return register.None, err
	}
	way = append(way, id)
	kinds := make([]register.PartnerKind, len(way))
	works := make([]func(context.Context) error, len(way))
	for i, id := range way {
		works[i] = func(ctx context.Context) error {
			r, err := p.store.Record(ctx, register.Ref{Kind: register.KindPartner, ID: id})
			if err == nil {
				kinds[i] = r.(*register.Partner).Kind
			}
			return err
		}
	}
	if err := storage.AtOnce(ctx, works...); err != nil {
		return register.None, err
	}
	for i, kind := range slices.Backward(kinds) {
		if kind == register.PartnerState || kind == register.PartnerFormerState {
			return way[i], nil
		}
	}
	return register.None, nil
}

// spokenOf are the agreements and commissions that the visit and its meetings spoke of.
func (v reading) spokenOf() []register.ID {
	ids := slices.Concat(v.AgreementIDs, v.CommissionIDs)
	for _, m := range v.meetings {
		ids = slices.Concat(ids, m.AgreementIDs, m.CommissionIDs)
	}
	return ids
}

// dayOf returns the day for posts: the visit's first, as far as it is known; for a visit without days the day of the
// desk.
func dayOf(v *register.Visit, otherwise register.Date) register.Date {
	for _, day := range []register.Date{v.From, v.To} {
		if day.Valid() && day != "" {
			return day.First()
		}
	}
	return otherwise.First()
}

// posts returns the posts that the delegates and those named in the programme held on a day.
func (p *page) posts(ctx context.Context, v *register.Visit, day register.Date) (map[register.ID]register.Text, error) {
	ids := make([]register.ID, 0, len(v.Delegation))
	for _, d := range v.Delegation {
		ids = append(ids, d.PersonID)
	}
	for _, item := range v.Programme {
		ids = append(ids, item.Everyone()...)
	}
	slices.SortFunc(ids, func(a, b register.ID) int { return slices.Compare(a[:], b[:]) })
	ids = slices.DeleteFunc(slices.Compact(ids), register.ID.IsZero)
	rows, err := p.store.PersonRows(ctx, ids, day)
	if err != nil {
		return nil, err
	}
	posts := map[register.ID]register.Text{}
	for _, r := range rows {
		posts[r.ID] = r.Post
	}
	return posts, nil
}

func (p *page) head(c *kit.Card, v reading) {
	kicker := []string{lang.T("kind.visit"), desk.Enum("visit.direction.", v.Direction)}
	if v.Type != "" {
		kicker = append(kicker, desk.Enum("visit.type.", v.Type))
	}
	if v.Level != "" {
		kicker = append(kicker, lang.T("visit.card.level", desk.Enum("visit.level.", v.Level)))
	}
	c.Kicker(strings.Join(kicker, " · "))
	c.Title(desk.Words(v.Title))
	c.Banner(tones[v.StateOn(v.on)], state(v.Visit, v.on))
	desk.DrawSteps(p.desk, c, v.Visit, p.next(v)...)
	if late := v.lateReport(); late != "" {
		c.Banner(kit.ToneRed, "", kit.Plain(late))
	}
	if n := len(v.Clashes()); n > 0 {
		c.Banner(kit.ToneAmber, "", kit.Plain(lang.N("visit.card.clashes", n)))
	}
	for _, problem := range v.Check().Warnings() {
		if strings.HasPrefix(problem.Key, "problem.clash.") {
			continue // it stands beside the item
		}
		c.Banner(kit.ToneAmber, "", kit.Plain(warning(v.Visit, problem)))
	}
	desk.TellLost(c, v.Outcomes, v.lines)
	if len(v.Delegation) > 0 && v.Leader().IsZero() {
		c.Banner(kit.ToneAmber, "", kit.Plain(lang.T("visit.card.no_leader")))
	}
}

// state says what the visit is on a day: "Ended 29.11.2022", "Begins in 5 days".
func state(v *register.Visit, on register.Date) string {
	end := v.To
	if end == "" {
		end = v.From
	}
	switch v.StateOn(on) {
	case register.VisitUndated:
		return lang.T("visit.card.undated")
	case register.VisitEnded:
		return lang.T("visit.card.ended", lang.Day(end))
	case register.VisitUnderWay:
		switch {
		case v.From == end && end == on:
			return lang.T("visit.card.today")
		case end == on:
			return lang.T("visit.card.last_day")
		}
		return lang.T("visit.card.under_way", lang.Day(end))
	case register.VisitReported:
		return lang.T("visit.card.reported", lang.Day(v.Report.On))
	case register.VisitClosed:
		return lang.T("visit.card.closed", lang.Day(decidedOn(v, on, register.VisitClosed)))
	case register.VisitProposed, register.VisitAgreeing, register.VisitApproved, register.VisitPreparation:
		decided := lang.Capital(lang.T("visit.state." + string(v.StateOn(on))))
		if day := decidedOn(v, on, v.StateOn(on)); day != "" {
			decided += " " + lang.Day(day)
		}
		if v.From == "" && v.To == "" {
			return decided
		}
		return decided + ". " + coming(v, on)
	case register.VisitPlanned:
		return coming(v, on)
	}
	word := lang.Capital(lang.T("visit.state." + string(v.StateOn(on))))
	if day := decidedOn(v, on, v.StateOn(on)); day != "" {
		word += " " + lang.Day(day)
	}
	return word
}

// decidedOn is the day of the last decision by a day that put the visit into a state.
func decidedOn(v *register.Visit, on register.Date, state register.VisitState) (last register.Date) {
	for _, step := range v.Steps {
		if first := step.On.First(); step.State == state && first <= on && first >= last.First() {
			last = step.On
		}
	}
	return last
}

// coming says when a visit that has not begun does.
func coming(v *register.Visit, on register.Date) string {
	end := v.To
	if end == "" {
		end = v.From
	}
	switch days, known := on.DaysUntil(v.From); {
	case v.From == "":
		return lang.T("visit.card.no_start", lang.Day(end))
	case known && days == 1:
		return lang.T("visit.card.tomorrow")
	case known:
		return lang.N("visit.card.in_days", days)
	}
	if v.From.First() <= on {
		return lang.T("visit.card.within", lang.LongDay(v.From))
	}
	return lang.T("visit.card.planned", lang.LongDay(v.From))
}

// warning returns the doubt; for a programme item it names the item.
func warning(v *register.Visit, problem register.Problem) string {
	text := desk.Problems(register.Problems{problem})[0].Text
	var i int
	if _, err := fmt.Sscanf(problem.Field, "programme[%d]", &i); err == nil && i < len(v.Programme) {
		return lang.T("visit.card.item_warning", desk.Words(v.Programme[i].Title), small(text))
	}
	return text
}

// small begins a phrase with a small letter, for words that follow others.
func small(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

func (p *page) facts(c *kit.Card, v reading) {
	c.Section(lang.T("visit.section.main"))
	if partners := desk.LinksTo(p.desk, v.lines, v.PartnerIDs...); len(partners) > 0 {
		c.Field(oneOrMany(len(v.PartnerIDs), "visit.partner", "visit.partners"), partners...)
	}
	if said := days(v.Visit); len(said) > 0 {
		c.Field(lang.T("visit.days"), said...)
	}
	var places []kit.Part
	for i, place := range v.Places {
		if i > 0 {
			places = append(places, kit.Plain(", "))
		}
		places = append(places, placeWords(place, v.day)...)
	}
	c.Field(oneOrMany(len(v.Places), "visit.city", "visit.places"), places...)
	c.Field(lang.T("visit.sender"), desk.LinkTo(p.desk, v.lines, v.SenderID)...)
	c.Field(lang.T("visit.host"), desk.LinkTo(p.desk, v.lines, v.HostID)...)
	if v.Ground.IsZero() {
		c.Field(lang.T("visit.ground"), kit.Missing(lang.T("visit.card.no_ground")))
	} else {
		c.Field(lang.T("visit.ground"), kit.Plain(desk.Words(v.Ground)))
	}
	desk.Fill(c, "visit.purpose", desk.Words(v.Purpose))
	if !v.Arrival.IsZero() || !v.Hotel.IsZero() || !v.Transport.IsZero() {
		c.Section(lang.T("visit.section.journey"))
		desk.Fill(c, "visit.arrival", desk.Words(v.Arrival))
		desk.Fill(c, "visit.hotel", desk.Words(v.Hotel))
		desk.Fill(c, "visit.transport", desk.Words(v.Transport))
	}
}

// oneOrMany is the label of one thing or of several.
func oneOrMany(n int, one, many string) string {
	if n == 1 {
		return lang.T(one)
	}
	return lang.T(many)
}

// days says when in words, and how many days.
func days(v *register.Visit) []kit.Part {
	switch {
	case v.From == "" && v.To == "":
		return nil
	case v.From == "":
		return []kit.Part{kit.Missing(lang.T("visit.card.start_unknown")), kit.Plain(" – " + lang.LongDay(v.To))}
	case v.To == "" || v.To == v.From:
		return []kit.Part{kit.Plain(lang.LongDay(v.From))}
	}
	said := []kit.Part{kit.Plain(span(v.From, v.To))}
	if n, ok := v.From.DaysUntil(v.To); ok && n > 0 {
		said = append(said, kit.Soft(" ("+lang.N("visit.card.days", n+1)+")"))
	}
	return said
}

// span is two days in words; of one month the month is said once: "12–14 December 2022".
func span(from, to register.Date) string {
	if from.Precision() != register.DayKnown || to.Precision() != register.DayKnown || from.Year() != to.Year() || from.Month() != to.Month() {
		return lang.LongDay(from) + " – " + lang.LongDay(to)
	}
	words := strings.Split(lang.LongDay(to), " ")
	for i, w := range words {
		if w == strconv.Itoa(to.DayOfMonth()) {
			words[i] = strconv.Itoa(from.DayOfMonth()) + "–" + w
		}
	}
	return strings.Join(words, " ")
}

// placeWords is a place with how far its clocks go before Greenwich on the day.
func placeWords(place register.Place, day register.Date) []kit.Part {
	said := []kit.Part{kit.Plain(desk.Words(place.Name))}
	utc, ok := desk.Offset(place.Zone, day)
	switch {
	case ok:
		said = append(said, kit.Soft(" ("+utc+")"))
	case place.Zone != "":
		said = append(said, kit.Missing(" ("+lang.T("visit.card.zone_unknown", place.Zone)+")"))
	}
	return said
}

// delegation names the delegates in their order, each with the post held on the day of the visit.
func (p *page) delegation(c *kit.Card, v reading) {
	if len(v.Delegation) == 0 {
		return
	}
	c.Section(lang.T("visit.delegation"))
	for _, d := range v.Delegation {
		left := desk.LinkTo(p.desk, v.lines, d.PersonID)
		if len(left) == 0 {
			left = []kit.Part{kit.Missing(lang.T("visit.card.person_unknown"))}
		}
		if post := desk.Words(v.posts[d.PersonID]); post != "" {
			left = append(left, kit.Plain("\n"+post))
		} else {
			left = append(left, kit.Missing("\n"+lang.T("card.no_post", lang.Day(v.day))))
		}
		c.Row(left, []kit.Part{kit.Soft(lang.T("visit.role." + string(d.Role)))}, nil)
	}
}

// steps draws what was decided of the visit, the earliest first.
func steps(c *kit.Card, v reading) {
	if len(v.Steps) == 0 {
		return
	}
	c.Section(lang.T("visit.steps"))
	sorted := slices.Clone(v.Steps)
	slices.SortStableFunc(sorted, func(a, b register.VisitStep) int { return a.On.First().Compare(b.On.First()) })
	for _, step := range sorted {
		left := []kit.Part{kit.Plain(lang.Capital(lang.T("visit.state." + string(step.State))))}
		if !step.Note.IsZero() {
			left = append(left, kit.Soft(" · "+desk.Words(step.Note)))
		}
		day := kit.Plain(lang.Day(step.On))
		if step.On == "" {
			day = kit.Missing(lang.T("visit.card.day_unknown"))
		}
		c.Row(left, []kit.Part{day}, nil)
	}
}

// results draws what has come of the visit; of one that has ended it says where nothing is written.
func results(c *kit.Card, v reading) {
	if v.Results.IsZero() && len(v.Outcomes) == 0 && v.StateOn(v.on) == register.VisitEnded {
		c.Section(lang.T("visit.results"))
		c.Paragraph(kit.Missing(lang.T("visit.card.no_results")))
		return
	}
	desk.Long(c, "visit.results", v.Results)
}
