package trade

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// ChartsID names the page of charts.
const ChartsID = "trade-charts"

// The two ways of looking at trade.
const (
	byPartner = iota
	byPeriod
)

// keptCharts is the key of the view in the settings.
const keptCharts = "room.trade-charts.view"

// chosen is what the page is asked for.
type chosen struct {
	By      int                  `json:"by"`
	Partner register.ID          `json:"partner,omitzero"`
	Kind    register.PeriodKind  `json:"kind,omitempty"`
	Goods   string               `json:"goods,omitempty"`
	Flow    register.Flow        `json:"flow,omitempty"`
	Period  register.TradePeriod `json:"period,omitzero"`
}

// Charts is the page of trade in charts: with one partner through the years, or with all partners in one period.
type Charts struct {
	page
	chosen chosen
	shown  found   // what was read last
	number int     // of the figures that are shown
	scroll float32 // where to scroll the card once it has come

	tabs    *kit.Tabs
	chips   map[string]*kit.FilterChip
	bar     *fyne.Container
	card    *kit.Card
	trouble *kit.Strip
	content fyne.CanvasObject

	reading kit.Slot
	stale   bool
}

var (
	_ desk.Page  = (*Charts)(nil)
	_ desk.Inner = (*Charts)(nil)
)

// NewCharts makes the page; nothing is made or read before it is shown.
func NewCharts(d desk.Desk, s Store) *Charts {
	p := &Charts{page: page{desk: d, store: s}, stale: true}
	d.Kept(keptCharts, &p.chosen)
	if p.chosen.By != byPeriod {
		p.chosen.By = byPartner
	}
	return p
}

// ID names the page.
func (p *Charts) ID() string { return ChartsID }

// Within says from where it is reached.
func (p *Charts) Within() string { return string(register.KindTradeRecord) }

// Word is its title.
func (p *Charts) Word() string { return lang.T("trade.charts.title") }

// Count says how many figures are shown.
func (p *Charts) Count() string { return lang.N("count.trade-record", p.number) }

func (p *Charts) build() {
	p.tabs = kit.NewTabs(p.chosen.By, func(at int) {
		p.chosen.By = at
		p.changed()
	}, lang.T("trade.charts.by_partner"), lang.T("trade.charts.by_period"))
	p.chips = map[string]*kit.FilterChip{}
	chip := func(name, word string, options func(string) []kit.Option, take func(value string)) *kit.FilterChip {
		c := kit.NewFilterChip(p.desk.Loader(), lang.T(word), false, options)
		c.OnChange = func(values []string) {
			take(append(values, "")[0])
			p.changed()
		}
		p.chips[name] = c
		return c
	}
	p.bar = kit.Wrap(8,
		chip("partner", "trade-record.partner", desk.RecordFilter(p.partners(register.Theirs)), func(v string) {
			p.chosen.Partner, p.chosen.Goods = desk.One([]string{v}), ""
		}),
		chip("kind", "trade-record.period.kind", desk.Fixed("trade-record.period.kind.", register.PeriodKinds), func(v string) { p.chosen.Kind = register.PeriodKind(v) }),
		chip("goods", "trade-record.goods", p.goodsOptions, func(v string) { p.chosen.Goods = v }),
		chip("period", "trade-record.period", p.periodOptions, func(v string) { p.chosen.Period, _ = register.ReadTradePeriod(v) }),
		chip("flow", "trade-record.flow", desk.Fixed("trade-record.flow.", register.Flows), func(v string) { p.chosen.Flow = register.Flow(v) }),
	)
	list := kit.NewButton(kit.ButtonPlain, lang.T("trade.charts.figures"), p.openList)
	p.card = kit.NewCard().Most(chartsMost)
	p.trouble = kit.NewStrip(kit.ToneRed)
	head := kit.Frame(nil, nil, kit.Inset(kit.Row(12, p.tabs), 16, 6, 16, 4), kit.Inset(kit.Row(8, list), 0, 6, 12, 6), kit.Inset(p.bar, 0, 6, 8, 6))
	p.content = kit.Frame(kit.Under(head, kit.Hairline()), p.trouble, nil, nil, kit.Panel(p.card))
	p.showChips()
}

// chartsMost keeps charts from growing broader than one looks at.
const chartsMost float32 = 1180

// showChips shows the chips of the current view, with their choices.
func (p *Charts) showChips() {
	set := func(name string, is bool, options ...kit.Option) {
		c := p.chips[name]
		c.Set(options...)
		if is {
			c.Show()
		} else {
			c.Hide()
		}
	}
	option := func(value, label string) []kit.Option {
		if value == "" {
			return nil
		}
		return []kit.Option{{Value: value, Label: label}}
	}
	partner := p.chosen.By == byPartner
	var whose []kit.Option
	if !p.chosen.Partner.IsZero() {
		whose = option(p.chosen.Partner.String(), p.shown.names.of(p.chosen.Partner))
	}
	set("partner", partner, whose...)
	set("kind", partner, option(string(p.chosen.Kind), desk.Enum("trade-record.period.kind.", p.chosen.Kind))...)
	set("goods", partner, option(p.chosen.Goods, p.chosen.Goods)...)
	period := desk.Words(p.chosen.Period.Text())
	set("period", !partner, option(period, period)...)
	set("flow", !partner, option(string(p.chosen.Flow), desk.Enum("trade-record.flow.", p.chosen.Flow))...)
	p.bar.Refresh()
}

// goodsOptions returns the goods with figures for the partner.
func (p *Charts) goodsOptions(find string) (options []kit.Option) {
	if p.chosen.Partner.IsZero() {
		return nil
	}
	codes, err := p.store.TradeGoods(context.Background(), p.chosen.Partner)
	if err != nil {
		return nil // the page reports the error itself
	}
	for _, g := range codes {
		if label := goods(g); containsFolded(label, find) {
			options = append(options, kit.Option{Value: g.Code, Label: label})
		}
	}
	return options
}

// periodOptions returns the years with figures, and the periods in them.
func (p *Charts) periodOptions(find string) (options []kit.Option) {
	years, err := p.store.TradeYears(context.Background())
	if err != nil {
		return nil
	}
	for _, year := range years {
		for _, period := range periodsOf(year) {
			if words := desk.Words(period.Text()); containsFolded(words, find) {
				options = append(options, kit.Option{Value: words, Label: words})
			}
		}
	}
	return options
}

// Content is what the page shows.
func (p *Charts) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// ByPeriod looks at the trade with all partners.
func (p *Charts) ByPeriod() {
	p.Content()
	if p.chosen.By != byPeriod {
		p.tabs.Choose(byPeriod)
	}
}

// Show goes to the trade with a partner.
func (p *Charts) Show(partner register.ID, scroll float32) {
	p.Content()
	if p.chosen.Partner != partner || p.chosen.By != byPartner {
		p.chosen = chosen{By: byPartner, Partner: partner, Flow: p.chosen.Flow, Period: p.chosen.Period}
		p.scroll = scroll
		p.tabs.Choose(byPartner)
		p.changed()
	}
}

// Current returns the partner of the page, none where it shows all of them.
func (p *Charts) Current() (register.ID, float32) {
	if p.chosen.By == byPeriod || p.card == nil {
		return register.None, 0
	}
	return p.chosen.Partner, p.card.ScrollOffset()
}

// Shown reads the changes and puts the keyboard on the page.
func (p *Charts) Shown() {
	if p.stale {
		p.Refresh()
	}
	p.focus()
}

func (p *Charts) focus() {
	if p.desk.Canvas() != nil {
		p.desk.Canvas().Focus(p.tabs)
	}
}

// Changed reads everything again, at once where the page is in front.
func (p *Charts) Changed([]storage.Change) {
	p.stale = true
	if p.content != nil && p.content.Visible() {
		p.Refresh()
	}
}

// changed reads the figures for the current choice.
func (p *Charts) changed() {
	p.desk.Keep(keptCharts, p.chosen)
	p.Refresh()
}

// Refresh reads everything again.
func (p *Charts) Refresh() {
	p.stale = false
	asked, on := p.chosen, p.desk.Day()
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (found, error) {
		return p.read(ctx, asked, on)
	}, func(shown found, err error) {
		p.Content()
		if err != nil {
			p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.Refresh)
			return
		}
		p.trouble.Hide()
		p.shown = shown
		p.chosen.Partner, p.chosen.Period = shown.partner, shown.period
		p.showChips()
		p.card.Clear()
		p.number = p.draw(shown)
		p.card.Refresh()
		p.card.SetScrollOffset(p.scroll)
		p.scroll = 0
		p.desk.Counted()
	})
}

// openList shows the figures from which the charts are drawn.
func (p *Charts) openList() {
	filters := map[string][]kit.Option{}
	if p.chosen.By == byPartner && !p.chosen.Partner.IsZero() {
		filters["partner"] = []kit.Option{{Value: p.chosen.Partner.String(), Label: p.shown.names.of(p.chosen.Partner)}}
	}
	p.desk.Narrow(register.KindTradeRecord, filters)
}

// containsFolded finds what was typed in a text, in whatever case and spelling.
func containsFolded(text, find string) bool {
	return strings.Contains(storage.Fold(text), storage.Fold(find))
}
