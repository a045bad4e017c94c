package desk

import (
	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// HangsOn draws what mentions a record, kind by kind: a partner's agreements and visits, a person's commissions.
func HangsOn(c *kit.Card, d Desk, mentioners []storage.Mentioner) {
	seen := map[register.ID]bool{}
	for _, k := range []register.Kind{
		register.KindAgreement, register.KindCommission, register.KindSession, register.KindVisit,
		register.KindPerson, register.KindPartner, register.KindSphere,
		register.KindCommitment,
	} {
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

// shownChanges is how many changes a card shows at the most.
const shownChanges = 5

// Told draws the latest changes of a record: who, and when.
func Told(c *kit.Card, history []storage.Change) {
	if len(history) == 0 {
		return
	}
	c.Section(lang.T("card.history"))
	for _, change := range history[:min(len(history), shownChanges)] {
		word := lang.T("history.saved")
		switch {
		case change.Before == nil:
			word = lang.T("history.made")
		case change.After.Meta().InTrash() && !change.Before.Meta().InTrash():
			word = lang.T("history.trashed")
		case !change.After.Meta().InTrash() && change.Before.Meta().InTrash():
			word = lang.T("history.restored")
		}
		c.Row([]kit.Part{kit.Plain(word), kit.Soft(" · " + change.Author)}, []kit.Part{kit.Soft(lang.Moment(change.At.Local()))}, nil)
	}
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
