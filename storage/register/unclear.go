package register

import "slices"

// clear are the statuses that stay certain where nobody knows whether the agreement is in force.
var clear = []Status{StatusNotYet, StatusDraft, StatusExpired, StatusTerminated, StatusNotConcluded}

// UnclearFrom returns the day from which nobody knows whether the agreement is in force, empty where that was so from
// the beginning; ok is false where it is known. Unclear is not the same as not in force: a signed agreement without an
// entry into force is known to await it.
func (a *Agreement) UnclearFrom() (from Date, ok bool) {
	act, ok := a.Action(ActionForceUnclear)
	return act.Works(), ok
}

// unsure puts StatusUnclear between the last day certainly in force and the last one possibly in force.
func unsure(spans []Span, sure, last Date) []Span {
	if sure >= last {
		return spans
	}
	var out []Span
	for _, s := range spans {
		if s.From > last || s.To <= sure || !s.Status.Running() {
			out = append(out, s)
			continue
		}
		if s.From <= sure {
			before := s
			before.To = sure
			out = append(out, before)
			s.From, s.Since = sure.AddDays(1), ""
		}
		s.Status = StatusUnclear
		if n := len(out); n > 0 && out[n-1].Status == StatusUnclear {
			out[n-1].To = s.To
			continue
		}
		out = append(out, s)
	}
	return out
}

// unclear puts StatusUnclear where the status is not known. A later entry into force makes it clear again.
func (a *Agreement) unclear(spans []Span) []Span {
	on, ok := a.UnclearFrom()
	if !ok {
		return spans
	}
	from, known := on.First(), Never
	if force, entered := a.Entry(); entered && force.Works().First() > from && from != "" {
		known = force.Works().First()
	}
	var out []Span
	for _, s := range spans {
		if s.To < from || s.From >= known || slices.Contains(clear, s.Status) {
			out = append(out, s)
			continue
		}
		if s.From < from {
			before := s
			before.To = from.AddDays(-1)
			out = append(out, before)
			s.From, s.Since = from, ""
			if on != from {
				s.Since = on
			}
		}
		if n := len(out); n > 0 && out[n-1].Status == StatusUnclear {
			out[n-1].To = s.To
			continue
		}
		s.Status = StatusUnclear
		out = append(out, s)
	}
	return out
}
