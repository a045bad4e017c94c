package trade

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// named is a partner as the table calls it, and who that is.
type named struct {
	Name string      `json:"name"`
	Who  register.ID `json:"who"`
}

// common is what all figures of a table have that do not say otherwise themselves.
type common struct {
	Partner     register.ID         `json:"partner"`
	Flow        register.Flow       `json:"flow"`
	Currency    string              `json:"currency"`
	Basis       register.TradeBasis `json:"basis"`
	Source      register.Ref        `json:"source"`
	SourceWords register.Text       `json:"source_words"`
	PublishedOn register.Date       `json:"published_on"`
	Names       []named             `json:"names"`
}

// pasting is a pasted table on its way into the register.
type pasting struct {
	page    *page
	figures []pasted.TradeFigure
	common  common
	known   []*register.TradeRecord // of the partners named

	lines  []pastedLine
	list   *kit.ColumnList[int, pastedLine]
	said   *kit.Words
	form   *kit.Form
	dialog *kit.Dialog
	slot   kit.Slot
}

// pastedLine is a figure as it would be saved, and what becomes of it.
type pastedLine struct {
	at       int
	record   *register.TradeRecord
	partner  string
	fault    string // why it cannot be saved
	doubt    string
	repeated bool // the register has it already
}

// Paste asks for a table of figures from Excel, shows what is read of it, and saves all of it as one change.
func (p *page) Paste() {
	kit.PasteDialog(p.desk.Canvas(), lang.T("trade.paste.title"), lang.T("trade.paste.hint"), func(text string) {
		if !pasted.Fits(text) {
			p.desk.Say(lang.T("people.too_long"))
			return
		}
		p.take(pasted.Trade(text, p.desk.Today()))
	})
}

// take shows the figures of a table, wherever they come from.
func (p *page) take(figures []pasted.TradeFigure) {
	if len(figures) == 0 {
		p.desk.Say(lang.T("trade.paste.none"))
		return
	}
	t := &pasting{page: p, figures: figures, common: common{Flow: register.FlowTurnover, Currency: usual, Basis: register.BasisCustoms}}
	for _, f := range figures {
		if f.Partner != "" && !slices.ContainsFunc(t.common.Names, func(n named) bool { return n.Name == f.Partner }) {
			t.common.Names = append(t.common.Names, named{Name: f.Partner})
		}
	}
	kit.Load(p.desk.Loader(), &t.slot, func(ctx context.Context) ([]named, error) {
		return recognised(ctx, p.store, t.common.Names)
	}, func(names []named, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		t.common.Names = names
		t.show()
	})
}

// recognised finds who the partners of a table are: those of exactly such a name, or code.
func recognised(ctx context.Context, s Store, names []named) ([]named, error) {
	names = slices.Clone(names)
	for i, n := range names {
		hits, err := s.Search(ctx, n.Name, 20, register.KindPartner)
		if err != nil {
			return nil, err
		}
		hits = slices.DeleteFunc(hits, func(h storage.Hit) bool {
			return !slices.ContainsFunc(append(h.Label.All(), h.Fragment), func(one string) bool { return storage.Fold(one) == storage.Fold(n.Name) })
		})
		if len(hits) == 1 {
			names[i].Who = hits[0].ID
		}
	}
	return names, nil
}

// show opens what was read beside what all figures have in common.
func (t *pasting) show() {
	d := t.page.desk
	f := kit.NewForm(d.Loader(), &t.common)
	t.form = f
	again := func() { t.read() }
	if len(t.common.Names) > 0 {
		var blocks []kit.Block
		for i := range t.common.Names {
			n := &t.common.Names[i]
			blocks = append(blocks, kit.Line(kit.Pick("trade-record.partner", &n.Who, t.page.partners(register.Theirs)).
				At(fmt.Sprintf("names[%d].who", i)).Labelled(n.Name).Then(again)))
		}
		f.Section("trade.paste.names", blocks...)
	}
	flow := kit.Choice("trade-record.flow", &t.common.Flow, desk.Options("trade-record.flow.", register.Flows)).Then(again)
	f.Section("trade.paste.common",
		kit.Line(kit.Pick("trade-record.partner", &t.common.Partner, t.page.partners(register.Theirs)).Then(again)),
		kit.Line(flow),
		kit.Line(kit.Choice("trade-record.basis", &t.common.Basis, desk.Options("trade-record.basis.", register.TradeBases)).Then(again)),
		kit.Line(t.currency(again)),
		kit.Line(desk.PickRef("trade-record.source", &t.common.Source, t.page.store, sources...).Then(again)),
		kit.Line(kit.Phrase("trade-record.source_words", &t.common.SourceWords).Then(again)),
		kit.Line(kit.Date("trade-record.published_on", &t.common.PublishedOn, d.Today()).Then(again)),
	)
	t.said = kit.Caption("")
	t.list = kit.NewColumnList(d.Loader(), t.columns(), func(l pastedLine) int { return l.at }, func(_ context.Context, keys []int) ([]pastedLine, error) {
		lines := t.lines
		var rows []pastedLine
		for _, k := range keys {
			if k < len(lines) {
				rows = append(rows, lines[k])
			}
		}
		return rows, nil
	})
	t.dialog = kit.FormBeside(d.Canvas(), lang.T("trade.paste.title"), f, kit.Frame(kit.Inset(t.said, 0, 0, 0, 6), nil, nil, nil, t.list),
		kit.Answer{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
		kit.Answer{Word: lang.T("trade.paste.save"), Kind: kit.ButtonPrimary, Stays: true, Do: t.save})
	t.read()
}

// currency takes a code or a word.
func (t *pasting) currency(then func()) *kit.Field {
	return kit.Typed("trade-record.value.currency", kit.Typing{
		Read: func(text string) error {
			code, err := register.ReadCurrency(text)
			if err == nil {
				t.common.Currency = code
			}
			return err
		},
		Write: func() string { return t.common.Currency },
		Wrong: func() string { return lang.T("trade-record.currency.wrong") },
		None:  func() bool { return t.common.Currency == "" },
	}).At("currency").Then(then)
}

// read makes the records of the table as it stands now, and reads what the register has of the same partners.
func (t *pasting) read() {
	lines := t.made()
	var partners []register.ID
	for _, l := range lines {
		if id := l.record.PartnerID; !id.IsZero() && !slices.Contains(partners, id) {
			partners = append(partners, id)
		}
	}
	type answer struct {
		known []*register.TradeRecord
		names map[register.ID]storage.Line
	}
	kit.Load(t.page.desk.Loader(), &t.slot, func(ctx context.Context) (answer, error) {
		var a answer
		var err error
		if a.names, err = t.page.store.Lines(ctx, partners...); err != nil {
			return a, err
		}
		for _, id := range partners {
			some, err := t.page.store.TradeFigures(ctx, storage.TradeRecordQuery{Partner: id})
			if err != nil {
				return a, err
			}
			a.known = append(a.known, some...)
		}
		return a, nil
	}, func(a answer, err error) {
		if err != nil {
			t.page.desk.Fail(err)
			return
		}
		t.judge(lines, a.known, a.names)
	})
}

// made are the records as they would be saved.
func (t *pasting) made() []pastedLine {
	lines := make([]pastedLine, len(t.figures))
	for i, f := range t.figures {
		r := &register.TradeRecord{
			PartnerID: t.common.Partner, Period: f.Period, Flow: f.Flow, Goods: f.Goods, Value: f.Amount.Money, Qualifier: f.Amount.Qualifier,
			Quantity: f.Quantity, Basis: f.Basis, Source: t.common.Source, SourceWords: t.common.SourceWords, PublishedOn: f.Published,
			Note: inLanguage(f.Note),
		}
		if f.Partner != "" {
			r.PartnerID = t.common.Names[slices.IndexFunc(t.common.Names, func(n named) bool { return n.Name == f.Partner })].Who
		}
		if r.Flow == "" {
			r.Flow = t.common.Flow
		}
		if r.Basis == "" {
			r.Basis = t.common.Basis
		}
		if r.Qualifier == "" {
			r.Qualifier = register.Exactly
		}
		if f.Source != "" {
			r.Source, r.SourceWords = register.Ref{}, inLanguage(f.Source)
		}
		if r.PublishedOn == "" {
			r.PublishedOn = t.common.PublishedOn
		}
		if r.Value.Currency == "" && f.Amount != (register.Amount{}) { // in the units of the currency that the table leaves out
			r.Value = inCurrency(r.Value, t.common.Currency)
		}
		lines[i] = pastedLine{at: i, record: r}
	}
	return lines
}

// inLanguage is a text in the language in use.
func inLanguage(text string) (t register.Text) {
	if text != "" {
		t.Set(lang.Current(), text)
	}
	return t
}

// inCurrency sets the currency of a sum without one. It was read in hundredths.
func inCurrency(m register.Money, code string) register.Money {
	m.Currency = code
	for range register.MinorDigits(code) - register.MinorDigits("") {
		m.Minor *= 10
	}
	for range register.MinorDigits("") - register.MinorDigits(code) {
		m.Minor /= 10
	}
	return m
}

// judge says of each figure whether it can be saved, whether the register has it, and what is doubtful.
func (t *pasting) judge(lines []pastedLine, known []*register.TradeRecord, names map[register.ID]storage.Line) {
	today := t.page.desk.Today()
	fresh := make([]*register.TradeRecord, len(lines))
	for i := range lines {
		fresh[i] = lines[i].record
	}
	series := map[register.SeriesKey]*register.TradeSeries{}
	for _, s := range register.TradeSeriesOf(append(slices.Clone(known), fresh...), register.Forever) {
		series[s.Key] = s
	}
	there := map[register.SeriesKey][]*register.TradeRecord{}
	for _, r := range known {
		there[r.Key()] = append(there[r.Key()], r)
	}
	for i := range lines {
		l := &lines[i]
		if l.partner = t.figures[i].Partner; !l.record.PartnerID.IsZero() {
			if line, saved := names[l.record.PartnerID]; saved { // one made in the form is called as in the table
				l.partner = desk.Name(line)
			}
		}
		if unread := t.figures[i].Unread; len(unread) > 0 {
			l.fault = lang.T("trade.paste.unread", strings.Join(unread, ", "))
			continue
		}
		problems := l.record.Check()
		if s := series[l.record.Key()]; s != nil {
			problems = append(problems, s.Doubts(l.record, today)...)
		}
		for _, problem := range desk.Problems(problems) {
			switch {
			case !problem.Warning && l.fault == "":
				l.fault = t.fieldOf(problem.Field) + ": " + problem.Text
			case problem.Warning && l.doubt == "":
				l.doubt = problem.Text
			}
		}
		l.repeated = slices.ContainsFunc(there[l.record.Key()], func(r *register.TradeRecord) bool {
			return r.Flow == l.record.Flow && r.Period == l.record.Period && r.Value == l.record.Value && r.Qualifier == l.record.Qualifier
		}) || slices.ContainsFunc(lines[:i], func(before pastedLine) bool {
			return before.record.Key() == l.record.Key() && before.record.Flow == l.record.Flow && before.record.Period == l.record.Period && before.record.Value == l.record.Value
		})
	}
	t.lines, t.known = lines, known
	keys := make([]int, len(lines))
	for i := range keys {
		keys[i] = i
	}
	t.list.SetKeys(keys)
	t.list.Invalidate()
	good, bad, twice := t.counts()
	said := lang.N("trade.paste.good", good)
	if bad > 0 {
		said += " · " + lang.N("trade.paste.bad", bad)
	}
	if twice > 0 {
		said += " · " + lang.N("trade.paste.twice", twice)
	}
	t.said.SetText(said)
}

// fieldOf is the word of the field of a problem.
func (t *pasting) fieldOf(field string) string {
	name, _, _ := strings.Cut(field, ".")
	return lang.Capital(lang.T("trade-record." + name))
}

// counts are how many will be saved, cannot be, and are in the register already.
func (t *pasting) counts() (good, bad, twice int) {
	for _, l := range t.lines {
		switch {
		case l.fault != "":
			bad++
		case l.repeated:
			twice++
		default:
			good++
		}
	}
	return good, bad, twice
}

// save saves all that can be saved, as one change. While a figure cannot be, nothing is left out unsaid: the list says which.
func (t *pasting) save() {
	d := t.page.desk
	good, bad, _ := t.counts()
	if good == 0 {
		d.Say(lang.T("trade.paste.nothing"))
		return
	}
	if bad > 0 {
		kit.Confirm(d.Canvas(), lang.T("trade.paste.title"), lang.N("trade.paste.leave_out", bad), lang.N("trade.paste.save_good", good), t.write)
		return
	}
	t.write()
}

func (t *pasting) write() {
	d := t.page.desk
	var figures []register.Record
	for _, l := range t.lines {
		if l.fault == "" && !l.repeated {
			figures = append(figures, l.record)
		}
	}
	records := append(t.form.Made(), figures...) // partners made in the form come first: the figures name them
	desk.Act(d, "work.save", func(ctx context.Context) (register.ID, error) {
		return t.page.store.SaveAll(ctx, records...)
	}, func(batch register.ID, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		t.form.Saved()
		t.dialog.Close()
		desk.OfferUndo(d, t.page.store, lang.N("trade.paste.saved", len(figures)), batch)
	})
}

// columns are those of the list of what was read; that of goods stands there where the table tells of goods.
func (t *pasting) columns() []kit.Column[pastedLine] {
	if slices.ContainsFunc(t.figures, func(f pasted.TradeFigure) bool { return f.Goods.Code != "" }) {
		return pastedColumns
	}
	return pastedColumns[:len(pastedColumns)-1]
}

// pastedColumns are those of the list of what was read.
var pastedColumns = []kit.Column[pastedLine]{
	{ID: "row", Label: "trade.paste.state", Width: 210, Grow: true, Text: pastedState, Tone: func(l pastedLine) kit.Tone {
		switch {
		case l.fault != "":
			return kit.ToneRed
		case l.repeated:
			return kit.ToneGrey
		case l.doubt != "":
			return kit.ToneAmber
		}
		return kit.ToneGreen
	}},
	{ID: "partner", Label: "trade-record.partner", Width: 110, Text: func(l pastedLine) string { return l.partner }},
	{ID: "period", Label: "trade-record.period", Width: 150, Text: func(l pastedLine) string { return desk.Words(l.record.Period.Text()) }},
	{ID: "flow", Label: "trade-record.flow", Width: 112, Text: func(l pastedLine) string { return desk.Enum("trade-record.flow.", l.record.Flow) }},
	{ID: "value", Label: "trade-record.value", Width: 140, Right: true, Text: func(l pastedLine) string { return lang.Figure(l.record.Figure()) }},
	{ID: "goods", Label: "trade-record.goods", Width: 90, Text: func(l pastedLine) string { return l.record.Goods.Code }},
}

// pastedState says what becomes of a figure.
func pastedState(l pastedLine) string {
	switch {
	case l.fault != "":
		return l.fault
	case l.repeated:
		return lang.T("trade.paste.there")
	case l.doubt != "":
		return l.doubt
	}
	return lang.T("trade.paste.new")
}
