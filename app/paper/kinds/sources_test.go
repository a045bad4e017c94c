package kinds_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/kinds"
	"accord/storage"
	"accord/storage/register"
)

// sourced are the kinds of papers that promise a source of each figure: those that tell figures to somebody who will be asked where
// he has them from.
var sourced = []string{"brief", "dossier", "unfulfilled", "year"}

// notFigures are numbers that tell no amount: days and times, years and periods, numbers of documents and sessions, and how many
// rows a paper leaves out.
var notFigures = regexp.MustCompile(`(\d{2}–)?\d{2}\.\d{2}\.\d{4}|\b(19|20)\d{2}\b|\d{2}:\d{2}|(№|No\.)\s*[\d/]+|\d+(-е|-го|-й|-м|\s*нче)|\d+(st|nd|rd|th)\b`)

var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

var figure = regexp.MustCompile(`\d`)

// figured is a partner with everything that papers count, and no figure in any name.
func figured(t *testing.T) (*storage.Store, []register.Ref) {
	t.Helper()
	store, refs := world(t)
	for i, value := range []int64{40_000_000_00, 60_000_000_00} {
		r := &register.TradeRecord{PartnerID: refs[1].ID, Period: register.TradePeriod{Kind: register.PeriodYear, Year: 2020 + i}, Flow: register.FlowTurnover,
			Value: register.Money{Minor: value, Currency: "USD"}, Qualifier: register.Over, Basis: register.BasisCustoms, SourceWords: register.Text{Ru: "ФТС", En: "Customs", Tt: "ФТС"}}
		if i == 1 {
			r.Qualifier, r.SourceWords = register.Exactly, register.Text{}
		}
		if _, err := store.Save(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	for range 30 { // more than a note tells
		if _, err := store.Save(t.Context(), &register.Commitment{Title: register.Text{Ru: "Представить предложения", En: "Submit proposals"}, Side: register.DutyTheirs,
			PartnerID: refs[1].ID, DueRule: register.DueNoTerm, Source: refs[6]}); err != nil {
			t.Fatal(err)
		}
	}
	return store, refs
}

// TestEachFigureHasItsSource: in papers that promise sources every figure is followed by a note, of the record that said it or of the
// register that counted it.
func TestEachFigureHasItsSource(t *testing.T) {
	store, refs := figured(t)
	found := 0
	for _, name := range sourced {
		k := named(t, name)
		subjects := refs
		if len(k.Of) == 0 {
			subjects = []register.Ref{{}}
		}
		for _, of := range subjects {
			if !k.Made(of.Kind) {
				continue
			}
			for _, l := range register.Languages {
				for _, e := range kinds.Editions {
					p := write(t, store, k, kinds.Order{Subject: of, On: "2022-11-29", Language: l, Edition: e})
					said(p, lang.In(l), func(phrase paper.Phrase) {
						noted := slices.ContainsFunc(phrase, func(s paper.Span) bool { return s.Note != "" })
						text := notFigures.ReplaceAllString(spaces.Replace(phrase.String()), "")
						if !figure.MatchString(text) {
							return
						}
						if found++; !noted {
							t.Errorf("%s of %s in %s, %s: nobody knows where this is from: %q", name, of.Kind, l, e, phrase)
						}
					})
				}
			}
		}
	}
	if found < 40 {
		t.Errorf("only %d figures", found)
	}
}

// said goes through what a paper says in sentences, facts and cells, without the columns that number or date the rows, and without
// the line that says how many rows were left out.
func said(p *paper.Paper, in lang.In, do func(paper.Phrase)) {
	numbering := map[string]bool{"№": true, "No.": true}
	for _, key := range []string{"commitment.number", "trade-record.period", "commitment.due", "commitment.source"} {
		numbering[lang.Capital(in.T(key))] = true
	}
	for _, s := range p.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case paper.Paragraph:
				if b.Style != paper.Small && b.Style != paper.Lead {
					do(b.Text)
				}
			case paper.Points:
				for _, one := range b {
					do(one.Text)
				}
			case paper.Facts:
				for _, f := range b {
					do(f.Value)
				}
			case paper.Table:
				for _, row := range b.Rows {
					for i, cell := range row.Cells {
						if row.Band || !numbering[b.Columns[i].Head] {
							do(cell)
						}
					}
				}
			}
		}
	}
}
