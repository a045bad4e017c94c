package documents

import (
	"context"
	"strings"

	"accord/app/lang"
	"accord/app/paper/kinds"
	"accord/app/paper/wording"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// changesMost is the greatest number of changed facts listed.
const changesMost = 30

// made says of a file that the program made by what order it was made, and what has changed since; it is compared beside the
// screen.
func (p *page) made(c *kit.Card, d *register.Document) {
	v, _ := d.Current()
	if v.Paper.IsZero() {
		p.comparing.Cancel()
		return
	}
	m := v.Paper
	said := []string{lang.T("paper.kind." + m.Kind), lang.LanguageName(string(m.Language)), lang.T("paper.as_of", lang.Day(m.On))}
	if m.Revision > 0 {
		said = append(said, lang.T("paper.kept.revision", lang.Number(m.Revision)))
	}
	c.Field(lang.T("paper.kept.made"), kit.Plain(strings.Join(said, " · ")))
	since := kit.NewFlow(kit.Soft(lang.T("paper.kept.comparing")))
	c.Add(since)
	o := kinds.Order{On: p.desk.Day(), Made: p.desk.Loader().Clock.Now()}
	p.desk.Kept(wording.Setting, &o.Words)
	kit.Load(p.desk.Loader(), &p.comparing, func(ctx context.Context) (kinds.Since, error) {
		return kinds.Changed(ctx, p.store, d, o)
	}, func(s kinds.Since, err error) {
		switch {
		case err != nil:
			since.SetParts(kit.Soft(lang.T("paper.kept.not_again")))
		case s.Count() == 0:
			since.SetParts(kit.Dot(kit.ToneGreen), kit.Plain(" "+lang.T("paper.kept.same", lang.Day(o.On))))
		default:
			since.SetParts(kit.Dot(kit.ToneAmber), kit.Plain(" "+lang.N("paper.kept.changed", s.Count())+" "),
				kit.Link(lang.Capital(lang.T("paper.kept.what")), func() { p.tellChanges(s) }), kit.Soft(" · "),
				kit.Link(lang.Capital(lang.T("paper.kept.again")), func() { p.desk.Papers(d.Subjects[0]) }))
		}
		c.Refresh()
	})
}

// tellChanges says what the paper would say now and did not, each with what it said before.
func (p *page) tellChanges(s kinds.Since) {
	var lines []string
	for _, d := range s.Differences[:min(len(s.Differences), changesMost)] {
		lines = append(lines, "– "+difference(d))
	}
	if more := len(s.Differences) - changesMost; more > 0 {
		lines = append(lines, lang.N("card.more_rows", more))
	}
	if len(lines) == 0 {
		lines = append(lines, lang.N("paper.kept.gone", s.Gone))
	}
	kit.Inform(p.desk.Canvas(), lang.N("paper.kept.changed", s.Count()), strings.Join(lines, "\n"))
}

// difference says a changed fact in a line, and in a second one what it was before.
func difference(d kinds.Difference) string {
	plain := func(fact string) string { // points have their own dash, counts an empty note
		return strings.NewReplacer("\n", " ", " []", "").Replace(strings.TrimPrefix(fact, "– "))
	}
	said := plain(d.Now)
	switch {
	case d.Now == "":
		said = lang.T("paper.kept.no_more", plain(d.Before))
	case d.Before != "":
		said += "\n   " + lang.T("paper.kept.before", plain(d.Before))
	}
	if d.Where != "" {
		said = d.Where + ": " + said
	}
	return said
}
