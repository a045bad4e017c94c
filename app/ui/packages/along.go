package packages

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/pack"
	"accord/storage/register"
)

// along is the choice of records to take along.
type along struct {
	roots   []register.Ref // none: all of the register
	depth   int
	history bool
	under   int64 // files of at most so many bytes; less than 0 all
	all     []storage.Along
	places  map[register.ID]int
	left    map[register.ID]bool
	list    *kit.ColumnList[register.ID, storage.Along]
	said    *kit.Words
}

// usualDepth is how far from what was chosen records go along where nothing else was said.
const usualDepth = 2

// taken are the records that go along.
func (a *along) taken() (refs []register.Ref) {
	for _, one := range a.all {
		if !a.left[one.ID] {
			refs = append(refs, one.Ref)
		}
	}
	return refs
}

// TakeAlong shows what goes along with some records; without any it is all of the register.
func (p *Page) TakeAlong(roots ...register.Ref) {
	p.Content()
	p.closePackage()
	p.along = along{roots: roots, depth: usualDepth, history: true, under: -1, left: map[register.ID]bool{}}
	if len(roots) == 0 {
		p.askParcel()
		return
	}
	p.buildAlong()
	p.readAlong()
}

func (p *Page) buildAlong() {
	a := &p.along
	a.list = kit.NewColumnList(p.desk.Loader(), []kit.Column[storage.Along]{
		{ID: "taken", Label: "packages.taken", Width: 110, Family: "packages.taken.", Text: func(r storage.Along) string { return lang.T(a.word(r)) }, Tone: func(r storage.Along) kit.Tone {
			if a.left[r.ID] {
				return kit.ToneGrey
			}
			return kit.ToneGreen
		}},
		{ID: "name", Label: "packages.record", Width: 320, Grow: true, Text: func(r storage.Along) string { return strings.Repeat("      ", r.Level) + desk.Name(r.Line) }},
		{ID: "hint", Label: "packages.hint", Width: 160, Soft: true, Text: func(r storage.Along) string { return desk.Words(r.Hint) }},
		{ID: "kind", Label: "trash.kind", Width: 130, Soft: true, Text: func(r storage.Along) string { return lang.T("kind." + string(r.Kind)) }},
		{ID: "through", Label: "packages.through", Width: 180, Soft: true, Text: a.through},
		{ID: "size", Label: "packages.size", Width: 90, Right: true, Soft: true, Text: func(r storage.Along) string {
			if bytes := bytesOf(storage.FilesUnder(r.Files, -1)); bytes > 0 {
				return lang.Size(bytes)
			}
			return ""
		}},
	}, func(r storage.Along) register.ID { return r.ID }, func(_ context.Context, keys []register.ID) ([]storage.Along, error) {
		rows := make([]storage.Along, 0, len(keys))
		for _, id := range keys {
			if at, there := a.places[id]; there {
				rows = append(rows, a.all[at])
			}
		}
		return rows, nil
	})
	a.list.OnOpen = func(id register.ID) { p.turn(a.meant(id), !a.left[id]) }
	a.list.OnDelete = func(ids []register.ID) { p.turn(ids, true) }
	a.list.OnMenu = p.alongMenu
	a.said = kit.Caption("").Least(0)
	depths := p.chip("packages.depth", p.depths(), strconv.Itoa(a.depth), func(value string) {
		a.depth, _ = strconv.Atoi(value) // of our own options
		p.readAlong()
	})
	files := p.chip("packages.files", fileLimits(), strconv.FormatInt(a.under, 10), func(value string) {
		a.under, _ = strconv.ParseInt(value, 10, 64)
		p.sayAlong()
	})
	history := p.chip("packages.history", []kit.Option{{Value: "all", Label: lang.T("packages.history.all")}, {Value: "last", Label: lang.T("packages.history.last")}}, "all", func(value string) {
		a.history = value != "last"
	})
	next := kit.NewButton(kit.ButtonPrimary, lang.T("packages.next"), p.askParcel)
	head := kit.Under(
		kit.Frame(nil, nil, nil, kit.Inset(kit.Row(8, kit.NewButton(kit.ButtonPlain, lang.T("dialog.cancel"), p.back), next), 8, 8, 16, 4), kit.Inset(kit.Wrap(8, depths, files, history), 16, 8, 8, 4)),
		kit.Inset(a.said, 16, 0, 16, 6), kit.Hairline())
	p.put(kit.Frame(head, nil, nil, nil, a.list))
}

// word says whether a record goes along.
func (a *along) word(r storage.Along) string {
	if a.left[r.ID] {
		return "packages.taken.no"
	}
	return "packages.taken.yes"
}

// through names the record by which another goes along.
func (a *along) through(r storage.Along) string {
	if at, there := a.places[r.Through]; there {
		return desk.Name(a.all[at].Line)
	}
	return ""
}

// meant are the selected records where one is among them, else it alone.
func (a *along) meant(id register.ID) []register.ID {
	if selected := a.list.Selected(); slices.Contains(selected, id) {
		return selected
	}
	return []register.ID{id}
}

// chip is a choice of one of several values.
func (p *Page) chip(key string, options []kit.Option, value string, changed func(value string)) *kit.FilterChip {
	c := kit.NewFilterChip(p.desk.Loader(), lang.T(key), false, func(string) []kit.Option { return options })
	at := max(0, slices.IndexFunc(options, func(o kit.Option) bool { return o.Value == value }))
	c.Set(options[at])
	c.OnChange = func(chosen []string) {
		if len(chosen) == 0 { // one of them always holds
			c.Set(options[at])
			changed(options[at].Value)
			return
		}
		changed(chosen[0])
	}
	return c
}

func (p *Page) depths() (options []kit.Option) {
	for n := range storage.DepthAtMost + 1 {
		label := lang.T("packages.depth.none")
		if n > 0 {
			label = lang.N("packages.steps", n)
		}
		options = append(options, kit.Option{Value: strconv.Itoa(n), Label: label})
	}
	return options
}

func fileLimits() []kit.Option {
	options := []kit.Option{{Value: "-1", Label: lang.T("packages.files.all")}, {Value: "0", Label: lang.T("packages.files.none")}}
	for _, bytes := range []int64{1 << 20, 5 << 20, 20 << 20, 100 << 20} {
		options = append(options, kit.Option{Value: strconv.FormatInt(bytes, 10), Label: lang.T("packages.files.under", lang.Size(bytes))})
	}
	return options
}

// readAlong reads what goes along to the depth that is chosen.
func (p *Page) readAlong() {
	a := &p.along
	roots, depth := a.roots, a.depth
	kit.Load(p.desk.Loader(), &p.listing, func(ctx context.Context) ([]storage.Along, error) {
		return p.store.Along(ctx, roots, depth)
	}, func(all []storage.Along, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		a.all, a.places = ordered(all)
		p.showAlong()
	})
}

// ordered puts each record below the one through which it goes along, and says where each stands.
func ordered(all []storage.Along) ([]storage.Along, map[register.ID]int) {
	below := map[register.ID][]storage.Along{}
	for _, one := range all {
		below[one.Through] = append(below[one.Through], one)
	}
	sorted := make([]storage.Along, 0, len(all))
	places := make(map[register.ID]int, len(all))
	var walk func(through register.ID, level int)
	walk = func(through register.ID, level int) {
		for _, one := range below[through] {
			one.Level = level
			places[one.ID] = len(sorted)
			sorted = append(sorted, one)
			walk(one.ID, level+1)
		}
	}
	walk(register.None, 0)
	return sorted, places
}

func (p *Page) showAlong() {
	a := &p.along
	keys := make([]register.ID, len(a.all))
	for i, one := range a.all {
		keys[i] = one.ID
	}
	a.list.SetKeys(keys)
	a.list.Invalidate()
	if _, _, is := a.list.Current(); !is && len(keys) > 0 {
		a.list.SelectAt(0)
	}
	a.list.Focus()
	p.sayAlong()
}

// bytesOf is the size of some files together.
func bytesOf(files []register.Version) (bytes int64) {
	for _, v := range files {
		bytes += v.Size
	}
	return bytes
}

// sayAlong says how much goes along.
func (p *Page) sayAlong() {
	a := &p.along
	var files []register.Version
	kinds, counts := []string{}, map[register.Kind]int{}
	for _, one := range a.all {
		if a.left[one.ID] {
			continue
		}
		counts[one.Kind]++
		files = append(files, one.Files...)
	}
	for _, k := range register.Kinds {
		if counts[k] > 0 {
			kinds = append(kinds, lang.T("kind."+string(k)+".many")+" "+lang.Number(int64(counts[k])))
		}
	}
	text := lang.N("backup.records", len(a.taken()))
	if bytes := bytesOf(storage.FilesUnder(files, a.under)); bytes > 0 {
		text += ", " + lang.T("packages.bytes", lang.Size(bytes))
	}
	a.said.SetText(text + ": " + strings.Join(kinds, ", "))
	p.desk.Counted()
}

// turn leaves records out, or takes them after all.
func (p *Page) turn(ids []register.ID, leave bool) {
	for _, id := range ids {
		p.along.left[id] = leave
	}
	p.along.list.Invalidate()
	p.sayAlong()
}

func (p *Page) alongMenu(id register.ID, at fyne.Position) {
	a := &p.along
	word := "leave"
	if a.left[id] {
		word = "take"
	}
	kind := a.all[a.places[id]].Kind
	var alike, under []register.ID
	for _, one := range a.all {
		if one.Kind == kind {
			alike = append(alike, one.ID)
		}
		if one.ID == id || slices.Contains(under, one.Through) {
			under = append(under, one.ID)
		}
	}
	kit.ShowMenu(kit.Menu{
		{Word: lang.T("packages.turn." + word), Do: func() { p.turn(a.meant(id), !a.left[id]) }},
		{Word: lang.T("packages.under."+word, lang.Number(int64(len(under)))), Do: func() { p.turn(under, !a.left[id]) }},
		{Word: lang.T("packages.kind."+word, lang.T("kind."+string(kind)+".many")), Do: func() { p.turn(alike, !a.left[id]) }},
	}, a.list, at)
}

// parcel holds the questions before a package is made.
type parcel struct {
	For   string
	Until register.Date
	To    []string
}

// usualDays is for how many days a part is taken along where nothing else was said.
const usualDays = 14

// askParcel asks what a package is for and for whom, then for its passphrase and its file.
func (p *Page) askParcel() {
	a := &p.along
	if len(a.roots) > 0 && len(a.taken()) == 0 {
		p.desk.Say(lang.T("packages.nothing"))
		return
	}
	p.read(p.askFor)
}

// askFor asks what a package is for, and for which of the known computers.
func (p *Page) askFor() {
	asked := parcel{}
	title := lang.T("packages.title.return")
	blocks := []kit.Block{}
	if !p.state.isPart {
		title = lang.T("packages.title.along")
		asked.Until = p.desk.Today().AddDays(usualDays)
		blocks = append(blocks, kit.Line(kit.Text("packages.for", &asked.For), desk.Due("packages.until", &asked.Until, p.desk.Today()).Width(0.7)))
	}
	var others []kit.Option
	for _, d := range p.state.devices {
		if d.Standing != storage.TrustWithdrawn {
			others = append(others, kit.Option{Value: d.Card, Label: d.Name})
		}
	}
	if len(others) > 0 {
		blocks = append(blocks, kit.Line(kit.ChooseMany("packages.to", &asked.To, others)))
	}
	if len(blocks) == 0 {
		p.lock(asked)
		return
	}
	form := kit.NewForm(p.desk.Loader(), &asked)
	form.Section("", blocks...)
	kit.AskForm(p.desk.Canvas(), title, lang.T("packages.lock.text"), lang.T("packages.next"), form, func() { p.lock(asked) })
}

// lock asks for a passphrase where the package is for no computer in particular.
func (p *Page) lock(asked parcel) {
	if len(asked.To) > 0 {
		p.askPlace(asked, pack.Lock{Cards: asked.To})
		return
	}
	desk.AskPassphrase(p.desk.Canvas(), lang.T("packages.seal"), lang.T("packages.seal.text"), lang.T("packages.next"), func(passphrase string) {
		p.askPlace(asked, pack.Lock{Passphrase: passphrase})
	})
}

func (p *Page) askPlace(asked parcel, lock pack.Lock) {
	kit.SaveFile(p.desk.Window(), p.options.Folder, lang.T("packages.file", p.options.Name, string(p.desk.Today()))+pack.Extension, pack.Extension, func(path string) {
		p.pack(path, asked, lock)
	})
}

// pack makes the package.
func (p *Page) pack(path string, asked parcel, lock pack.Lock) {
	a := p.along
	what := storage.Packing{Refs: a.taken(), History: a.history, FilesUnder: a.under, For: asked.For, Until: asked.Until, Name: p.options.Name}
	kit.Work(p.desk.Loader(), p.desk.Canvas(), lang.T("packages.packing"), func(ctx context.Context, _ func(done, all int)) (*storage.Luggage, error) {
		d, err := p.options.Device()
		if err != nil {
			return nil, err
		}
		l, err := p.store.Pack(ctx, what)
		if err != nil {
			return nil, err
		}
		l.Device = d.Name
		err = pack.Write(ctx, path, l, d, lock, func(v register.Version, to io.Writer) error { return p.store.CopyFile(ctx, v, to) })
		if err == nil {
			err = p.store.Expect(ctx, l.Parcel)
		}
		return l, err
	}, func(l *storage.Luggage, err error) {
		if err != nil {
			p.desk.Fail(trouble.At(path, err))
			return
		}
		p.desk.Say(lang.T("packages.made", name(path), lang.N("backup.records", l.Chosen(what)), lang.N("pack.files", len(l.Files))))
		p.back()
	})
}
