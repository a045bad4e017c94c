package exchange

import (
	"io"
	"strconv"
	"time"

	ics "github.com/arran4/golang-ical"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Alarm is how many days before an entry a calendar program reminds of it, at nine in the morning.
type Alarm int

// NoAlarm reminds of nothing.
const NoAlarm Alarm = -1

// FarthestAlarm is the longest time before.
const FarthestAlarm Alarm = 366

const alarmHour = 9

// trigger returns the time of the alarm counted from the midnight with which the entry begins (RFC 5545, 3.3.6).
func (a Alarm) trigger() string {
	if a == 0 {
		return "PT" + strconv.Itoa(alarmHour) + "H"
	}
	return "-PT" + strconv.Itoa(24*int(a)-alarmHour) + "H"
}

// Calendar writes entries as iCalendar (RFC 5545): all-day events with a lasting UID and a SEQUENCE that grows with
// each change. So a calendar that imports them again updates its entries. Two exports of the same register are the same
// to the byte.
func Calendar(entries []storage.Entry, alarm Alarm, w io.Writer) error {
	c := ics.NewCalendarFor("Accord")
	c.SetMethod(ics.MethodPublish)
	for _, e := range entries {
		event := c.AddEvent(uid(e))
		event.SetSequence(int(e.Revision))
		event.SetDtStampTime(e.Updated.Time)
		event.SetLastModifiedAt(e.Updated.Time)
		event.SetAllDayStartAt(midnight(e.From))
		event.SetAllDayEndAt(midnight(e.To.AddDays(1))) // iCalendar's end is the first day after the event
		event.SetSummary(summary(e))
		if place := e.Place.Or(lang.Current()); place != "" {
			event.SetLocation(place)
		}
		if e.Off {
			event.SetStatus(ics.ObjectStatusCancelled)
		}
		if e.Kind != storage.EntryVisit && e.Kind != storage.EntrySession && e.Kind != storage.EntryNext && e.Kind != storage.EntryEvent {
			event.SetTimeTransparency(ics.TransparencyTransparent) // it takes no time of anybody's day
		}
		if alarm != NoAlarm && !e.Off {
			rings := event.AddAlarm()
			rings.SetAction(ics.ActionDisplay)
			rings.SetTrigger(alarm.trigger())
			rings.SetDescription(summary(e))
		}
	}
	return c.SerializeTo(w, ics.WithNewLineWindows)
}

// uid names an entry for good. An agreement has a last day for notice in each of its periods, which moves where the
// clause is put right, and many anniversaries.
func uid(e storage.Entry) string {
	name := e.ID.String() + "-" + string(e.Kind)
	switch e.Kind {
	case storage.EntryNotice:
		name += "-" + string(e.Then)
	case storage.EntryAnniversary:
		name += "-" + strconv.Itoa(e.Years)
	}
	return name + "@accord"
}

func summary(e storage.Entry) string {
	label := e.Label.Or(lang.Current())
	if hint := e.Hint.Or(lang.Current()); hint != "" && e.Ref.Kind == register.KindAgreement {
		label = lang.Numbered(hint) + " " + label
	}
	switch e.Kind {
	case storage.EntryNext:
		return lang.Capital(lang.T("calendar.entry.next_session")) + ": " + e.Hint.Or(lang.Current())
	case storage.EntryNotice, storage.EntryExpiry, storage.EntryCommitment, storage.EntryVisitReport:
		return lang.Capital(lang.T("calendar.entry."+string(e.Kind))) + ": " + label
	case storage.EntryReply:
		return lang.Capital(lang.T("calendar.entry."+string(e.Kind))) + ": " + e.Hint.Or(lang.Current())
	case storage.EntryAnniversary:
		return lang.Anniversary(e.Years, e.Adopted) + ": " + label
	}
	return label
}

func midnight(d register.Date) time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 0, 0, 0, 0, time.UTC)
}
