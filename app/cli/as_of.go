package cli

import (
	"bytes"
	"encoding/json"
	"io"

	"accord/app/lang"
	"accord/storage/register"
)

// asOf is what follows from a record for a day and stands in no field of it.
type asOf struct {
	Day    register.Date `json:"day"`
	Status string        `json:"status,omitempty"`
	// Until is the last day in force as far as it was known on the day; nothing where no day is known to end it.
	Until   register.Date `json:"until,omitempty"`
	Periods []asOfPeriod  `json:"periods,omitempty"`
	// Members tell for whom an agreement of three parties or more is in force.
	Members []asOfMember `json:"members,omitempty"`
	// State and Sentence are in the command's language, as the card has them.
	State    string `json:"state,omitempty"`
	Sentence string `json:"sentence,omitempty"`
}

// asOfPeriod is one period of an agreement, both ends included.
type asOfPeriod struct {
	From       register.Date `json:"from"`
	To         register.Date `json:"to"`
	LastNotice register.Date `json:"last_notice,omitempty"`
}

// asOfMember is what an agreement is for one party on the day, and since when or until when.
type asOfMember struct {
	Partner register.ID          `json:"partner"`
	State   register.MemberState `json:"state"`
	From    register.Date        `json:"from,omitempty"`
	To      register.Date        `json:"to,omitempty"`
}

// asOf returns the status of a record on the day of the page, and of an agreement all that its card says.
func (p *page) asOf(r register.Record) *asOf {
	out := &asOf{Day: p.on}
	switch r := r.(type) {
	case *register.Agreement:
		out.Status, out.Until = string(r.StatusOn(p.on)), ending(r.UntilOn(p.on))
		for _, one := range r.Chain(p.on, periodsBefore, periodsAfter) {
			out.Periods = append(out.Periods, asOfPeriod(one))
		}
		s := r.StandingOn(p.on)
		for _, id := range r.Partners() {
			if m, state := s.MemberOn(id); state != "" {
				out.Members = append(out.Members, asOfMember{id, state, m.Since, ending(m.Ends())})
			}
		}
		out.State, out.Sentence = lang.AgreementState(r, p.on, p.name), lang.AgreementSentence(r, p.on, p.name)
	case *register.Visit:
		out.Status = string(r.StateOn(p.on))
	case *register.Session:
		out.Status = string(r.StateOn(p.on))
	case *register.Commitment:
		out.Status = string(r.StateOn(p.on))
	case *register.Event:
		out.Status = string(r.StateOn(p.on))
	case *register.Invitation:
		out.Status = string(r.StateOn(p.on))
	case *register.ProductionLink:
		out.Status = string(r.StateOn(p.on))
	}
	return out
}

// writeRecord writes a record in the native JSON, with what follows for a day in its field as_of.
func writeRecord(w io.Writer, r register.Record, on *asOf) error {
	text, err := encoded(r)
	if err != nil {
		return err
	}
	if on != nil {
		more, err := encoded(on)
		if err != nil {
			return err
		}
		text = append(append(append(bytes.TrimSuffix(text, []byte("}")), `,"as_of":`...), more...), '}')
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", " "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err = out.WriteTo(w)
	return err
}

func encoded(value any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	return bytes.TrimSpace(out.Bytes()), err
}

// ending is a last day, and nothing where there is none.
func ending(d register.Date) register.Date {
	if d == register.Forever {
		return ""
	}
	return d
}
