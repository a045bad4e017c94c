package desk

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// hangingKinds is the order in which a card lists what mentions its record. Files have a section of their own, and rules
// are no part of a record's life.
var hangingKinds = slices.DeleteFunc(register.KindsFrom(
	register.KindAgreement, register.KindCommission, register.KindSession, register.KindVisit, register.KindMeeting,
	register.KindEvent, register.KindInvitation, register.KindProductionLink,
	register.KindPerson, register.KindPartner, register.KindSphere,
	register.KindCommitment, register.KindTradeRecord,
), func(k register.Kind) bool { return k == register.KindDocument || k == register.KindRule })

// HangsOn draws what mentions a record, kind by kind: a partner's agreements and visits, a person's commissions.
func HangsOn(c *kit.Card, d Desk, mentioners []storage.Mentioner) {
	seen := map[register.ID]bool{}
	for _, k := range hangingKinds {
		headed := false
		for _, m := range mentioners {
			if m.Kind != k || seen[m.ID] {
				continue
			}
			seen[m.ID] = true
			if !headed {
				headed = true
				c.Section(lang.T("kind." + string(k) + ".many"))
			}
			c.Row([]kit.Part{kit.Plain(Name(m.Line))}, []kit.Part{kit.Soft(Words(m.Hint))}, func() { d.Open(m.Ref) })
		}
	}
}

// InvitedTo leaves the name of whoever is invited out of the hints of invitations: on its own card it says nothing.
func InvitedTo(mentioners []storage.Mentioner, name register.Text) []storage.Mentioner {
	mentioners = slices.Clone(mentioners)
	for i, m := range mentioners {
		if m.Role != register.RoleInvited {
			continue
		}
		for _, language := range register.Languages {
			rest, own := strings.CutPrefix(m.Hint.Get(language), name.Or(language))
			if own {
				mentioners[i].Hint.Set(language, strings.TrimPrefix(rest, ", "))
			}
		}
	}
	return mentioners
}

// Long draws a long text under its own heading, where there is one. Of a text that is not in the
// language in use it says so.
func Long(c *kit.Card, headingKey string, t register.Text) {
	phrase, exact := t.In(lang.Current())
	if phrase == "" {
		return
	}
	c.Section(lang.T(headingKey))
	c.Paragraph(kit.Plain(phrase))
	if !exact {
		c.Paragraph(kit.Soft(lang.T("card.not_translated")))
	}
}

// Fill is a field that is shown only where there is something to show.
func Fill(c *kit.Card, labelKey, value string) {
	if value != "" {
		c.Field(lang.T(labelKey), kit.Plain(value))
	}
}

// Said is one plain part, none where there is nothing to say.
func Said(text string) []kit.Part {
	if text == "" {
		return nil
	}
	return []kit.Part{kit.Plain(text)}
}
