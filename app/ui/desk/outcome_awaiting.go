package desk

import (
	"fmt"
	"strings"

	"accord/storage/register"
)

// Awaiting names the outcome a new record is to take further: the visit or the meeting, and which of its outcomes. By
// it a half-filled form is found again.
type Awaiting struct {
	Of      register.Ref
	Outcome register.ID
}

// IsZero reports whether no outcome waits.
func (a Awaiting) IsZero() bool { return a.Of.IsZero() }

// String names it in the key of a draft: "visit/…/…".
func (a Awaiting) String() string {
	return string(a.Of.Kind) + "/" + a.Of.ID.String() + "/" + a.Outcome.String()
}

// ParseAwaiting reads what String wrote.
func ParseAwaiting(s string) (a Awaiting, err error) {
	parts := strings.Split(s, "/")
	if len(parts) != 3 {
		return a, fmt.Errorf("read the outcome of a draft: %q", s)
	}
	a.Of.Kind = register.Kind(parts[0])
	if a.Of.ID, err = register.ParseID(parts[1]); err == nil {
		a.Outcome, err = register.ParseID(parts[2])
	}
	return a, err
}

// Begin returns a new record of a kind, filled from the outcome; nil where the outcome no longer exists.
func (a Awaiting) Begin(k register.Kind, of register.Record) register.Record {
	from := sourceOf(of)
	for _, o := range from.outcomes {
		if o.ID == a.Outcome {
			return draftOf(k, from, o)
		}
	}
	return nil
}

// Settle writes the record that takes the outcome further into the visit or the meeting.
func (a Awaiting) Settle(of register.Record, by register.Ref) {
	settle(of, a.Outcome, func(o *register.Outcome) { o.By, o.Needless, o.NeedlessBy = by, register.Text{}, "" })
}

// outcomeSource is the visit or the meeting behind outcomes, as far as new records need it.
type outcomeSource struct {
	register.Ref
	day      register.Date
	partners []register.ID
	outcomes []register.Outcome
}

func sourceOf(r register.Record) outcomeSource {
	switch r := r.(type) {
	case *register.Visit:
		return outcomeSource{r.Ref(), r.From, r.PartnerIDs, r.Outcomes}
	case *register.Meeting:
		return outcomeSource{r.Ref(), r.Day, r.PartnerIDs, r.Outcomes}
	}
	return outcomeSource{}
}
