package cli

import (
	"fmt"
	"strings"

	"accord/app/lang"
	"accord/app/search"
	"accord/storage"
	"accord/storage/register"
)

type searchCommand struct {
	Text   string `arg:"" name:"text"`
	Limit  int    `name:"limit" placeholder:"N" default:"20"`
	Format string `name:"format" placeholder:"table|json" default:"table"`
}

// search finds records of every kind by words and fields, at most so many of each, and behind them what lies in the trash. Where
// nothing is found it names the nearest that is there.
func (c *command) search(what searchCommand) error {
	if err := formatOf(what.Format, asTable, asJSON); err != nil {
		return err
	}
	if what.Limit < 1 {
		return wrong(lang.T("cli.usage.bad", "--limit", fmt.Sprint(what.Limit)))
	}
	return c.withRegister(func(s *storage.Store) error {
		query := search.Parse(what.Text, s.Today())
		if len(query.Unknown) > 0 {
			return wrong(lang.T("search.unknown", strings.Join(query.Unknown, ", ")))
		}
		hits, err := s.Seek(c.ctx, query.SearchQuery, what.Limit)
		if err != nil {
			return err
		}
		lying, err := s.SeekTrash(c.ctx, query.SearchQuery, what.Limit)
		if err != nil {
			return err
		}
		thrown, err := s.Hits(c.ctx, query.SearchQuery, lying)
		if err != nil {
			return err
		}
		if hits = append(hits, thrown...); len(hits) == 0 {
			if said := query.NoField(); said != "" {
				return wrong(said)
			}
			return c.nearest(s, query.Words, what)
		}
		counts, err := s.SeekCounts(c.ctx, query.SearchQuery)
		if err != nil {
			return err
		}
		of := map[register.Kind]int{}
		for _, one := range counts {
			of[one.Kind] = one.Records
		}
		p := newPrinter(what.Format, "search.none", c.out)
		if err := p.header([]heading{
			{name: "kind", label: "cli.kind"}, {name: "id", label: "cli.id"}, {name: "hint", label: "cli.hint", texts: true},
			{name: "label", label: "cli.label", texts: true}, {name: "partner", label: "cli.partner", texts: true},
			{name: "state", label: "cli.state"}, {name: "day", label: "cli.day"}, {name: "fragment", label: "cli.fragment"},
			{name: "page"},  // of the file, 0 where that is not known
			{name: "found"}, // how many of the kind there are in all
			{name: "in_trash"},
		}); err != nil {
			return err
		}
		today := s.Today()
		for _, h := range hits {
			l := lang.Current()
			state, word := lang.State(h.Record, h.Sessions, today)
			if h.InTrash { // what lies there has no other
				state, word = "", lang.T("cli.in_trash")
			}
			day := h.Day(today)
			if err := p.row([]cell{
				{string(h.Kind), kindWord(h.Kind)}, {h.ID.String(), h.ID.String()}, {h.Hint, h.Hint.Or(l)}, {h.Label, h.Label.Or(l)},
				{h.Partner, h.Partner.Or(l)}, {state, word}, {day, lang.Day(day)}, {h.Fragment, lang.OnPage(h.Page, around(h.Fragment, query.Words))}, {h.Page, ""},
				{of[h.Kind], ""}, {h.InTrash, ""},
			}); err != nil {
				return err
			}
		}
		return p.end()
	})
}

// nearest says that nothing was found, and what would be.
func (c *command) nearest(s *storage.Store, words string, what searchCommand) error {
	near, err := s.Nearest(c.ctx, words)
	if err != nil {
		return err
	}
	if near != "" {
		near = strings.Replace(what.Text, words, near, 1)
	}
	p := newPrinter(what.Format, "search.none", c.out)
	if what.Format == asTable {
		said := lang.T("search.none")
		if near != "" {
			said = lang.T("cli.search.nearest", near)
		}
		_, err := fmt.Fprintln(c.out, said)
		return err
	}
	if err := p.header([]heading{{name: "nearest"}}); err != nil {
		return err
	}
	if near != "" {
		if err := p.row([]cell{{near, near}}); err != nil {
			return err
		}
	}
	return p.end()
}

// aroundLetters is how much of a phrase a table shows on each side of the word found.
const aroundLetters = 40

// around returns the part of a phrase that holds the first word found, in one line.
func around(phrase, search string) string {
	marks := storage.Marks(phrase, search)
	if len(marks) == 0 {
		return phrase
	}
	before, word, after := phrase[:marks[0].From], phrase[marks[0].From:marks[0].To], phrase[marks[0].To:]
	if letters := []rune(before); len(letters) > aroundLetters {
		_, before, _ = strings.Cut(string(letters[len(letters)-aroundLetters:]), " ") // no torn word
		before = "…" + before
	}
	if letters := []rune(after); len(letters) > aroundLetters {
		after = string(letters[:aroundLetters])
		after = after[:max(strings.LastIndex(after, " "), 0)] + "…"
	}
	return strings.ReplaceAll(before+word+after, "\n", " ")
}
