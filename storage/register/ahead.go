package register

import (
	"cmp"
	"slices"
)

// AheadKind is what comes.
type AheadKind string

// The kinds of what comes.
const (
	AheadNotice  AheadKind = "notice"  // the last day for notice that an agreement is not renewed
	AheadEnd     AheadKind = "end"     // an agreement ends
	AheadSession AheadKind = "session" // a session is held
	AheadTurn    AheadKind = "turn"    // a commission must have met
	AheadVisit   AheadKind = "visit"
	AheadDue     AheadKind = "due"   // the last day to fulfil a commitment
	AheadReply   AheadKind = "reply" // to an invitation
)

// AheadKinds lists them.
var AheadKinds = []AheadKind{AheadNotice, AheadEnd, AheadSession, AheadTurn, AheadVisit, AheadDue, AheadReply}

// Ahead is what comes on a day, or by it.
type Ahead struct {
	Kind AheadKind
	Day  Date
	Of   Ref
	Name Text
}

// SortAhead puts what comes in the order of its days.
func SortAhead(all []Ahead) {
	slices.SortStableFunc(all, func(a, b Ahead) int {
		return cmp.Or(cmp.Compare(a.Day.First(), b.Day.First()), slices.Compare(a.Of.ID[:], b.Of.ID[:]))
	})
}

// AheadOf returns the last day for notice and the end of an agreement as seen from a day, those that lie ahead.
func (a *Agreement) AheadOf(on Date) (all []Ahead) {
	s := a.StandingOn(on)
	add := func(kind AheadKind, day Date) {
		if day != "" && day != Forever && day.First() >= on.First() {
			all = append(all, Ahead{kind, day, a.Ref(), a.Title})
		}
	}
	if !s.Status.Running() {
		return nil
	}
	if s.Renews {
		add(AheadNotice, s.Period.LastNotice)
	} else if !s.Renewed {
		add(AheadEnd, s.Last)
	}
	return all
}

// AheadOf returns the next session of a commission as seen from a day, or by when it must meet.
func (c *Commission) AheadOf(turn Turn, on Date) []Ahead {
	if turn.Next != nil {
		if from, _ := turn.Next.DaysOn(on); from != "" && from.Last() >= on.First() {
			return []Ahead{{AheadSession, from, turn.Next.Ref(), c.Title}}
		}
	}
	if turn.Due != "" && turn.Due.First() >= on.First() {
		return []Ahead{{AheadTurn, turn.Due, c.Ref(), c.Title}}
	}
	return nil
}

// AheadOf returns a visit that is to come as seen from a day.
func (v *Visit) AheadOf(on Date) []Ahead {
	if v.From == "" || v.Off() || v.From.Last() < on.First() {
		return nil
	}
	return []Ahead{{AheadVisit, v.From, v.Ref(), v.Title}}
}

// AheadOf returns the day by which an open commitment is due as seen from a day.
func (c *Commitment) AheadOf(on Date) []Ahead {
	due := c.DueOnDay(on)
	if !c.StateOn(on).Open() || due == "" || due == Forever || due.Last() < on.First() {
		return nil
	}
	return []Ahead{{AheadDue, due, c.Ref(), c.Title}}
}

// AheadOf returns the last day for answering an invitation, if it has no reply as seen from a day.
func (i *Invitation) AheadOf(on Date) []Ahead {
	if i.ReplyDue == "" || i.StateOn(on).Answered() || i.ReplyDue.Last() < on.First() {
		return nil
	}
	return []Ahead{{AheadReply, i.ReplyDue, i.Ref(), i.Label()}}
}
