package register

import "testing"

func TestHoursAndZonesOfAPlaceOnEarth(t *testing.T) {
	v := &Visit{Programme: []ProgrammeItem{{Start: "9:00", End: "10:30", Zone: "Local"}, {Start: "09:00"}, {Start: "24:00", End: "9:7"}}}
	m := &Meeting{Title: Ru("Встреча"), Start: "9:00", End: "9:30", Zone: "local"}
	Tidy(v)
	Tidy(m)
	if v.Programme[0].Start != "09:00" || v.Programme[0].End != "10:30" || v.Programme[2].Start != "24:00" || v.Programme[2].End != "9:7" || m.Start != "09:00" || m.End != "09:30" {
		t.Errorf("the hours are %+v, %s, %s", v.Programme, m.Start, m.End)
	}
	if p := m.Check().Errors(); len(p) != 1 || p[0].Field != "zone" || p[0].Key != "problem.zone" {
		t.Errorf("the zone of the computer gives %v", p)
	}
	if zone, known := zoneNamed("Local"); known {
		t.Errorf("the zone of the computer is %v", zone)
	}
}
