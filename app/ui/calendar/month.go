package calendar

import (
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// monthOf returns the first day of the month that a day lies in.
func monthOf(day register.Date) register.Date { return register.Day(day.Year(), day.Month(), 1) }

// firstSquare returns the Monday with which the wall of a month begins.
func firstSquare(month register.Date) register.Date { return mondayOf(month) }

// mondayOf returns the Monday of the week that a day lies in.
func mondayOf(day register.Date) register.Date { return day.AddDays(-day.Weekday()) }

// inMonth moves to another month and keeps the day of the month as far as there is one.
func inMonth(day, month register.Date) register.Date {
	return min(month.AddDays(day.DayOfMonth()-1), register.Day(month.Year(), month.Month()+1, 1).AddDays(-1))
}

// entry is something in the calendar, with what became of it where it is off.
type entry struct {
	storage.Entry
	fate register.Fate
}

// on reports whether the entry lies on a day.
func (e entry) on(day register.Date) bool { return e.From <= day && day <= e.To }

// within reports whether any of its days lies between two days, or may lie there where the day is not known.
func (e entry) within(from, to register.Date) bool {
	return e.From.First() <= to && e.To.Last() >= from
}

// name is what the entry is called, an agreement together with its number, a session with its commission, an
// invitation with who is invited and to what.
func (e entry) name() string {
	name := desk.Name(e.Line)
	if e.Kind == storage.EntryNext {
		name = lang.Capital(lang.T("calendar.entry.next_session"))
	}
	if number := e.number(); number != "" {
		return number + " " + name
	}
	if hint := desk.Words(e.Hint); hint != "" && (e.Ref.Kind == register.KindSession || e.Ref.Kind == register.KindInvitation) {
		return name + " – " + hint
	}
	return name
}

func (e entry) number() string {
	if number := desk.Words(e.Hint); number != "" && e.Ref.Kind == register.KindAgreement {
		return lang.Numbered(number)
	}
	return ""
}

// shorts returns texts for a square, the fullest first; the last begins with what distinguishes the entry from others
// of its day.
func (e entry) shorts() []string {
	name, hint := desk.Name(e.Line), desk.Words(e.Hint)
	said := func(about string) []string {
		return []string{lang.T("calendar.short."+string(e.Kind)) + " " + about, about}
	}
	switch e.Kind {
	case storage.EntryNotice, storage.EntryExpiry:
		if number := e.number(); number != "" { // names of agreements begin alike
			return []string{said(number)[0], said(hint)[0], hint}
		}
		return said(name)
	case storage.EntryAnniversary:
		years := lang.N("calendar.short.anniversary", e.Years)
		if number := e.number(); number != "" {
			return []string{years + ": " + name, years + ": " + number, years + ": " + hint}
		}
		return []string{years + ": " + name}
	case storage.EntryNext, storage.EntryReply:
		return said(hint)
	case storage.EntryCommitment, storage.EntryVisitReport:
		return said(name)
	case storage.EntrySession:
		if hint != "" {
			return []string{name + " – " + hint, hint}
		}
	}
	if place := e.place(); place != "" && e.Kind == storage.EntryVisit {
		return []string{name, place + ": " + name}
	}
	return []string{name}
}

// short is what stands in a square of a width: the fullest that fits, else as much as there is room for.
func (e entry) short(letters *kit.TextWidth, room float32) string {
	all := e.shorts()
	for _, words := range all {
		if letters.Width(words) <= room {
			return words
		}
	}
	return letters.Cut(all[len(all)-1], max(0, room))
}

// kind says what the entry is, and what became of it.
func (e entry) kind() string {
	if e.Kind == storage.EntryAnniversary {
		return lang.Anniversary(e.Years, e.Adopted)
	}
	word := lang.T("calendar.kind." + string(e.Kind))
	switch {
	case e.fate == "":
		return word
	case e.Kind == storage.EntrySession:
		return word + ", " + lang.T("session.state.cancelled")
	case e.Kind == storage.EntryEvent:
		return word + ", " + lang.T("event.state."+string(e.fate))
	}
	return word + ", " + lang.T("visit.state."+string(e.fate))
}

// off says shortly that it did not take place.
func (e entry) off() string {
	if e.fate == "" {
		return ""
	}
	return lang.T("calendar.off." + string(e.fate))
}

// tone is the colour of an entry as of a day.
func (e entry) tone(on register.Date) kit.Tone {
	switch {
	case e.Off:
		return kit.ToneGrey
	case e.Kind == storage.EntryVisit:
		return kit.ToneGreen
	case e.Kind == storage.EntrySession, e.Kind == storage.EntryNext, e.Kind == storage.EntryEvent:
		return kit.ToneBlue
	case e.lastDay() && e.To >= on:
		if tone := desk.UrgencyTone(register.UrgencyOf(on, e.To)); tone != kit.ToneNone {
			return tone
		}
		return kit.ToneAmber
	case e.awaited() && e.To >= on:
		return kit.ToneAmber
	case e.awaited(): // it has not come
		return kit.ToneRed
	case e.Kind == storage.EntryAnniversary:
		return kit.ToneGrey
	case e.To.Last() < on:
		return kit.ToneGrey
	}
	return kit.ToneRed
}

// lastDay reports whether the entry is the last day of an agreement, or the last one for notice that ends it.
func (e entry) lastDay() bool { return e.Kind == storage.EntryNotice || e.Kind == storage.EntryExpiry }

// awaited reports whether the entry is there only as long as something has not come.
func (e entry) awaited() bool {
	return e.Kind == storage.EntryReply || e.Kind == storage.EntryCommitment || e.Kind == storage.EntryVisitReport
}

// place is where it happens.
func (e entry) place() string { return desk.Words(e.Place) }

// called is the name with the place.
func (e entry) called() string {
	if place := e.place(); place != "" {
		return e.name() + ", " + place
	}
	return e.name()
}

// dated is the name with as much of the day as is known.
func (e entry) dated() string { return lang.Days(e.From, e.To) + " – " + e.full() }

// onDay returns the entries of a day, in their order.
func onDay(entries []entry, day register.Date) []entry {
	var found []entry
	for _, e := range entries {
		if e.on(day) {
			found = append(found, e)
		}
	}
	return found
}

// full is all that a square has no room for.
func (e entry) full() string { return lang.Capital(e.kind()) + ": " + e.name() }

// note is what stands under the name in a week: what the entry is, and where.
func (e entry) note() string {
	if place := e.place(); place != "" {
		return e.kind() + " · " + place
	}
	return e.kind()
}
