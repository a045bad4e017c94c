package kinds

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// ErrNotMade means that a file was not made by the program, or by a version with other papers.
var ErrNotMade = errors.New("the file was not made of records by this program")

// Facts returns everything a paper states, with its notes and without the day of the paper: a row of a table is one fact,
// whatever its number in the table.
func Facts(p *paper.Paper, on register.Date) (facts []string) {
	said := phrasesSaid(p, on)
	p.Statements(func(of ...paper.Phrase) {
		var parts []string
		for i, phrase := range of {
			text := said(phrase)
			if i == 0 && len(of) > 1 && numbering(text) {
				continue
			}
			if text != "" {
				parts = append(parts, text)
			}
		}
		if len(parts) > 0 {
			facts = append(facts, strings.Join(parts, " · "))
		}
	})
	return facts
}

// phrases returns what a paper says phrase by phrase, as papers were once kept.
func phrases(p *paper.Paper, on register.Date) (all []string) {
	said := phrasesSaid(p, on)
	p.Phrases(func(phrase paper.Phrase) {
		if text := said(phrase); text != "" {
			all = append(all, text)
		}
	})
	return all
}

// phrasesSaid returns what reads a phrase with its notes and without the day of the paper.
func phrasesSaid(p *paper.Paper, on register.Date) func(paper.Phrase) string {
	in := lang.In(p.Language)
	dayless := strings.NewReplacer(in.T("paper.as_of", in.LongDay(on)), "", in.T("paper.source.register", lang.Day(on)), "")
	return func(phrase paper.Phrase) string {
		text := ""
		for _, s := range phrase {
			text += s.Text
			if s.Note != "" {
				text += " [" + s.Note + "]"
			}
		}
		if text = strings.TrimSpace(dayless.Replace(text)); text == "[]" {
			return ""
		}
		return text
	}
}

// numbering reports whether a cell is the number of its row.
func numbering(cell string) bool {
	return cell != "" && strings.Trim(strings.TrimSuffix(cell, "."), "0123456789") == "" && len(cell) < 5
}

// sumLength is how many hexadecimal digits the sum of a fact has, factsMost how many facts are kept of a paper.
const (
	sumLength = 8
	factsMost = 2000
)

// sums are those of facts, by which a later paper is compared.
func sums(facts []string) []string {
	facts = facts[:min(len(facts), factsMost)]
	all := make([]string, len(facts))
	for i, f := range facts {
		h := fnv.New32a()
		_, _ = h.Write([]byte(f))
		all[i] = fmt.Sprintf("%0*x", sumLength, h.Sum32())
	}
	return all
}

// wholeFacts begins what is kept of a paper whose sums are those of facts; without it they are those of phrases.
const wholeFacts = "="

// parted are the sums that were kept as one text.
func parted(kept string) (all []string) {
	for ; len(kept) >= sumLength; kept = kept[sumLength:] {
		all = append(all, kept[:sumLength])
	}
	return all
}

// Made returns the description of a paper kept with its file.
func Made(k Kind, o Order, p *paper.Paper, revision int64) register.MadePaper {
	made := register.MadePaper{
		Kind: k.Name, Edition: string(o.Edition), Revision: revision, On: o.On, Language: o.Language, Facts: wholeFacts + strings.Join(sums(Facts(p, o.On)), ""),
	}
	var columns []string
	for _, c := range o.Columns {
		columns = append(columns, string(c))
	}
	made.Columns = strings.Join(columns, ",")
	return made
}

// orderOf returns the order by which a kept paper of one of some records is made again, as of a day.
func orderOf(made register.MadePaper, subjects []register.Ref, on register.Date) (Kind, Order, error) {
	kind, known := Named(made.Kind)
	at := slices.IndexFunc(subjects, func(r register.Ref) bool { return kind.Made(r.Kind) })
	if !known || at < 0 {
		return Kind{}, Order{}, ErrNotMade
	}
	o := Order{Subject: subjects[at], On: on, Language: made.Language, Edition: Edition(made.Edition)}
	if made.Columns != "" {
		for c := range strings.SplitSeq(made.Columns, ",") {
			o.Columns = append(o.Columns, Column(c))
		}
	}
	return kind, o, nil
}

// headings are those within a paper.
func headings(p *paper.Paper, on register.Date) map[string]bool {
	found, said := map[string]bool{}, phrasesSaid(p, on)
	for _, section := range p.Sections {
		for i, b := range section.Blocks {
			if h, is := b.(paper.Heading); is && i > 0 {
				found[said(h.Text)] = true
			}
		}
	}
	return found
}

// Since is how a paper has changed since it was kept: the new facts, each behind the heading it stands under, and the number
// of those gone.
type Since struct {
	New  []string
	Gone int
}

// Count is how many facts have changed.
func (s Since) Count() int { return max(len(s.New), s.Gone) }

// Changed makes the paper that a document holds again, as of the day of the order and in its words, and compares.
func Changed(ctx context.Context, store Store, d *register.Document, o Order) (Since, error) {
	current, _ := d.Current()
	made := current.Paper
	kind, again, err := orderOf(made, d.Subjects, o.On)
	if err != nil {
		return Since{}, err
	}
	again.Words, again.Made, again.Author = o.Words, o.Made, o.Author
	p, err := kind.Make(ctx, store, again)
	if err != nil {
		return Since{}, err
	}
	kept, whole := strings.CutPrefix(made.Facts, wholeFacts)
	before := map[string]int{}
	for _, sum := range parted(kept) {
		before[sum]++
	}
	var s Since
	facts := phrases(p, o.On)
	if whole {
		facts = Facts(p, o.On)
	}
	heads, under := headings(p, o.On), ""
	for i, sum := range sums(facts) {
		fact, where := facts[i], under
		if heads[fact] {
			where, under = "", fact
		}
		switch {
		case before[sum] > 0:
			before[sum]--
		case where != "":
			s.New = append(s.New, where+": "+strings.TrimPrefix(fact, "– "))
		default:
			s.New = append(s.New, fact)
		}
	}
	for _, left := range before {
		s.Gone += left
	}
	return s, nil
}
