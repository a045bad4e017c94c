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
	// Due is the day by which a commission must meet again, or by which a commitment is to be fulfilled.
	Due     register.Date `json:"due,omitempty"`
	Overdue bool          `json:"overdue,omitempty"`
	// Last and Next are the sessions of a commission, Held counts those held, and Host is whose turn it is.
	Last register.Date `json:"last,omitempty"`
	Next register.Date `json:"next,omitempty"`
	Held int           `json:"held,omitempty"`
	Host register.Side `json:"host,omitempty"`
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

// asOf returns the state of a record on the day of the page, of an agreement all that its card says, and of what is due by when.
func (p *page) asOf(r register.Record) *asOf {
	out := &asOf{Day: p.on}
	out.Status, out.State = lang.State(r, p.sessions, p.on)
	switch r := r.(type) {
	case *register.Agreement:
		out.Until = ending(r.UntilOn(p.on))
		for _, one := range r.Chain(p.on, periodsBefore, periodsAfter) {
			out.Periods = append(out.Periods, asOfPeriod{one.From, one.To, one.LastNotice})
		}
		s := r.StandingOn(p.on)
		for _, id := range r.Partners() {
			if m, state := s.MemberOn(id); state != "" {
				out.Members = append(out.Members, asOfMember{id, state, m.Since, ending(m.Ends())})
			}
		}
		out.State, out.Sentence = lang.AgreementState(r, p.on, p.name), lang.AgreementSentence(r, p.on, p.name)
	case *register.Commission:
		turn := r.TurnOn(p.sessions, p.on)
		out.Due, out.Held, out.Host = turn.Due, turn.Held, turn.Host
		out.Last, out.Next = from(turn.Last, p.on), from(turn.Next, p.on)
	case *register.Commitment:
		out.Due, out.Overdue = ending(r.DueOnDay(p.on)), r.OverdueOn(p.on)
	}
	return out
}

// from is the first day of a session as it is planned on a day, nothing where there is none.
func from(s *register.Session, on register.Date) register.Date {
	if s == nil {
		return ""
	}
	first, _ := s.DaysOn(on)
	return first
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
