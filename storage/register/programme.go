package register

import (
	"slices"
	"strconv"

	"accord/storage/pattern"
)

// ProgrammeKind says what happens in a programme item.
type ProgrammeKind string

// The kinds of programme items.
const (
	ProgrammeMeeting    ProgrammeKind = "meeting"
	ProgrammeTalks      ProgrammeKind = "talks"
	ProgrammeSigning    ProgrammeKind = "signing"
	ProgrammeFlowers    ProgrammeKind = "flowers"
	ProgrammeEnterprise ProgrammeKind = "enterprise"
	ProgrammeForum      ProgrammeKind = "forum"
	ProgrammeReception  ProgrammeKind = "reception"
	ProgrammeBriefing   ProgrammeKind = "briefing"
	ProgrammeCulture    ProgrammeKind = "culture"
	ProgrammeTransfer   ProgrammeKind = "transfer"
	ProgrammeFree       ProgrammeKind = "free"
	ProgrammeOther      ProgrammeKind = "other"
)

// ProgrammeKinds lists them.
var ProgrammeKinds = []ProgrammeKind{
	ProgrammeMeeting, ProgrammeTalks, ProgrammeSigning, ProgrammeFlowers, ProgrammeEnterprise, ProgrammeForum,
	ProgrammeReception, ProgrammeBriefing, ProgrammeCulture, ProgrammeTransfer, ProgrammeFree, ProgrammeOther,
}

// ProgrammeItem is one item of a visit's programme. Start and End are clock times of its place,
// "09:30", empty where they are not known; an End before the Start is on the next day.
type ProgrammeItem struct {
	// ID names the item for the meetings held under it; the first save sets it.
	ID    ID     `json:"id,omitzero"`
	Day   Date   `json:"day,omitempty"`
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"`
	// Zone is the time zone of the place where it is not the one that follows from the visit's places.
	Zone  string        `json:"zone,omitempty"`
	Kind  ProgrammeKind `json:"kind"`
	Title Text          `json:"title"`
	Place Text          `json:"place,omitzero"`
	// Internal items stand in the working programme and not in the one for the guests.
	Internal bool `json:"internal,omitempty"`
	Ours     []ID `json:"ours,omitempty" order:"kept"`
	Theirs   []ID `json:"theirs,omitempty" order:"kept"`
	// Participants are those without a side, as in registers of earlier versions.
	Participants  []ID `json:"participants,omitempty"`
	ResponsibleID ID   `json:"responsible,omitzero"`
	InterpreterID ID   `json:"interpreter,omitzero"`
	// Note is for those who prepare it: protocol, transport, gifts. It stands in the working programme only.
	Note Text `json:"note,omitzero" lines:"kept"`
}

// Everyone returns the participants of both sides, then those without a side.
func (i ProgrammeItem) Everyone() []ID { return slices.Concat(i.Ours, i.Theirs, i.Participants) }

func (i ProgrammeItem) mentions(m *mentions, path string) {
	for _, list := range []struct {
		field string
		ids   []ID
	}{{"ours", i.Ours}, {"theirs", i.Theirs}, {"participants", i.Participants}} {
		for j, id := range list.ids {
			m.add(KindPerson, id, RoleParticipant, at(path+"."+list.field, j, ""))
		}
	}
	m.add(KindPerson, i.ResponsibleID, RoleInCharge, path+".responsible")
	m.add(KindPerson, i.InterpreterID, RoleInterpreter, path+".interpreter")
}

var clockTime = pattern.Of(`^([01]\d|2[0-3]):[0-5]\d$`)

// fullClock writes a time of day with two figures of the hour, "9:00" as "09:00", so that times sort as text.
func fullClock(text string) string {
	if full := "0" + text; len(text) == len("9:00") && clockTime().MatchString(full) {
		return full
	}
	return text
}

func (p *Problems) clock(field, text string) {
	if text != "" && !clockTime().MatchString(text) {
		p.fault(field, "problem.clock", text)
	}
}

// checkProgramme wants items that can be held; what cannot be held side by side only warns.
func (v *Visit) checkProgramme(out *Problems) {
	for i, item := range v.Programme {
		v.checkItem(out, i, item)
	}
	for _, c := range v.Clashes() {
		other := v.Programme[c.Other]
		out.warn(at("programme", c.Item, "start"), "problem.clash."+string(c.Kind), strconv.Itoa(c.Other+1), other.Start)
	}
}

func (v *Visit) checkItem(out *Problems, i int, item ProgrammeItem) {
	out.needText(at("programme", i, "title"), item.Title)
	oneOf(out, at("programme", i, "kind"), item.Kind, ProgrammeKinds, true)
	out.date(at("programme", i, "day"), item.Day)
	out.clock(at("programme", i, "start"), item.Start)
	out.clock(at("programme", i, "end"), item.End)
	out.zone(at("programme", i, "zone"), item.Zone)
	if clockTime().MatchString(item.Start) && clockTime().MatchString(item.End) && item.End < item.Start {
		out.warn(at("programme", i, "end"), "problem.past_midnight")
	}
	if item.Day.CertainlyBefore(v.From) || v.To.CertainlyBefore(item.Day) ||
		v.To == "" && v.From.CertainlyBefore(item.Day) && v.From.Precision() == DayKnown {
		out.warn(at("programme", i, "day"), "problem.outside_visit")
	}
	for _, one := range []struct{ field, clock string }{{"start", item.Start}, {"end", item.End}} {
		switch v.hourOf(item, one.clock) {
		case hourSkipped:
			out.warn(at("programme", i, one.field), "problem.hour_skipped", one.clock)
		case hourTwice:
			out.warn(at("programme", i, one.field), "problem.hour_twice", one.clock)
		}
	}
	seen := map[ID]bool{}
	for _, list := range []struct {
		field string
		ids   []ID
	}{{"ours", item.Ours}, {"theirs", item.Theirs}, {"participants", item.Participants}} {
		for j, id := range list.ids {
			if !id.IsZero() && seen[id] {
				out.fault(at(at("programme", i, list.field), j, ""), "problem.person_twice")
			}
			seen[id] = true
		}
	}
}
