package kinds

import (
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

// textsMost is how many bytes of facts are kept with a paper: a note of three pages has a tenth of it.
const textsMost = 60_000

// texts returns as many facts as have room, a line each.
func texts(facts []string) string {
	var lines strings.Builder
	for _, f := range facts {
		if lines.Len()+len(f) > textsMost {
			break
		}
		lines.WriteString(strings.Join(strings.Fields(f), " ") + "\n")
	}
	return strings.TrimSuffix(lines.String(), "\n")
}

// Made returns the description of a paper kept with its file.
func Made(k Kind, o Order, p *paper.Paper, revision int64) register.MadePaper {
	facts := Facts(p, o.On)
	made := register.MadePaper{
		Kind: k.Name, Edition: string(o.Edition), Revision: revision, On: o.On, Language: o.Language,
		Facts: wholeFacts + strings.Join(sums(facts), ""), Texts: texts(facts),
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
