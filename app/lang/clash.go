package lang

import (
	"strings"

	"accord/storage/register"
)

// Times says from when to when an item of a programme is, a dash where nothing is known.
func Times(item register.ProgrammeItem) string {
	switch {
	case item.Start == "" && item.End == "":
		return Unknown
	case item.End == "":
		return item.Start
	case item.Start == "":
		return "…–" + item.End
	}
	return item.Start + "–" + item.End
}

// Clash says why an item of a visit's programme cannot be held as it stands.
func (in In) Clash(v *register.Visit, c register.ProgrammeClash, names Names) string {
	other := v.Programme[c.Other]
	title := other.Title.Or(register.Language(in))
	switch c.Kind {
	case register.ClashTwoPlaces:
		var people []string
		for _, id := range c.People {
			if name := names(id); name != "" {
				people = append(people, name)
			}
		}
		return in.T("visit.clash.two_places", title, Times(other), strings.Join(people, ", "))
	case register.ClashNoTime:
		return in.T("visit.clash.no_time", title, in.N("visit.card.minutes", int(c.Between.Minutes())))
	}
	return in.T("visit.clash.at_once", title, Times(other))
}
