package trouble

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage/presence"
)

// Present says who has a register open, as seen from a computer: one person, or several with commas.
func Present(marks []presence.Mark, computer string) string {
	var all []string
	for _, m := range marks {
		since := lang.Clock(m.Since.Local())
		if m.Seen.Sub(m.Since).Hours() >= 12 {
			since = lang.Moment(m.Since.Local())
		}
		what := "window"
		if !m.Window {
			what = "command"
		}
		if m.Computer == computer {
			all = append(all, lang.T("present.here."+what, m.Name, since))
		} else {
			all = append(all, lang.T("present.there."+what, m.Name, m.Computer, since))
		}
	}
	return strings.Join(slices.Compact(all), "; ")
}
