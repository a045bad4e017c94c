package overview

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// lines are how many lines each part of the page has, in a window of the usual height and in a tall one.
var lines = map[string][2]int{
	"next": {6, 10}, "meetings": {4, 6}, "changed": {4, 6}, "shares": {5, 8},
}

// counted is how far off a visit may be for its days to be counted.
const counted = 120

// drawing draws what was read, and gathers the page's stops. Before anything was read the numbers are awaited in their
// places, and lead where they will.
type drawing struct {
	page  *Page
	o     storage.Overview
	read  bool
	tall  bool
	stops []kit.Stop
}

// awaited stands where a number will be.
const awaited = "…"

func (d *drawing) count(n int) string {
	if !d.read {
		return awaited
	}
	return lang.Number(int64(n))
}

// none is the line of an empty part; before the reading has ended there is no line.
func (d *drawing) none(key string) fyne.CanvasObject {
	if !d.read {
		return soft("")
	}
	return soft(lang.T(key))
}

func (d *drawing) most(part string) int {
	if d.tall {
		return lines[part][1]
	}
	return lines[part][0]
}

// stop gathers a stop in the order of the keyboard.
func (d *drawing) stop(s kit.Stop) fyne.CanvasObject {
	d.stops = append(d.stops, s)
	return s
}

// waiting leads to the agreements that wait for something.
func (d *drawing) waiting(w storage.Waiting) func() {
	return func() {
		d.page.desk.Narrow(register.KindAgreement, map[string][]kit.Option{"waits": option("agreement.waits.", string(w))})
	}
}

func option(family, value string) []kit.Option {
	return []kit.Option{{Value: value, Label: lang.T(family + value)}}
}

func soft(words string) fyne.CanvasObject {
	return kit.NewWords(words, kit.TextSize, false, kit.ColorSoft).Least(0)
}

// cards are the numbers at the head of the page.
func (d *drawing) cards() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		d.dueCard("overview.notice", storage.WaitsNotice30, storage.WaitsNotice90, storage.WaitsNotice180),
		d.dueCard("overview.expiry", storage.WaitsExpiry30, storage.WaitsExpiry90, storage.WaitsExpiry180),
		d.card("overview.force", storage.WaitsForce, kit.ToneBlue, kit.Caption(lang.T("overview.force.text")).Least(0)),
		d.late(),
		d.missing(),
	}
}

func (d *drawing) number(w storage.Waiting, tone kit.Tone) fyne.CanvasObject {
	n := d.o.Waiting[w]
	if n == 0 {
		tone = kit.ToneGrey
	}
	return d.stop(kit.NewFigure(d.count(n), tone, lang.T("agreement.waits."+string(w)), d.waiting(w)))
}

func (d *drawing) card(word string, w storage.Waiting, tone kit.Tone, under fyne.CanvasObject) fyne.CanvasObject {
	return kit.Tile(kit.Under(soft(lang.T(word)), kit.Row(0, d.number(w, tone)), under))
}

// dueCard counts the agreements with a day that comes: within 90 days, and small beside it within 30 and 180.
func (d *drawing) dueCard(word string, near, usual, far storage.Waiting) fyne.CanvasObject {
	tone := desk.UrgencyTone(register.UrgencyNear)
	if d.o.Waiting[near] > 0 {
		tone = desk.UrgencyTone(register.UrgencySoon)
	}
	number := d.number(usual, tone)
	small := func(key string, w storage.Waiting) fyne.CanvasObject {
		words := lang.T(key, d.count(d.o.Waiting[w]))
		return d.stop(kit.NewSmallFigure(words, lang.T("agreement.waits."+string(w)), d.waiting(w)))
	}
	head := kit.Frame(nil, nil, kit.Row(8, number, kit.Caption(lang.T("overview.within_90"))), nil, nil)
	return kit.Tile(kit.Under(soft(lang.T(word)), head, kit.WrapLines(14, 0, small("overview.within_30", near), small("overview.within_180", far))))
}

// late counts overdue commitments, and small below them missing answers and replies, reports and outcomes, and
// commitments waiting for their controller.
func (d *drawing) late() fyne.CanvasObject {
	tone := kit.ToneRed
	if d.o.Overdue == 0 {
		tone = kit.ToneGrey
	}
	number := d.stop(kit.NewFigure(d.count(d.o.Overdue), tone, lang.T("overview.late.commitments.text"), func() {
		d.page.desk.Narrow(register.KindCommitment, map[string][]kit.Option{"due": option("commitment.term.", "overdue")})
	}))
	answers := d.stop(kit.NewSmallFigure(lang.T("overview.late.answers", d.count(d.o.Waiting[storage.WaitsAnswer])),
		lang.T("agreement.waits."+string(storage.WaitsAnswer)), d.waiting(storage.WaitsAnswer)))
	steps := d.stop(kit.NewSmallFigure(lang.T("overview.late.steps", d.count(d.o.Waiting[storage.WaitsStep])),
		lang.T("agreement.waits."+string(storage.WaitsStep)), d.waiting(storage.WaitsStep)))
	replies := d.stop(kit.NewSmallFigure(lang.T("overview.late.replies", d.count(d.o.NoReply)), lang.T("overview.late.replies.text"), func() {
		d.page.desk.Narrow(register.KindInvitation, map[string][]kit.Option{"state": option("invitation.state.", string(register.InvitationNoReply))})
	}))
	presented := d.stop(kit.NewSmallFigure(lang.T("overview.late.presented", d.count(d.o.Presented)), lang.T("overview.late.presented.text"), func() {
		d.page.desk.Narrow(register.KindCommitment, map[string][]kit.Option{"state": option("commitment.state.", string(register.CommitmentReported))})
	}))
	reports := d.stop(kit.NewSmallFigure(lang.T("overview.late.reports", d.count(d.o.Unreported)), lang.T("overview.late.reports.text"), d.page.openUnreported))
	head := kit.Frame(nil, nil, kit.Row(8, number, kit.Caption(lang.Unit("overview.late.commitments", d.o.Overdue))), nil, nil)
	return kit.Tile(kit.Under(soft(lang.T("overview.late")), head, kit.WrapLines(14, 0, answers, replies, reports, steps, presented)))
}

// missing counts what agreements lack.
func (d *drawing) missing() fyne.CanvasObject {
	column := kit.Under(soft(lang.T("overview.missing")))
	for _, w := range []storage.Waiting{storage.WaitsOriginal, storage.WaitsRegistration, storage.WaitsForceDay} {
		words := lang.T("overview.missing."+string(w), d.count(d.o.Waiting[w]))
		column.Add(d.stop(kit.NewSmallFigure(words, lang.T("agreement.waits."+string(w)), d.waiting(w))))
	}
	return kit.Tile(column)
}

// tiles are the panels under the cards.
func (d *drawing) tiles() []tile {
	return []tile{
		{d.agenda(), 0, 0},
		{d.shares("overview.by_partner", "partner", d.o.InForce.ByPartner), 1, 1},
		{d.shares("overview.by_sphere", "sphere", d.o.InForce.BySphere), 1, 1},
		{d.years(), 1, 2},
	}
}

func heading(key string) fyne.CanvasObject {
	return kit.Inset(kit.NewWords(lang.T(key), kit.TextSize, true, kit.ColorText).Least(0), 0, 2, 0, 4)
}

// agenda is what waits, who meets whom, and what was changed.
func (d *drawing) agenda() fyne.CanvasObject {
	column := kit.Under(heading("overview.next"))
	late, coming := d.nextShown()
	for _, n := range late {
		column.Add(d.stop(d.next(n)))
	}
	if more := d.o.Late - len(late); more > 0 {
		column.Add(d.stop(d.moreLate(more)))
	}
	for _, n := range coming {
		column.Add(d.stop(d.next(n)))
	}
	if len(d.o.Next) == 0 {
		column.Add(d.none("overview.next.none"))
	}
	column.Add(kit.Inset(heading("overview.meetings"), 0, 10, 0, 0))
	meetings := d.meetings()
	for _, m := range meetings {
		column.Add(d.stop(m))
	}
	if len(meetings) == 0 {
		column.Add(d.none("overview.meetings.none"))
	}
	column.Add(kit.Inset(heading("overview.changed"), 0, 10, 0, 0))
	for _, c := range d.o.Changed[:min(len(d.o.Changed), d.most("changed"))] {
		at := c.At.Local()
		kind, when := lang.T("kind."+string(c.Kind)), lang.Clock(at)
		if day := register.DayOf(at); day != d.o.On {
			when = lang.Day(day)
		}
		column.Add(d.stop(kit.NewListLine(named(c.Line), kind+" · "+when, kit.ToneGrey,
			named(c.Line)+", "+lang.Moment(at)+", "+c.Author, func() { d.page.desk.Open(c.Ref) })))
	}
	if len(d.o.Changed) == 0 {
		column.Add(d.none("overview.changed.none"))
	}
	return kit.Tile(column)
}

// named is how a record is called here: its number before it where it has one.
func named(line storage.Line) string {
	name := desk.Name(line)
	if hint := desk.Words(line.Hint); hint != "" && line.Kind == register.KindAgreement {
		return hint + " · " + name
	}
	return name
}

func (d *drawing) next(n storage.Deadline) *kit.ListLine {
	words, tone := nextWords(n), kit.ToneNone
	switch days, _ := d.o.On.DaysUntil(n.Day); {
	case n.Kind == storage.DeadlineNotice || n.Kind == storage.DeadlineExpiry:
		tone = desk.UrgencyTone(register.UrgencyOf(d.o.On, n.Day))
	case days <= 0:
		tone = kit.ToneRed
	case days <= register.SoonDays:
		tone = kit.ToneAmber
	}
	return kit.NewListLine(words, lang.Due(d.o.On, n.Day), tone, words+", "+lang.Day(n.Day), func() { d.page.desk.Open(n.Ref) })
}

// meetings are those to come and, in what room is left, those that were; the last one past always has a line.
func (d *drawing) meetings() []*kit.ListLine {
	most := d.most("meetings")
	coming := d.o.Upcoming[:min(len(d.o.Upcoming), most-min(1, len(d.o.Recent)))]
	past := d.o.Recent[:min(len(d.o.Recent), most-len(coming))]
	var lines []*kit.ListLine
	add := func(m storage.Engagement, word string, tone kit.Tone) {
		words := lang.Days(m.From, m.To) + " · " + named(m.Line)
		if commission := desk.Words(m.Commission); commission != "" {
			words += " · " + commission
		}
		lines = append(lines, kit.NewListLine(words, word, tone, words, func() { d.page.desk.Open(m.Ref) }))
	}
	for _, m := range coming {
		days, _ := d.o.On.DaysUntil(m.From.First())
		switch {
		case m.From.Last() <= d.o.On: // one of "2026" is some time in that year
			add(m, lang.T("visit.state.under_way"), kit.ToneGreen)
		case days > 0 && days <= counted:
			add(m, lang.Due(d.o.On, m.From), kit.ToneBlue)
		case m.Kind == register.KindSession:
			add(m, lang.T("session.state.planned"), kit.ToneBlue)
		default:
			add(m, lang.T("visit.state.planned"), kit.ToneBlue)
		}
	}
	for _, m := range past {
		word := lang.T("visit.state.ended")
		if m.Kind == register.KindSession {
			word = lang.T("session.state.held")
		}
		add(m, word, kit.ToneGrey)
	}
	return lines
}

// shares is a chart of agreements in force by a filter of the list.
func (d *drawing) shares(word, filter string, shares []storage.Share) fyne.CanvasObject {
	var bars []kit.Bar
	for _, s := range shares[:min(len(shares), d.most("shares"))] {
		name := desk.Name(s.Line)
		bars = append(bars, kit.Bar{Label: name, Value: s.Count, Open: func() {
			d.page.desk.Narrow(register.KindAgreement, map[string][]kit.Option{
				"status": desk.Options("agreement.status.", []register.Status{register.StatusInForce, register.StatusNoticeGiven}),
				filter:   {{Value: s.ID.String(), Label: name}},
			})
		}})
	}
	column := kit.Under(heading(word))
	for _, b := range kit.NewBars(bars...) {
		column.Add(d.stop(b))
	}
	if len(bars) == 0 {
		column.Add(d.none("overview.shares.none"))
	}
	return kit.Tile(column)
}

// crowded is the number from which fewer years are shown, since their numbers need more room.
const crowded = 100

// years is a chart of signings and endings, year by year.
func (d *drawing) years() fyne.CanvasObject {
	years := d.o.Years
	for _, y := range years {
		if max(y.Signed, y.Ended) >= crowded {
			years = d.o.Years[max(0, len(d.o.Years)-5):]
			break
		}
	}
	if !slices.ContainsFunc(years, func(y storage.Year) bool { return y.Signed+y.Ended > 0 }) {
		return kit.Tile(kit.Under(heading("overview.years"), d.none("overview.years.none")))
	}
	var groups []kit.ChartGroup
	for _, y := range years {
		year := strconv.Itoa(y.Year)
		groups = append(groups, kit.ChartGroup{Label: year, Columns: []kit.ChartColumn{
			{Value: y.Signed, Tone: kit.ToneGreen, Counts: lang.T("overview.signed.in", year, lang.Number(int64(y.Signed))), Open: d.signed(y.Year)},
			{Value: y.Ended, Tone: kit.ToneBlue, Counts: lang.T("overview.ended.in", year, lang.Number(int64(y.Ended))), Open: d.ended(y.Year)},
		}})
	}
	chart := kit.NewColumnChart(groups...)
	for _, c := range chart.Columns {
		d.stop(c)
	}
	legend := kit.Row(6, kit.NewSwatch(kit.ToneGreen), kit.Caption(lang.T("overview.signed")), kit.Inset(kit.NewSwatch(kit.ToneBlue), 8, 0, 0, 0), kit.Caption(lang.T("overview.ended")))
	return kit.Tile(kit.Frame(kit.Under(heading("overview.years"), legend), nil, nil, nil, container.New(lowered{}, chart.Container)))
}

// lowered keeps a chart at a height that can be taken in at a glance.
type lowered struct{}

const highestChart float32 = 260

func (lowered) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().AddWidthHeight(0, 6) }

func (lowered) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 6))
	o[0].Resize(fyne.NewSize(size.Width, min(size.Height-6, highestChart)))
}

// signed leads to what was signed in a year; of the year of the day itself, by then.
func (d *drawing) signed(year int) func() {
	word := strconv.Itoa(year)
	filters := map[string][]kit.Option{"year": {{Value: word, Label: word}}}
	if year == d.o.On.Year() {
		filters["status"] = desk.Options("agreement.status.", register.PastDraft)
	}
	return func() { d.page.desk.Narrow(register.KindAgreement, filters) }
}

func (d *drawing) ended(year int) func() {
	word := strconv.Itoa(year)
	return func() {
		d.page.desk.Narrow(register.KindAgreement, map[string][]kit.Option{"ended": {{Value: word, Label: word}}})
	}
}
