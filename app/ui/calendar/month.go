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

// on tells whether the entry lies on a day.
func (e entry) on(day register.Date) bool { return e.From <= day && day <= e.To }

// within reports whether any of its days lies between two days.
func (e entry) within(from, to register.Date) bool { return e.From <= to && e.To >= from }

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
		return "№ " + number
	}
	return ""
}

// short is what stands in a square: of an agreement what is to happen, for its name begins like all the others.
func (e entry) short() string {
	switch e.Kind {
	case storage.EntryNotice, storage.EntryExpiry:
		name := e.number()
		if name == "" {
			name = desk.Name(e.Line)
		}
		return lang.T("calendar.short."+string(e.Kind)) + " " + name
	case storage.EntryNext:
		return lang.T("calendar.short.next_session") + " " + desk.Words(e.Hint)
	case storage.EntryAnniversary:
		return lang.N("calendar.short.anniversary", e.Years) + ": " + desk.Name(e.Line)
	case storage.EntryReply:
		return lang.T("calendar.short.reply") + " " + desk.Words(e.Hint)
	case storage.EntryCommitment, storage.EntryVisitReport:
		return lang.T("calendar.short."+string(e.Kind)) + " " + desk.Name(e.Line)
	}
	return desk.Name(e.Line)
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
	case e.To < on:
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

// note is what stands under the name in a week: what the entry is, and where.
func (e entry) note() string {
	if place := e.place(); place != "" {
		return e.kind() + " · " + place
	}
	return e.kind()
}
