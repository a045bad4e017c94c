package storage

import (
	"slices"

	"accord/storage/register"
)

// LastDecisions returns the newest held session of a commission that decided something by the day, with its decisions; nil where none did.
func (p *Profile) LastDecisions(c ProfileCommission) (*register.Session, []*register.Commitment) {
	sessions := slices.Clone(c.Sessions)
	for {
		last := c.TurnOn(sessions, p.On).Last
		if last == nil {
			return nil, nil
		}
		decisions := slices.DeleteFunc(slices.Clone(p.Commitments), func(k *register.Commitment) bool {
			return k.Source.ID != last.ID || k.StateOn(p.On) == ""
		})
		if len(decisions) > 0 {
			return last, decisions
		}
		sessions = slices.DeleteFunc(sessions, func(s *register.Session) bool { return s == last })
	}
}
