package register

import (
	"strings"
	"sync"
	"time"
)

// homeZone is the time zone of the department's own clocks, those of Kazan.
const homeZone = "Europe/Moscow"

// ZoneOf returns the time zone of an item: its own, else that of the visit's place named by the item, else that of the
// first place with one; empty where none is known.
func (v *Visit) ZoneOf(item ProgrammeItem) string {
	if item.Zone != "" {
		return item.Zone
	}
	first := ""
	for _, p := range v.Places {
		for _, l := range Languages {
			if city := p.Name.Get(l); p.Zone != "" && city != "" && strings.Contains(item.Place.Get(l), city) {
				return p.Zone
			}
		}
		if first == "" {
			first = p.Zone
		}
	}
	return first
}

// location returns the clocks of an item. Items without a zone go by clocks of their own, which agree with each other.
func (v *Visit) location(item ProgrammeItem) (*time.Location, bool) {
	return zoneNamed(v.ZoneOf(item))
}

// zones are the time zones read so far: reading one takes longer than all that is done with it.
var zones sync.Map // name → *time.Location

// computersZone reports whether a name stands for the zone of whatever computer reads it, which is no place on earth.
func computersZone(name string) bool { return strings.EqualFold(name, "local") }

// zoneNamed returns a time zone by its name; that of no name is UTC.
func zoneNamed(name string) (*time.Location, bool) {
	if computersZone(name) {
		return nil, false
	}
	if known, ok := zones.Load(name); ok {
		return known.(*time.Location), true
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		zones.Store(name, zone)
	}
	return zone, err == nil
}

// hour says how often a place's clocks show a time on a day.
type hour int

const (
	hourOnce hour = iota
	hourSkipped
	hourTwice
)

// moments returns the first and the last moment at which clocks show a time on a day: the same one unless they are put
// back. For a skipped time it returns the moment at which unchanged clocks would have shown it.
func moments(day Date, clock string, zone *time.Location) (first, last time.Time, often hour) {
	shown, err := time.Parse("2006-01-02 15:04", string(day)+" "+clock)
	if err != nil {
		return time.Time{}, time.Time{}, hourOnce
	}
	var found []time.Time
	var before time.Time
	for i, aside := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := shown.Add(aside).In(zone).Zone()
		at := shown.Add(-time.Duration(offset) * time.Second).In(zone)
		if i == 0 {
			before = at
		}
		if at.Format("2006-01-02 15:04") == string(day)+" "+clock {
			found = append(found, at)
		}
	}
	switch {
	case len(found) == 0:
		return before, before, hourSkipped
	case len(found) == 2 && !found[0].Equal(found[1]):
		return found[0], found[1], hourTwice
	}
	return found[0], found[0], hourOnce
}

// hourOf says how often the clocks of an item's place show a time of it.
func (v *Visit) hourOf(item ProgrammeItem, clock string) hour {
	zone, known := v.location(item)
	if !known || item.Day.Precision() != DayKnown || !clockTime().MatchString(clock) {
		return hourOnce
	}
	day := item.Day
	if clock == item.End && item.Start != "" && item.End < item.Start {
		day = day.AddDays(1)
	}
	_, _, often := moments(day, clock, zone)
	return often
}

// Held returns the moments at which an item begins and ends, on the clocks of its place. Without an end it is taken to
// last no time. It is not ok where day, start or zone are not known.
func (v *Visit) Held(item ProgrammeItem) (start, end time.Time, ok bool) {
	zone, known := v.location(item)
	if !known || item.Day.Precision() != DayKnown || !clockTime().MatchString(item.Start) {
		return time.Time{}, time.Time{}, false
	}
	start, _, _ = moments(item.Day, item.Start, zone)
	if !clockTime().MatchString(item.End) {
		return start, start, true
	}
	day := item.Day
	if item.End < item.Start {
		day = day.AddDays(1)
	}
	first, last, _ := moments(day, item.End, zone)
	if first.Before(start) { // the clocks are put back between start and end
		first = last
	}
	return start, first, true
}

// AtHome returns the day and the times of an item on the clocks of Kazan. It is not ok where they show the same, or where
// the item's own are not known.
func (v *Visit) AtHome(item ProgrammeItem) (day Date, start, end string, ok bool) {
	from, to, held := v.Held(item)
	home, known := zoneNamed(homeZone)
	if !held || !known || v.ZoneOf(item) == "" {
		return "", "", "", false
	}
	_, there := from.Zone()
	if _, here := from.In(home).Zone(); here == there {
		return "", "", "", false
	}
	day, start = DayOf(from.In(home)), from.In(home).Format("15:04")
	if item.End != "" {
		end = to.In(home).Format("15:04")
	}
	return day, start, end, true
}

// zone wants a name that can be one of the IANA database; whether it is known there, only the screen looks up.
func (p *Problems) zone(field, zone string) {
	if strings.ContainsAny(zone, " \\") || computersZone(zone) {
		p.fault(field, "problem.zone", zone)
	}
}
