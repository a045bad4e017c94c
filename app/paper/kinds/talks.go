package kinds

import (
	"slices"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// services are the kinds of items of a programme that serve the visit itself: nobody tells of them afterwards.
var services = []register.ProgrammeKind{register.ProgrammeTransfer, register.ProgrammeFree}

// talks tells what was spoken of and what came of it: of the last visits with their meetings, then of the other meetings.
func (n *note) talks() (blocks []paper.Block) {
	last := first(n.meetings, n.scope.talks)
	withVisit := map[register.ID]bool{}
	for _, v := range n.lastVisits() {
		results := n.resultLines(v)
		of := []paper.Block{bullets(n.listed(results)...), bullets(n.listed(n.ceremonies(v))...), n.outcomes(n.unsaid(v, v.Outcomes))}
		for _, one := range last {
			if one.VisitID != v.ID {
				continue
			}
			withVisit[one.ID] = true
			content, outcomes := n.phrase(one.Content), one.Outcomes
			if len(results) > 0 { // they take the meeting in, and what has become of an outcome stands in a part of its own
				content, outcomes = nil, slices.DeleteFunc(n.unsaid(v, outcomes), func(o register.Outcome) bool { return !o.By.IsZero() })
			}
			if talk := n.talk(one, content, outcomes); len(talk) > 1 {
				of = append(of, talk...)
			} else {
				of = append(of, bullets(n.talkHead(one)))
			}
		}
		if of = slices.DeleteFunc(of, empty); len(of) > 0 {
			head := paper.Words(join(" ", lang.Days(v.From, v.To), n.text(v.Title))).Noted(n.text(n.inner(v.Note)))
			blocks = append(append(blocks, paper.Heading{Level: 3, Text: head}), of...)
		}
	}
	for _, one := range last {
		if !withVisit[one.ID] {
			blocks = append(blocks, n.talk(one, n.phrase(one.Content), one.Outcomes)...)
		}
	}
	return blocks
}

// lastVisits are those that the note tells of.
func (n *note) lastVisits() []*register.Visit {
	begun := slices.DeleteFunc(slices.Clone(n.visits), func(v *register.Visit) bool { return v.From == "" || v.From.First() > n.On })
	return first(begun, n.scope.talks)
}

// talk is one meeting with what it led to.
func (n *note) talk(one *register.Meeting, content paper.Phrase, outcomes []register.Outcome) []paper.Block {
	return under(n.talkHead(one), paper.Paragraph{Text: content}, n.outcomes(outcomes))
}

// talkHead names a meeting, with what is known of its source.
func (n *note) talkHead(one *register.Meeting) paper.Phrase {
	head := join(", ", join(" ", lang.Day(one.Day), n.text(one.Title)), n.text(one.Place))
	return paper.Words(head).Noted(n.text(n.inner(one.Note)))
}

// ceremonies are what else was done on the visit: what its programme has beside meetings of which there is a record, and beside
// what serves the visit itself.
func (n *note) ceremonies(v *register.Visit) (lines []paper.Phrase) {
	for _, day := range days(v.Programme) {
		for _, item := range day {
			met := slices.ContainsFunc(n.meetings, func(one *register.Meeting) bool { return one.ItemID == item.ID })
			if !met && !item.Internal && !slices.Contains(services, item.Kind) && item.Day.First() <= n.On {
				lines = append(lines, paper.Words(join(", ", n.text(item.Title), n.text(item.Place))))
			}
		}
	}
	return lines
}

// listed are so many lines as the note has room for, and how many more there are.
func (n *note) listed(lines []paper.Phrase) []paper.Phrase {
	rows := n.rows(len(lines))
	if len(lines) <= rows {
		return lines
	}
	return append(slices.Clone(lines[:rows]), paper.Words(n.in.N("paper.more", len(lines)-rows)))
}
