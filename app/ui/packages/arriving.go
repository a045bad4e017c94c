package packages

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/changes"
	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/pack"
	"accord/storage/register"
)

// arriving is a package that was compared with the register, while it is looked at.
type arriving struct {
	path        string
	opened      *pack.Package
	trust       storage.Trust
	in          *storage.Intended
	resolutions map[register.ID]map[string]storage.Resolution // that were chosen before it was opened
	shown       storage.Verdict                               // empty: all
	list        *kit.ColumnList[int, *storage.Arrival]
	card        *kit.Card
	tabs        *fyne.Container
	take        *kit.Button
}

// tones are the colours of the verdicts.
var tones = map[storage.Verdict]kit.Tone{
	storage.VerdictNew: kit.ToneGreen, storage.VerdictNewer: kit.ToneBlue, storage.VerdictMerged: kit.ToneBlue, storage.VerdictClash: kit.ToneAmber,
	storage.VerdictRefused: kit.ToneRed, storage.VerdictAlike: kit.ToneGrey,
}

// TakeIn opens a package and shows what would become of it.
func (p *Page) TakeIn(path string) { p.open(path, nil) }

// open is TakeIn for a package with earlier resolutions.
func (p *Page) open(path string, resolutions map[register.ID]map[string]storage.Resolution) {
	if p.desk.Looking() {
		p.desk.Say(lang.T("looking.said"))
		return
	}
	p.Content()
	p.opening().Open(path, func(opened *pack.Package, trust storage.Trust) {
		p.closePackage()
		p.along = along{}
		p.arriving = arriving{path: path, opened: opened, trust: trust, resolutions: resolutions}
		p.compare()
	})
}

// closePackage closes the package that is looked at.
func (p *Page) closePackage() {
	if p.arriving.opened != nil {
		_ = p.arriving.opened.Close() // was only read
	}
	p.arriving = arriving{}
}

// compare compares the package with the register as it is now; what was decided already stays so.
func (p *Page) compare() {
	a := &p.arriving
	opened, before := a.opened, a.in
	kit.Load(p.desk.Loader(), &p.comparing, func(ctx context.Context) (*storage.Intended, error) {
		return p.store.Intend(ctx, opened.Luggage)
	}, func(in *storage.Intended, err error) {
		if errors.Is(err, context.Canceled) || p.arriving.opened != opened {
			return
		}
		if err != nil {
			p.desk.Fail(err)
			return
		}
		if before != nil {
			a.resolutions = resolutionsOf(before)
		}
		chooseResolutions(in, a.resolutions)
		first := a.list == nil
		a.in = in
		if first {
			p.buildArriving()
			p.cameBack(in)
		}
		p.showArriving()
		if first && in.Apart {
			p.askToJoin()
		}
	})
}

// cameBack ends the waiting for a returned package without news; one with news ends it when it is taken in.
func (p *Page) cameBack(in *storage.Intended) {
	if in.Empty() && !in.Of.IsZero() && !p.desk.Looking() {
		p.endWaiting(in.Of)
	}
}

// askToJoin asks before a register that began apart is joined.
func (p *Page) askToJoin() {
	kit.Ask(p.desk.Canvas(), kit.Question{
		Title: lang.T("packages.apart"), Text: lang.T("takein.apart", p.arriving.in.Name) + " " + lang.T("packages.apart.text"),
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true, Do: p.back},
			{Word: lang.T("packages.apart.see"), Kind: kit.ButtonPrimary, Default: true},
		},
	})
}

func (p *Page) buildArriving() {
	a := &p.arriving
	a.list = kit.NewColumnList(p.desk.Loader(), []kit.Column[*storage.Arrival]{
		{ID: "verdict", Label: "packages.becomes", Width: 150, Family: "takein.verdict.", Text: func(r *storage.Arrival) string { return lang.T("takein.verdict." + string(r.Verdict)) }, Tone: func(r *storage.Arrival) kit.Tone { return tones[r.Verdict] }},
		{ID: "name", Label: "packages.record", Width: 240, Grow: true, Text: func(r *storage.Arrival) string { return desk.Words(r.Label()) }},
		{ID: "kind", Label: "trash.kind", Width: 110, Soft: true, Text: func(r *storage.Arrival) string { return lang.T("kind." + string(r.Ref().Kind)) }},
		{ID: "by", Label: "packages.by", Width: 120, Soft: true, Text: func(r *storage.Arrival) string { return r.Theirs.Meta().UpdatedBy }},
		{ID: "at", Label: "packages.at", Width: 120, Soft: true, Text: func(r *storage.Arrival) string { return lang.Moment(r.Theirs.Meta().UpdatedAt.Local()) }},
	}, func(r *storage.Arrival) int { return slices.Index(a.in.Arrivals, r) }, func(_ context.Context, keys []int) ([]*storage.Arrival, error) {
		in := a.in
		rows := make([]*storage.Arrival, 0, len(keys))
		for _, i := range keys {
			if i < len(in.Arrivals) {
				rows = append(rows, in.Arrivals[i])
			}
		}
		return rows, nil
	})
	a.list.OnSelect = func(int) { p.showArrival() }
	a.list.OnOpen = func(i int) {
		if one := a.in.Arrivals[i]; one.Ours != nil {
			p.desk.Open(one.Ref())
		}
	}
	a.card, a.tabs = kit.NewCard(), kit.Under()
	a.take = kit.NewButton(kit.ButtonPrimary, "", p.takeIn)
	about, said := kit.NewFlow(), lang.T("takein.of", a.in.Name, a.in.By, a.in.Device, lang.Moment(a.in.Made.Local()))
	if len(a.in.Files) > 0 {
		said += " · " + lang.T("takein.files") + ": " + lang.Number(int64(len(a.in.Files)))
	}
	about.SetParts(kit.Bold(name(a.path)), kit.Soft("   "+said))
	head := kit.Under(kit.Inset(about, 16, 8, 16, 4), kit.Hairline(), a.tabs)
	p.put(kit.Frame(head, nil, nil, nil, kit.NewSplit(a.list, a.card, 380, 420, 300)))
}

// showArriving shows the intended records, by verdict.
func (p *Page) showArriving() {
	a := &p.arriving
	counts := a.in.Counts()
	verdicts, said := []storage.Verdict{""}, []string{lang.T("sheet.all") + " " + lang.Number(int64(len(a.in.Arrivals)))}
	for _, v := range storage.Verdicts {
		if counts[v] > 0 {
			verdicts, said = append(verdicts, v), append(said, lang.Capital(lang.T("takein.verdict."+string(v)))+" "+lang.Number(int64(counts[v])))
		}
	}
	tabs := kit.NewTabs(max(0, slices.Index(verdicts, a.shown)), func(at int) {
		a.shown = verdicts[at]
		p.listArriving()
	}, said...)
	tabs.OnTap = a.list.Focus
	buttons := []fyne.CanvasObject{kit.NewButton(kit.ButtonPlain, lang.T("dialog.cancel"), p.leave)}
	if counts[storage.VerdictClash] > 0 {
		buttons = append(buttons, kit.NewMenuButton(kit.ButtonPlain, lang.T("packages.all"), func() kit.Menu {
			var menu kit.Menu
			for _, r := range []storage.Resolution{storage.ResolutionTheirs, storage.ResolutionOurs, storage.ResolutionOpen} {
				menu = append(menu, &kit.MenuItem{Word: lang.T("packages.all." + resolutionWord(r)), Do: func() {
					a.in.Prefer(r)
					p.showArriving()
				}})
			}
			return menu
		}))
	}
	buttons = append(buttons, a.take)
	if a.take.SetWord(lang.N("packages.take_in.do", len(a.in.Arrivals)-counts[storage.VerdictRefused])); a.in.OnlyFiles() {
		a.take.SetWord(lang.N("packages.take_in.files", len(a.in.Files)))
	}
	if a.take.Enable(); a.in.Empty() {
		a.take.Disable()
	}
	a.tabs.Objects = []fyne.CanvasObject{kit.Frame(nil, nil, nil, kit.Inset(kit.Row(8, buttons...), 8, 4, 16, 4), kit.Inset(tabs, 16, 4, 8, 0))}
	a.tabs.Refresh()
	p.listArriving()
	p.desk.Counted()
}

func resolutionWord(r storage.Resolution) string {
	if r == storage.ResolutionOpen {
		return "later"
	}
	return string(r)
}

func (p *Page) listArriving() {
	a := &p.arriving
	var keys []int
	for i, one := range a.in.Arrivals {
		if a.shown == "" || one.Verdict == a.shown {
			keys = append(keys, i)
		}
	}
	a.list.SetKeys(keys)
	a.list.Invalidate()
	if _, _, is := a.list.Current(); !is && len(keys) > 0 {
		first := slices.IndexFunc(keys, func(i int) bool { return a.in.Arrivals[i].Verdict == storage.VerdictClash })
		a.list.SelectAt(max(0, first))
	}
	p.showArrival()
}

// showArrival shows what becomes of the current record.
func (p *Page) showArrival() {
	a := &p.arriving
	i, _, is := a.list.Current()
	if !is || i >= len(a.in.Arrivals) {
		c := a.card.Clear()
		switch {
		case len(a.in.Arrivals) > 0:
		case a.in.Empty():
			c.Title(lang.T("takein.nothing"))
		default:
			c.Title(lang.T("takein.files_only"))
		}
		c.Refresh()
		return
	}
	in, one := a.in, a.in.Arrivals[i]
	kit.Load(p.desk.Loader(), &p.naming, func(ctx context.Context) (lang.Names, error) {
		names, err := changes.Names(ctx, p.store, one.Base, one.Theirs, one.Ours)
		if err != nil {
			return nil, err
		}
		return changes.Or(names, changes.Brought(in)), nil
	}, func(names lang.Names, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.tellArrival(one, names)
	})
}

func (p *Page) tellArrival(one *storage.Arrival, names lang.Names) {
	a, head := &p.arriving, one.Theirs.Meta()
	c := a.card.Clear()
	c.Kicker(lang.T("kind." + string(one.Ref().Kind)))
	c.Title(desk.Words(one.Label()))
	c.Paragraph(kit.Dot(tones[one.Verdict]), kit.Toned(tones[one.Verdict], " "+lang.T("packages.verdict."+string(one.Verdict))))
	c.Paragraph(kit.Soft(lang.T("packages.sent", head.UpdatedBy, lang.Moment(head.UpdatedAt.Local()), a.in.Device)))
	for _, problem := range one.Problems {
		c.Paragraph(kit.Toned(kit.ToneRed, exchange.Fault{Path: problem.Field, Key: problem.Key, Args: problem.Args}.Text()))
	}
	for _, like := range one.Likes {
		c.Paragraph(kit.Toned(kit.ToneAmber, lang.T("takein.like", "")), kit.Link(desk.Name(like.Line), func() { p.desk.Open(like.Ref) }))
	}
	for i, clash := range one.Clashes {
		p.tellClash(c, one, i, clash, names)
	}
	before := one.Base
	if before == nil || one.Verdict == storage.VerdictNewer {
		before = one.Ours
	}
	if differences := lang.Differences(before, one.Theirs, names); len(differences) > 0 && one.Verdict != storage.VerdictAlike {
		c.Section(lang.T("packages.there"))
		for _, d := range differences {
			p.tellDifference(c, before == nil, d)
		}
	}
	if one.Base != nil && one.Ours != nil {
		if differences := lang.Differences(one.Base, one.Ours, names); len(differences) > 0 {
			c.Section(lang.T("packages.here"))
			for _, d := range differences {
				p.tellDifference(c, false, d)
			}
		}
	}
	c.Refresh()
}

func (p *Page) tellDifference(c *kit.Card, fresh bool, d lang.Difference) {
	if fresh {
		c.Field(d.Label, kit.Plain(d.After))
		return
	}
	c.Paragraph(kit.Plain(d.String()))
}

// tellClash shows both values of a clash, and offers whose is taken.
func (p *Page) tellClash(c *kit.Card, one *storage.Arrival, i int, clash register.Clash, names lang.Names) {
	where := one.Theirs
	if clash.Theirs == nil {
		where = one.Ours
	}
	c.Section(lang.Place(where, clash.Path, names))
	values := desk.ClashValues(clash.Path, names, one.Base, one.Theirs, one.Ours)
	if one.Base != nil {
		c.Field(lang.T("conflict.base"), kit.Plain(values[0]))
	}
	ours := one.Ours.Meta()
	c.Field(lang.T("packages.value.theirs"), kit.Plain(values[1]))
	c.Field(lang.T("packages.value.ours"), kit.Plain(values[2]), kit.Soft("   "+ours.UpdatedBy+", "+lang.Moment(ours.UpdatedAt.Local())))
	resolutions := []storage.Resolution{storage.ResolutionTheirs, storage.ResolutionOurs, storage.ResolutionBoth, storage.ResolutionOpen}
	if !one.KeepsBoth(clash) {
		resolutions = slices.Delete(resolutions, 2, 3)
	}
	said := make([]string, len(resolutions))
	for n, r := range resolutions {
		said[n] = lang.T("packages.side." + resolutionWord(r))
	}
	c.Tabs(kit.NewTabs(slices.Index(resolutions, one.Resolutions[i]), func(at int) { one.Resolutions[i] = resolutions[at] }, said...))
}

// takeIn carries the intention out, and offers to take it back.
func (p *Page) takeIn() {
	a := p.arriving
	if a.in == nil || a.in.Empty() || p.desk.Looking() {
		return
	}
	desk.Act(p.desk, "packages.taking", func(ctx context.Context) (register.ID, error) {
		batch, err := p.store.TakeParcel(ctx, a.in, name(a.path), a.opened.Content)
		if err == nil && a.trust != storage.TrustUnknown {
			err = p.store.Trust(ctx, a.opened.Card, a.opened.Device, a.trust)
		}
		return batch, err
	}, func(batch register.ID, err error) {
		switch {
		case errors.Is(err, storage.ErrConflict): // somebody has changed one of the records meanwhile
			p.desk.Say(lang.T("packages.again"))
			p.compare()
		case err != nil:
			p.desk.Fail(err)
		default:
			desk.OfferUndo(p.desk, p.store, lang.T("packages.done", name(a.path)), batch)
			p.back()
		}
	})
}
