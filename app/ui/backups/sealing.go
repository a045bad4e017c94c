package backups

import (
	"context"
	"io"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/format"
	"accord/app/paper/printing"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/whole"
)

// askSeal asks for a passphrase with which copies are closed from now on.
func (p *Page) askSeal() {
	desk.AskPassphrase(p.host.Canvas(), lang.T("backup.seal.title"), lang.T("backup.seal.text"), lang.T("backup.seal.do"), p.seal)
}

// made is a key that was just made, with what opens it where the passphrase is forgotten.
type made struct {
	key      *backup.Key
	recovery string
}

func (p *Page) seal(passphrase string) {
	kit.Load(p.host.Loader(), &p.sealing, func(context.Context) (made, error) {
		key, recovery, err := backup.NewKey(passphrase)
		return made{key, recovery}, err
	}, func(m made, err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		plan := p.plan()
		plan.Key = m.key
		p.options.SetPlan(plan)
		p.tellPlace()
		p.showRecovery(m.recovery)
	})
}

// showRecovery shows the key that opens copies without the passphrase, once, to be printed.
func (p *Page) showRecovery(recovery string) {
	key := kit.NewFlow(kit.Bold(recovery))
	kit.Ask(p.host.Canvas(), kit.Question{
		Title: lang.T("backup.recovery.title"), Text: lang.T("backup.recovery.text"), Width: 560, Content: key,
		Answers: []kit.Answer{
			{Word: lang.T("backup.recovery.save"), Kind: kit.ButtonPlain, Stays: true, Do: func() { p.saveRecovery(recovery) }},
			{Word: lang.T("backup.recovery.print"), Kind: kit.ButtonPlain, Stays: true, Do: func() { p.printRecovery(recovery) }},
			{Word: lang.T("backup.recovery.done"), Kind: kit.ButtonPrimary, Default: true, Cancels: true},
		},
	})
}

// recoverySheet is the page that the key is printed on.
func (p *Page) recoverySheet(recovery string) *paper.Paper {
	title := lang.T("backup.recovery.title")
	return &paper.Paper{
		Title: title, Language: lang.Current(), Made: p.now(),
		Sections: []paper.Section{{Blocks: []paper.Block{
			paper.Heading{Text: paper.Words(title)},
			paper.Paragraph{Text: paper.Words(lang.T("backup.recovery.sheet")), Style: paper.Plain},
			paper.Paragraph{Text: paper.Strong(recovery), Style: paper.Boxed},
			paper.Facts{
				{Label: lang.T("settings.register.file"), Value: paper.Words(p.options.Register)},
				{Label: lang.T("backup.recovery.made"), Value: paper.Words(lang.Moment(p.now()))},
			},
		}}},
	}
}

func (p *Page) saveRecovery(recovery string) {
	kit.SaveFile(p.host.Window(), "", lang.T("backup.recovery.file")+".pdf", ".pdf", func(path string) {
		kit.Load(p.host.Loader(), &p.sealing, func(context.Context) (struct{}, error) {
			return struct{}{}, storage.Write(path, func(to io.Writer) error { return format.Write(to, path, p.recoverySheet(recovery)) })
		}, func(_ struct{}, err error) {
			if err != nil {
				p.host.Fail(trouble.At(path, err))
				return
			}
			p.host.Say(lang.T("backup.recovery.saved", path))
		})
	})
}

func (p *Page) printRecovery(recovery string) {
	kit.Load(p.host.Loader(), &p.sealing, func(ctx context.Context) (struct{}, error) {
		name := lang.T("backup.recovery.file") + ".pdf"
		path, err := whole.Scratch(name, func(to io.Writer) error { return format.Write(to, name, p.recoverySheet(recovery)) })
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, printing.Print(ctx, name, path)
	}, func(_ struct{}, err error) {
		if err != nil {
			kit.Inform(p.host.Canvas(), lang.T("backup.recovery.title"), lang.T("backup.recovery.noprinter"))
			return
		}
		p.host.Say(lang.T("backup.recovery.printed"))
	})
}

// unseal lets new copies be open ones again, after a question. Those that are closed stay so.
func (p *Page) unseal() {
	kit.Confirm(p.host.Canvas(), lang.T("backup.unseal.title"), lang.T("backup.unseal.text"), lang.T("backup.unseal.do"), func() {
		plan := p.plan()
		plan.Key = nil
		p.options.SetPlan(plan)
		p.tellPlace()
	})
}
