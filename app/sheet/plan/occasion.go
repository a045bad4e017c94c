package plan

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/storage/register"
)

var invitedTo = regexp.MustCompile(`(?i)(?:приглаш|гост|участник|invit|guest|чакыр)\S*(?:\s+\S+){0,4}?\s+(?:на|для участия в|к участию в|to|for)\s+(.{4,})$`) // not shown

// readOccasion takes from the title of a table of invitations, or from the name of its sheet, what its guests are invited to, where no
// column says it: an event of that name, or else the words.
func (b *building) readOccasion() {
	if b.kind != register.KindInvitation || b.hasColumn("event") || b.hasColumn("purpose") || b.m.Fixed["event"] != "" {
		return
	}
	for _, line := range append(slices.Clone(b.p.Table.Above), b.p.Table.Name, strings.TrimSuffix(b.p.Table.File, filepath.Ext(b.p.Table.File))) {
		if event := b.eventIn(line); !event.IsZero() {
			b.fixed["event"] = field.Value{IDs: []register.ID{event}, Ours: []bool{false}}
			return
		}
		if m := invitedTo.FindStringSubmatch(register.Line(line)); m != nil {
			said := field.Value{}
			said.Text.Set(field.LanguageOf(m[1]), strings.TrimRight(m[1], " .:"))
			b.fixed["purpose"] = said
			return
		}
	}
}

// shortestEvent is how many letters of a name are found inside a title.
const shortestEvent = 6

// eventIn is the one event whose name, the longest, stands in a line.
func (b *building) eventIn(line string) (found register.ID) {
	plain, longest := " "+field.Fold(line)+" ", shortestEvent-1
	for _, ids := range b.names.by[register.KindEvent] {
		for _, id := range ids {
			name, _, _ := strings.Cut(b.names.label[id], hintMark)
			letters := len([]rune(field.Fold(name)))
			switch {
			case letters < longest || id == found || !strings.Contains(plain, " "+field.Fold(name)+" "):
			case letters > longest:
				found, longest = id, letters
			default: // two of one name
				found = register.None
			}
		}
	}
	return found
}
