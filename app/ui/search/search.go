// Package search is the search of everything: a sheet over the window with a field, and below it what was found while
// one types.
package search

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	asked "accord/app/search"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

const (
	mostOfKind = 8 // hits shown of a kind
	mostRecent = 12
	pageRows   = 8 // rows that PageDown goes
)

// Store is what the search needs of the register.
type Store interface {
	Search(ctx context.Context, text string, limit int, kinds ...register.Kind) ([]storage.Hit, error)
	Seek(ctx context.Context, q storage.SearchQuery, limit int) ([]storage.Hit, error)
	SeekTrash(ctx context.Context, q storage.SearchQuery, most int) ([]register.Ref, error)
	SeekCounts(ctx context.Context, q storage.SearchQuery) ([]storage.Count, error)
	Nearest(ctx context.Context, text string) (string, error)
	Lines(ctx context.Context, ids ...register.ID) (map[register.ID]storage.Line, error)
}

// Desk is what it needs of the window.
type Desk interface {
	Open(ref register.Ref)
	// Results shows everything that a search finds.
	Results(text string)
	Loader() *kit.Loader
	Canvas() fyne.Canvas
	Day() register.Date
	Keep(key string, what any)
	Kept(key string, into any) bool
}

// Search is the search of a window. It is closed at first.
type Search struct {
	desk   Desk
	store  Store
	sought string // the words of the last time

	open   bool
	entry  *kit.FindEntry
	rows   *foundRows
	sheet  *sheet
	slot   kit.Slot
	shown  *string // the words that the rows answer, nil before the first answer
	enter  bool    // Enter was pressed before the answer had come
	tab    func()  // takes the first way in which the text may go on
	before func(*fyne.KeyEvent)
}

// New makes the search of a window.
func New(d Desk, s Store) *Search { return &Search{desk: d, store: s} }

// IsOpen reports whether it lies over the window.
func (s *Search) IsOpen() bool { return s.open }

// Open shows it, with the words of the last time.
func (s *Search) Open() {
	s.open, s.shown, s.enter = true, nil, false
	s.entry = kit.NewFindEntry(s.desk.Loader(), lang.T("search.hint"))
	s.entry.SetText(s.sought)
	s.entry.OnKey, s.entry.TakesTab = s.key, true
	s.entry.OnFind = s.find
	s.rows = newFoundRows(s.lead)
	s.sheet = newSheet(s)
	c := s.desk.Canvas()
	c.Overlays().Add(s.sheet)
	// Keys come here when a click into the sheet has taken the keyboard from the field.
	s.before = c.OnTypedKey()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) { s.key(k) })
	c.Focus(s.entry)
	s.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.find(s.sought)
}

// close takes the sheet away; the words stay for the next time.
func (s *Search) close() {
	if !s.open {
		return
	}
	s.open, s.sought = false, s.entry.Text
	s.slot.Cancel()
	s.desk.Canvas().SetOnTypedKey(s.before)
	s.desk.Canvas().Overlays().Remove(s.sheet)
}

// key moves through what was found while the words keep the keyboard.
func (s *Search) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		s.close()
	case fyne.KeyDown:
		s.rows.step(1)
	case fyne.KeyUp:
		s.rows.step(-1)
	case fyne.KeyPageDown:
		s.rows.step(pageRows)
	case fyne.KeyPageUp:
		s.rows.step(-pageRows)
	case fyne.KeyTab:
		if s.tab != nil {
			s.tab()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.shown == nil || *s.shown != s.entry.Text {
			s.enter = true
			s.find(s.entry.Text)
			return true
		}
		s.rows.choose()
	default:
		return false
	}
	return true
}

func (s *Search) lead(ref register.Ref) {
	s.close()
	s.desk.Open(ref)
}

// find looks for words; without any it lists what was opened last.
func (s *Search) find(text string) {
	if s.shown != nil && *s.shown == text {
		return
	}
	if s.shown != nil {
		s.sheet.wait()
	}
	kit.Load(s.desk.Loader(), &s.slot, func(ctx context.Context) (found, error) {
		if strings.TrimSpace(text) == "" {
			hits, err := s.recent(ctx)
			return found{hits: hits}, err
		}
		return s.seek(ctx, text)
	}, func(f found, err error) {
		s.shown = &text
		s.answer(text, f, err)
		if s.enter {
			s.enter = false
			s.rows.choose()
		}
	})
}

// found is what came of a search: hits, the nearest search that has some, or what was not understood; and how the text may
// go on.
type found struct {
	hits    []storage.Hit
	words   string // those to be marked
	total   int    // with those too many to show
	nearest string
	lying   int // in the trash, asked for only where little else is found
	unknown []string
	noField string // told where nothing is found
	ways    []asked.Completion
	// narrowing: the last word is a field, so completions come before the hits.
	narrowing bool
}

// seek answers what was typed.
func (s *Search) seek(ctx context.Context, text string) (found, error) {
	q := asked.Parse(text, s.desk.Day())
	f := found{words: q.Words, unknown: q.Unknown, noField: q.NoField(), narrowing: asked.Narrowing(text)}
	var err error
	if f.ways, err = s.ways(ctx, text); err != nil || len(q.Unknown) > 0 {
		return f, err
	}
	f.hits, err = s.store.Seek(ctx, q.SearchQuery, mostOfKind+1) // one more shows that there are more
	if err == nil && len(f.hits) < 2 {
		lying, failed := s.store.SeekTrash(ctx, q.SearchQuery, lyingAtMost)
		f.lying, err = len(lying), failed
	}
	if err != nil || len(f.hits) > 0 {
		f.total, err = s.total(ctx, q.SearchQuery, f.hits, err)
		return f, err
	}
	if f.nearest, err = s.store.Nearest(ctx, q.Words); f.nearest != "" {
		f.nearest = strings.Replace(text, q.Words, f.nearest, 1)
	}
	return f, err
}

// lyingAtMost is how many records in the trash are counted.
const lyingAtMost = 100

// lyingItems lead to what lies in the trash, which the page of all results shows.
func (s *Search) lyingItems(text string, lying int) []foundItem {
	if lying == 0 {
		return nil
	}
	return []foundItem{{label: asked.Spans(lang.N("search.lying", lying), ""), does: func() { s.all(text) }}}
}

// partnersOffered is how many names are offered for the partner that is being typed.
const partnersOffered = 5

// ways returns how the text may go on: fields, kinds and states by their words, partners by their names.
func (s *Search) ways(ctx context.Context, text string) ([]asked.Completion, error) {
	begun, with, is := asked.PartnerBegun(text)
	if !is {
		return asked.Complete(text), nil
	}
	hits, err := s.store.Search(ctx, begun, partnersOffered, register.KindPartner)
	var ways []asked.Completion
	for _, h := range hits {
		if name := desk.Name(h.Line); with(name) != text {
			ways = append(ways, asked.Completion{Text: with(name), Word: name})
		}
	}
	return ways, err
}

func (s *Search) answer(text string, f found, err error) {
	hits := f.hits
	switch {
	case err != nil:
		s.rows.set(nil)
		s.sheet.say(lang.T("error.title"), trouble.Sentence(err))
	case len(hits) > 0 && strings.TrimSpace(text) == "":
		s.rows.set(recentItems(hits))
		s.sheet.count(lang.N("search.recent.count", len(hits)))
	case len(hits) > 0:
		items, n := foundItems(hits, f.words, s.desk.Day())
		if f.total > 1 {
			items = append(items, foundItem{label: asked.Spans(lang.T("search.all"), ""), does: func() { s.all(text) }})
		}
		items = append(items, s.lyingItems(text, f.lying)...)
		if ways := s.wayItems(f.ways); f.narrowing {
			items = append(ways, items...)
		} else {
			items = append(items, ways...)
		}
		s.rows.set(items)
		if n == f.total {
			s.sheet.count(lang.N("search.found", n))
		} else {
			s.sheet.count(lang.N("search.found_of", f.total, lang.Number(int64(n))))
		}
	case len(f.ways) > 0:
		s.rows.set(s.wayItems(f.ways))
		s.sheet.count("")
	case len(f.unknown) > 0:
		s.rows.set(nil)
		s.sheet.say(lang.T("search.none"), lang.T("search.unknown", strings.Join(f.unknown, ", ")))
	case f.noField != "":
		s.rows.set(nil)
		s.sheet.say(lang.T("search.none"), f.noField)
	case f.nearest != "":
		s.rows.set(append([]foundItem{
			{heading: lang.T("search.none.nearest")},
			{label: asked.Spans(lang.T("search.nearest", f.nearest), f.nearest), does: func() { s.entry.SetText(f.nearest) }},
		}, s.lyingItems(text, f.lying)...))
		s.sheet.count("")
	case f.lying > 0:
		s.rows.set(append([]foundItem{{heading: lang.T("search.none")}}, s.lyingItems(text, f.lying)...))
		s.sheet.count("")
	case strings.TrimSpace(text) == "":
		s.rows.set(nil)
		s.sheet.say(lang.T("search.begin"), lang.T("search.begin.text"))
	default:
		s.rows.set(nil)
		s.sheet.say(lang.T("search.none"), lang.T("search.none.text"))
	}
}

// total counts all that a search finds, where more of a kind was found than is shown.
func (s *Search) total(ctx context.Context, q storage.SearchQuery, hits []storage.Hit, err error) (int, error) {
	of := map[register.Kind]int{}
	more := false
	for _, h := range hits {
		of[h.Kind]++
		more = more || of[h.Kind] > mostOfKind
	}
	if err != nil || !more {
		return len(hits), err
	}
	counts, err := s.store.SeekCounts(ctx, q)
	total := 0
	for _, c := range counts {
		total += c.Records
	}
	return total, err
}

// wayItems are the ways in which the text may go on; Tab takes the first.
func (s *Search) wayItems(ways []asked.Completion) []foundItem {
	s.tab = nil
	if len(ways) == 0 {
		return nil
	}
	items := []foundItem{{heading: lang.T("search.narrow")}}
	for _, way := range ways {
		items = append(items, foundItem{label: asked.Spans(way.Word, ""), does: func() { s.complete(way.Text) }})
	}
	s.tab = items[1].does
	return items
}

// complete goes on from a completed text.
func (s *Search) complete(text string) {
	s.entry.SetText(text)
	s.entry.CursorColumn = len([]rune(text))
	s.entry.Refresh()
	s.find(text)
}

// all shows everything that is found on a page of its own.
func (s *Search) all(text string) {
	s.close()
	s.desk.Results(text)
}

// Remember notes a record that was opened, for the search without words.
func (s *Search) Remember(ref register.Ref) {
	var refs []register.Ref
	s.desk.Kept(keptRecent, &refs)
	refs = slices.DeleteFunc(refs, func(r register.Ref) bool { return r == ref })
	refs = append([]register.Ref{ref}, refs...)
	s.desk.Keep(keptRecent, refs[:min(len(refs), mostRecent)])
}

const keptRecent = "recent"

// recent reads the records opened last that are still in this register.
func (s *Search) recent(ctx context.Context) ([]storage.Hit, error) {
	var refs []register.Ref
	s.desk.Kept(keptRecent, &refs)
	ids := make([]register.ID, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	lines, err := s.store.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	var hits []storage.Hit
	for _, id := range ids {
		if line, ok := lines[id]; ok && !line.InTrash {
			hits = append(hits, storage.Hit{Line: line})
		}
	}
	return hits, nil
}

// foundItems puts hits under headings of their kinds, and counts those shown.
func foundItems(hits []storage.Hit, text string, on register.Date) (items []foundItem, shown int) {
	for start := 0; start < len(hits); {
		k := hits[start].Kind
		end := start
		for end < len(hits) && hits[end].Kind == k {
			end++
		}
		heading := foundItem{heading: lang.T("kind." + string(k) + ".many")}
		list := hits[start:end]
		if len(list) > mostOfKind {
			list = list[:mostOfKind]
			heading.hint = lang.N("search.first", mostOfKind)
		}
		items = append(items, heading)
		for _, h := range list {
			items = append(items, foundItemOf(h, text, on))
		}
		shown += len(list)
		start = end
	}
	return items, shown
}

func foundItemOf(h storage.Hit, text string, on register.Date) foundItem {
	label, hint := desk.Name(h.Line), desk.Words(h.Hint)
	_, state := lang.State(h.Record, h.Sessions, on)
	said := label
	var notes []string
	for _, one := range []string{hint, desk.Words(h.Partner), state, lang.Day(h.Day(on))} {
		if one != "" && !strings.Contains(said, one) {
			notes = append(notes, one)
			said += "\n" + one
		}
	}
	item := foundItem{ref: h.Ref, hint: strings.Join(notes, " · "), label: asked.Spans(label, text)}
	if h.Fragment != "" && h.Fragment != label && h.Fragment != hint {
		item.fragment = asked.Spans(lang.OnPage(h.Page, asked.Excerpt(h.Fragment, text)), text)
	}
	return item
}

func recentItems(hits []storage.Hit) []foundItem {
	items := []foundItem{{heading: lang.T("search.recent")}}
	for _, h := range hits {
		said := []string{lang.T("kind." + string(h.Kind))}
		if hint := desk.Words(h.Hint); hint != "" {
			said = append(said, hint)
		}
		items = append(items, foundItem{ref: h.Ref, label: asked.Spans(desk.Name(h.Line), ""), hint: strings.Join(said, " · ")})
	}
	return items
}
