package register

// Reciprocity is how often each side did for the other what the other did for it, by a day.
type Reciprocity struct {
	// VisitsOut are visits of ours to the partner that took place, VisitsIn those of the partner to us.
	VisitsOut, VisitsIn int
	// HostedOurs and HostedTheirs are sessions held on the ground of each side.
	HostedOurs, HostedTheirs int
	// InvitedOut are invitations we sent, AnsweredOut the answered ones; InvitedIn and AnsweredIn are those sent to us.
	InvitedOut, AnsweredOut int
	InvitedIn, AnsweredIn   int
}

// IsZero reports whether nothing went either way.
func (r Reciprocity) IsZero() bool { return r == Reciprocity{} }

// TookPlace reports whether a visit in this state has been made.
func (s VisitState) TookPlace() bool {
	return s == VisitEnded || s == VisitReported || s == VisitClosed || s == VisitUndated
}

// ReciprocityOf counts what went each way by a day. Visits and sessions that did not take place are left out, and so
// are invitations not sent yet.
func ReciprocityOf(visits []*Visit, sessions []*Session, invitations []*Invitation, on Date) (r Reciprocity) {
	for _, v := range visits {
		switch {
		case !v.StateOn(on).TookPlace():
		case v.Direction == Outgoing:
			r.VisitsOut++
		default:
			r.VisitsIn++
		}
	}
	for _, s := range sessions {
		switch {
		case !s.HeldBy(on):
		case s.Host == Ours:
			r.HostedOurs++
		case s.Host == Theirs:
			r.HostedTheirs++
		}
	}
	for _, i := range invitations {
		if i.SentOn.First() > on.First() {
			continue
		}
		answered := 0
		if i.StateOn(on).Answered() {
			answered = 1
		}
		if i.Direction == Outgoing {
			r.InvitedOut, r.AnsweredOut = r.InvitedOut+1, r.AnsweredOut+answered
		} else {
			r.InvitedIn, r.AnsweredIn = r.InvitedIn+1, r.AnsweredIn+answered
		}
	}
	return r
}

// Answered reports whether there is a reply to an invitation in this state.
func (s InvitationState) Answered() bool {
	switch s {
	case InvitationAccepted, InvitationDeclined, InvitationConditional, InvitationRepresentative, InvitationTookPlace:
		return true
	}
	return false
}
