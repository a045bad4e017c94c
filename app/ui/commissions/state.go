package commissions

import (
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// state is what a commission's sessions say of it on a day.
type state struct {
	on   register.Date
	last *storage.SessionRow // held last, nil where none was
	next *storage.SessionRow // planned first, nil where none is
}

// stateOn reads the state out of the sessions in the order of their days; those without a day come
// last.
func stateOn(sessions []storage.SessionRow, on register.Date) state {
	s := state{on: on}
	for i := range sessions {
		switch sessions[i].StateOn(on) {
		case register.SessionHeld:
			s.last = &sessions[i]
		case register.SessionPlanned:
			// An early session whose day nobody remembers is not one to come.
			forgotten := s.last != nil && sessions[i].FromDay == "" && 0 < sessions[i].Number && sessions[i].Number < s.last.Number
			if s.next == nil && !forgotten {
				s.next = &sessions[i]
			}
		}
	}
	return s
}

// sentence says the state in words: when the commission met last and how long ago, or that it never
// has.
func (s state) sentence() string {
	if s.last == nil {
		return lang.T("commission.state.never")
	}
	said := lang.T("commission.state.last", called(s.last))
	if since := s.since(); since != "" {
		said += " — " + since
	}
	return said
}

// planned says which session comes next, nothing where none is planned.
func (s state) planned() string {
	if s.next == nil {
		return ""
	}
	return lang.T("commission.state.next", called(s.next))
}

// called names a session by its number, days and place, as far as they are known.
func called(r *storage.SessionRow) string {
	var parts []string
	if r.Number > 0 {
		parts = append(parts, lang.T("session.no", r.Number))
	}
	if days := lang.Days(r.FromDay, r.ToDay); days != "" {
		parts = append(parts, days)
	} else {
		parts = append(parts, lang.T("commission.state.undated"))
	}
	if place := desk.Words(r.Place); place != "" {
		parts = append(parts, place)
	}
	return strings.Join(parts, ", ")
}

// since says how long ago the last session ended, nothing where its date is too imprecise for that.
func (s state) since() string {
	from, to := s.last.FromDay, s.last.ToDay
	if to == "" {
		to = from
	}
	if to.Last() >= s.on {
		if from.Precision() == register.DayKnown {
			return lang.T("commission.since.now")
		}
		return ""
	}
	if months := monthsBetween(to, s.on); months >= 12 {
		return lang.N("commission.since.years", months/12)
	} else if months > 0 {
		return lang.N("commission.since.months", months)
	}
	if days, ok := to.DaysUntil(s.on); ok {
		return lang.N("commission.since.days", days)
	}
	return ""
}

// monthsBetween counts the whole months from a date to a day, of a month from its end; between
// years it counts as people do, 2007 to 2022 are fifteen.
func monthsBetween(from, on register.Date) int {
	if from.Precision() == register.YearKnown {
		return 12 * (on.Year() - from.Year())
	}
	from = from.Last()
	months := 12*(on.Year()-from.Year()) + on.Month() - from.Month()
	if on.DayOfMonth() < from.DayOfMonth() {
		months--
	}
	return months
}

// usualPause is how many months commissions usually let pass between two sessions; what lasts
// longer is pointed out, no more.
const usualPause = 12

// tone is the colour of the state: green while the commission works, amber where it never met or
// has not met for long.
func (s state) tone() kit.Tone {
	switch {
	case s.last != nil && monthsBetween(s.last.FromDay, s.on) <= usualPause:
		return kit.ToneGreen
	case s.next != nil:
		return kit.ToneBlue
	}
	return kit.ToneAmber
}
