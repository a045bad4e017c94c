package field

import "accord/storage/register"

// Sides are the bodies of a record that its direction puts on our side and on the other one, None where it says nothing of them:
// who receives an incoming visit is ours, and who sends an outgoing one.
func Sides(r register.Record) (ours, theirs register.ID) {
	var direction register.Direction
	switch r := r.(type) {
	case *register.Visit:
		direction, ours, theirs = r.Direction, r.SenderID, r.HostID
	case *register.Invitation:
		direction, ours, theirs = r.Direction, r.FromPartnerID, r.ToPartnerID
	}
	if direction == register.Incoming {
		return theirs, ours
	}
	return ours, theirs
}
