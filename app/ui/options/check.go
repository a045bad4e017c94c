package options

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
)

// checkShown is how many findings of a check are shown; all of them can be copied.
const checkShown = 12

// Checked is what a look over the register has found.
type Checked struct {
	// Damage is what is broken.
	Damage []storage.Defect
	// left is what is no damage.
	left []storage.Defect
	// apart are the records that are not what their history says.
	apart []storage.Apart
}

// Check looks the register over and says what was found.
func (p *Page) Check() {
	p.Content() // which may not have been shown yet
	p.check.Disable()
	p.say(kit.Soft(lang.T("settings.check.runs")))
	p.offer(kit.NewButton(kit.ButtonPlain, lang.T("settings.check.stop"), p.stopCheck))
	tell := func(done, all int) {
		p.desk.Loader().OnScreen(func() {
			if p.check.Disabled() {
				p.findings.SetParts(kit.Soft(lang.T("settings.check.runs") + "\n" + lang.T("work.done", lang.Number(int64(done)), lang.Number(int64(all)))))
			}
		})
	}
	kit.Load(p.desk.Loader(), &p.checking, func(ctx context.Context) (Checked, error) {
		return p.LookOver(storage.Telling(ctx, tell))
	}, func(c Checked, err error) {
		p.check.Enable()
		if err != nil {
			p.say()
			p.desk.Fail(err)
			return
		}
		p.Tell(c)
	})
}

// Tell shows what a look over the register has found, and what can be done about it.
func (p *Page) Tell(c Checked) {
	p.Content() // which may not have been shown yet
	if len(c.Damage) == 0 {
		p.say(append([]kit.Part{kit.Sign(kit.GlyphCheck), kit.Toned(kit.ToneGreen, lang.T("settings.check.sound"))}, c.leftBehind()...)...)
		return
	}
	p.say(p.found(c)...)
	p.offer(p.answers(c)...)
}

// stopCheck breaks the check off.
func (p *Page) stopCheck() {
	p.checking.Cancel()
	p.check.Enable()
	p.say(kit.Soft(lang.T("settings.check.stopped")))
}

// LookOver checks the register, on whatever goroutine.
func (p *Page) LookOver(ctx context.Context) (c Checked, err error) {
	all, err := p.options.Store.Check(ctx)
	for _, d := range all {
		if d.Flaw.Damage() {
			c.Damage = append(c.Damage, d)
		} else {
			c.left = append(c.left, d)
		}
	}
	if err != nil || len(c.Damage) == 0 || p.options.Mend == nil {
		return c, err
	}
	c.apart, err = p.options.Store.Apart(ctx)
	if errors.Is(err, storage.ErrDamaged) { // then nothing can be mended, and the findings say so
		return Checked{Damage: c.Damage, left: c.left}, nil
	}
	return c, err
}

// found lists the findings of a check, a line each.
func (p *Page) found(c Checked) []kit.Part {
	parts := []kit.Part{kit.Toned(kit.ToneRed, lang.N("settings.check.found", len(c.Damage)))}
	for _, d := range c.Damage[:min(len(c.Damage), checkShown)] {
		parts = append(parts, kit.Plain("\n"+trouble.Defect(d)))
	}
	if more := len(c.Damage) - checkShown; more > 0 {
		parts = append(parts, kit.Soft("\n"+lang.T("settings.check.more", lang.Number(int64(more)))))
	}
	switch {
	case p.rebuildable(c):
		parts = append(parts, kit.Plain("\n"+lang.T("settings.rebuild.text")))
	case p.rederivable(c):
		parts = append(parts, kit.Plain("\n"+lang.T("settings.rederive.text")))
	case len(c.Damage) != len(c.apart):
		parts = append(parts, kit.Plain("\n"+lang.T("error.damaged.do")))
	}
	return append(parts, c.leftBehind()...)
}

// leftBehind tells what is no damage, a line each.
func (c Checked) leftBehind() (parts []kit.Part) {
	for _, d := range c.left {
		parts = append(parts, kit.Soft("\n"+trouble.Defect(d)))
	}
	return parts
}

// answers are what can be done about it.
func (p *Page) answers(c Checked) (buttons []*kit.Button) {
	add := func(kind kit.ButtonKind, word string, do func()) {
		buttons = append(buttons, kit.NewButton(kind, lang.T(word), do))
	}
	switch {
	case p.rebuildable(c): // what is left to mend is found in the new file
		add(kit.ButtonPrimary, "settings.rebuild", p.options.Rebuild)
	case len(c.apart) > 0:
		add(kit.ButtonPrimary, "settings.mend", func() { p.askMend(c.apart) })
	case p.rederivable(c):
		add(kit.ButtonPrimary, "settings.rederive", p.rederive)
	}
	if p.options.Ways != nil {
		add(kit.ButtonPlain, "settings.check.ways", p.options.Ways)
	}
	add(kit.ButtonPlain, "settings.check.copy", func() {
		lines := make([]string, len(c.Damage))
		for i, d := range c.Damage {
			lines[i] = trouble.DefectReport(d)
		}
		fyne.CurrentApp().Clipboard().SetContent(strings.Join(lines, "\n"))
		p.desk.Say(lang.T("settings.copied"))
	})
	return buttons
}

// rebuildable reports whether the file can be rebuilt out of what is whole.
func (p *Page) rebuildable(c Checked) bool {
	return p.options.Rebuild != nil && storage.Rebuildable(c.Damage)
}

// rederivable reports whether all that was found can be derived again.
func (p *Page) rederivable(c Checked) bool {
	return p.options.Rederive != nil && storage.Rederivable(c.Damage)
}

// rederive derives again what lists and search show, and looks the register over again.
func (p *Page) rederive() {
	kit.Work(p.desk.Loader(), p.desk.Canvas(), lang.T("settings.rederive.runs"), func(ctx context.Context, tell func(done, all int)) (struct{}, error) {
		return struct{}{}, p.options.Rederive(storage.Telling(ctx, tell))
	}, func(_ struct{}, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.desk.Say(lang.T("settings.rederive.done"))
		p.Check()
	})
}

// askMend offers to make records and their history agree by the better of the two.
func (p *Page) askMend(apart []storage.Apart) {
	kit.Confirm(p.desk.Canvas(), lang.N("settings.mend.title", len(apart)), lang.T("settings.mend.text"), lang.T("settings.mend.do"), func() {
		kit.Work(p.desk.Loader(), p.desk.Canvas(), lang.T("settings.mend.runs"), func(ctx context.Context, tell func(done, all int)) (struct{}, error) {
			return struct{}{}, p.options.Mend(storage.Telling(ctx, tell), apart)
		}, func(_ struct{}, err error) {
			if err != nil {
				p.desk.Fail(err)
				return
			}
			p.desk.Say(lang.N("settings.mend.done", len(apart)))
			p.Check()
		})
	})
}

// above is how much of what stands over the findings is seen with them.
const above = 110

// say writes the findings of a check into their visible place.
func (p *Page) say(parts ...kit.Part) {
	p.findings.SetParts(parts...)
	p.offer()
	if len(parts) > 0 {
		p.card.SetScrollOffset(p.findings.Position().Y - above)
	}
}

// offer puts buttons under the findings.
func (p *Page) offer(buttons ...*kit.Button) {
	p.offered.Objects = nil
	for _, b := range buttons {
		p.offered.Add(b)
	}
	p.offered.Refresh()
	p.card.Refresh()
}
