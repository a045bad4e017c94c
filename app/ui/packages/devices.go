package packages

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/pack"
	"accord/storage/register"
)

// standingTones are those of how far a computer is trusted.
var standingTones = map[storage.Trust]kit.Tone{
	storage.TrustMet: kit.ToneGrey, storage.TrustChecked: kit.ToneGreen, storage.TrustWithdrawn: kit.ToneRed,
}

// showDevices shows this computer and the others that packages came from.
func (p *Page) showDevices(c *kit.Card) {
	c.Section(lang.T("device.name"))
	if own := p.state.own; own != nil {
		c.Field(lang.T("packages.device.name"), kit.Plain(own.Name+"  "), kit.Link(lang.T("packages.rename"), p.rename))
		c.Field(lang.T("device.words"), kit.Plain(words(own.Card())))
		c.Field(lang.T("device.card"), kit.Link(lang.T("packages.card.copy"), func() {
			fyne.CurrentApp().Clipboard().SetContent(own.Card())
			p.desk.Say(lang.T("packages.card.copied"))
		}))
	} else if p.state.fault != nil {
		c.Paragraph(kit.Toned(kit.ToneRed, trouble.Sentence(p.state.fault)))
	}
	c.Section(lang.T("packages.devices"))
	if len(p.state.devices) == 0 {
		c.Paragraph(kit.Soft(lang.T("device.none")))
	}
	for _, d := range p.state.devices {
		c.MenuRow([]kit.Part{kit.Plain(d.Name)},
			[]kit.Part{kit.Dot(standingTones[d.Standing]), kit.Toned(standingTones[d.Standing], " "+lang.T("device.standing."+string(d.Standing)))},
			func() { p.compareWords(d) }, func() kit.Menu { return p.deviceMenu(d) })
	}
	if !p.desk.Looking() {
		c.Actions(kit.NewButton(kit.ButtonPlain, lang.T("packages.devices.add"), p.addDevice))
	}
}

func words(card string) string { return strings.Join(pack.Words(card, string(lang.Current())), " ") }

func (p *Page) deviceMenu(d storage.Device) kit.Menu {
	menu := kit.Menu{{Word: lang.T("packages.words"), Do: func() { p.compareWords(d) }}}
	if p.desk.Looking() {
		return menu
	}
	if d.Standing != storage.TrustWithdrawn {
		menu = append(menu, &kit.MenuItem{Word: lang.T("packages.withdraw"), Do: func() { p.trust(d.Card, d.Name, storage.TrustWithdrawn) }})
	}
	return menu
}

// compareWords shows the words of a computer, to be compared over the telephone.
func (p *Page) compareWords(d storage.Device) {
	answers := []kit.Answer{{Word: lang.T("dialog.close"), Kind: kit.ButtonPlain, Cancels: true}}
	if d.Standing != storage.TrustChecked && !p.desk.Looking() {
		answers = append(answers, kit.Answer{Word: lang.T("packages.compared"), Kind: kit.ButtonPrimary, Default: true, Do: func() {
			p.trust(d.Card, d.Name, storage.TrustChecked)
		}})
	}
	kit.Ask(p.desk.Canvas(), kit.Question{
		Title: d.Name, Width: 520, Answers: answers,
		Lines: []kit.DialogLine{{Text: lang.T("packages.compare")}, {}, {Text: words(d.Card), Bold: true}},
	})
}

// trust keeps how far a computer is trusted.
func (p *Page) trust(card, name string, standing storage.Trust) {
	kit.Load(p.desk.Loader(), &kit.Slot{}, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.store.Trust(ctx, card, name, standing)
	}, func(_ struct{}, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.Refresh()
	})
}

// addDevice takes the key of a computer that sends packages or is sent some.
func (p *Page) addDevice() {
	asked := struct{ Name, Card string }{}
	form := kit.NewForm(p.desk.Loader(), &asked)
	form.Check = func() []kit.Problem {
		if asked.Card != "" && !pack.IsCard(asked.Card) {
			return []kit.Problem{{Field: "card", Text: lang.T("error.pack_card")}}
		}
		return nil
	}
	form.Section("", kit.Line(kit.Text("packages.device.name", &asked.Name).Required()), kit.Line(kit.Text("device.card", &asked.Card).Required()))
	kit.AskForm(p.desk.Canvas(), lang.T("packages.devices.add"), lang.T("packages.devices.add.text"), lang.T("packages.devices.keep"), form, func() {
		p.trust(strings.TrimSpace(asked.Card), asked.Name, storage.TrustMet)
	})
}

// rename changes the name of this computer.
func (p *Page) rename() {
	line := kit.NewLineEntry(p.state.own.Name)
	var d *kit.Dialog
	line.OnSubmitted = func(string) { d.Answer(1) }
	d = kit.Ask(p.desk.Canvas(), kit.Question{
		Title: lang.T("packages.device.name"), Content: line, First: line,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: lang.T("packages.devices.keep"), Kind: kit.ButtonPrimary, Default: true, Do: func() {
				if name := register.Line(line.Text); name != "" {
					if err := p.state.own.Rename(name); err != nil {
						p.desk.Fail(err)
					}
					p.Refresh()
				}
			}},
		},
	})
}
