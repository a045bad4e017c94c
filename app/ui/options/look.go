package options

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// languages offers the languages under their own names, so that they are found in any.
func (p *Page) languages() fyne.CanvasObject {
	var names []string
	for _, l := range register.Languages {
		names = append(names, lang.T("settings.language."+string(l)))
	}
	p.language = radio(names, slices.Index(register.Languages, lang.Current()), func(i int) {
		p.options.Speak(register.Languages[i])
	})
	return kit.PlainMarks(p.language)
}

func (p *Page) looks() fyne.CanvasObject {
	names := []string{lang.T("settings.look.system"), lang.T("settings.look.light"), lang.T("settings.look.dark")}
	p.look = radio(names, int(p.options.Look), func(i int) {
		p.options.Look = kit.Variant(i)
		p.options.SetLook(p.options.Look)
	})
	return kit.PlainMarks(p.look)
}

func (p *Page) notices() fyne.CanvasObject {
	chosen := 0
	if p.options.Notices {
		chosen = 1
	}
	return kit.PlainMarks(radio([]string{lang.T("settings.notices.off"), lang.T("settings.notices.on")}, chosen, func(i int) {
		p.options.Notices = i == 1
		p.options.SetNotices(p.options.Notices)
	}))
}

// radio is a choice of one among a few beside each other.
func radio(names []string, chosen int, choose func(int)) *widget.RadioGroup {
	r := widget.NewRadioGroup(names, nil)
	r.Horizontal, r.Required = true, true
	if chosen >= 0 && chosen < len(names) {
		r.Selected = names[chosen]
	}
	r.OnChanged = func(name string) { choose(slices.Index(names, name)) }
	return r
}

// percents are the scales offered. The toolkit draws at tenths, and would round others.
var percents = []int{80, 90, 100, 110, 120, 130, 150, 180, 200}

func (p *Page) scales() fyne.CanvasObject {
	p.scale = kit.NewMenuButton(kit.ButtonPlain, perCent(p.options.Scale), func() kit.Menu {
		var menu kit.Menu
		for _, percent := range percents {
			menu = append(menu, &kit.MenuItem{
				Word: perCent(percent), Checked: percent == p.options.Scale,
				Do: func() { p.setScale(percent) },
			})
		}
		return menu
	})
	return p.scale
}

func (p *Page) setScale(percent int) {
	if percent == p.options.Scale {
		return
	}
	p.options.Scale = percent
	p.scale.SetWord(perCent(percent))
	p.options.SetScale(percent)
	p.card.Refresh()
}

// perCent writes a share as offices do, with a space before the sign.
func perCent(n int) string { return strconv.Itoa(n) + "\u00a0%" }
