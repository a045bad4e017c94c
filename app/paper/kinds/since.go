package kinds

import (
	"context"
	"slices"
	"strings"

	"accord/app/paper"
	"accord/storage/register"
)

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

// Difference is a fact that a paper would state otherwise now: the heading it stands under, what the kept paper says and what
// it would say. A new fact has no Before, one that is gone no Now.
type Difference struct{ Where, Before, Now string }

// Since is how a paper has changed since it was kept. Gone is how many facts are gone from a paper that was kept without its
// facts' texts.
type Since struct {
	Differences []Difference
	Gone        int
}

// Count is how many facts have changed.
func (s Since) Count() int { return max(len(s.Differences), s.Gone) }

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
	facts := phrases(p, o.On)
	if whole {
		facts = Facts(p, o.On)
	}
	before, now, heads := parted(kept), sums(facts), headings(p, o.On)
	var s Since
	s.Differences = lacking(facts, now, before, heads)
	if made.Texts == "" {
		s.Gone = len(lacking(make([]string, len(before)), before, now, nil))
		return s, nil
	}
	s.pair(lacking(strings.Split(made.Texts, "\n"), before, now, heads))
	return s, nil
}

// lacking returns those of some facts that others lack, told by their sums, each as new behind its heading.
func lacking(facts, of, others []string, heads map[string]bool) (all []Difference) {
	there := map[string]int{}
	for _, sum := range others {
		there[sum]++
	}
	under := ""
	for i, fact := range facts[:min(len(facts), len(of))] {
		where := under
		if heads[fact] {
			where, under = "", fact
		}
		if there[of[i]] > 0 {
			there[of[i]]--
			continue
		}
		all = append(all, Difference{Where: where, Now: fact})
	}
	return all
}

// pair puts each fact that is gone to the new one under the same heading that has most words in common with it, and those that
// have none behind.
func (s *Since) pair(gone []Difference) {
	for _, was := range gone {
		best, at := 0, -1
		for i, is := range s.Differences {
			if is.Where != was.Where || is.Before != "" || is.Now == "" {
				continue
			}
			if alike := alike(was.Now, is.Now); alike > best {
				best, at = alike, i
			}
		}
		if at < 0 {
			s.Differences = append(s.Differences, Difference{Where: was.Where, Before: was.Now})
			continue
		}
		s.Differences[at].Before = was.Now
	}
}

// alikeLeast is how many hundredths of their words two facts have in common at least that are one fact at two times.
const alikeLeast = 40

// alike returns how many hundredths of their words two facts have in common, nothing where it is too few.
func alike(a, b string) int {
	first, second := strings.Fields(a), strings.Fields(b)
	all := len(first) + len(second)
	common := 0
	for _, w := range first {
		if at := slices.Index(second, w); at >= 0 && w != "·" {
			second = slices.Delete(second, at, at+1)
			common += 2
		}
	}
	if all == 0 || common*100/all < alikeLeast {
		return 0
	}
	return common * 100 / all
}
