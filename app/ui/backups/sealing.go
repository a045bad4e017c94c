package backups

import (
	"cmp"
	"context"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/backup"
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
	work(p, "passphrase.runs", func(ctx context.Context) (made, error) {
		key, recovery, err := backup.NewKey(passphrase)
		return made{key, recovery}, cmp.Or(err, ctx.Err())
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
	desk.ShowRecovery(p.host, desk.Recovery{
		Key: recovery, Title: lang.T("backup.recovery.title"), Text: lang.T("backup.recovery.text"), Sheet: lang.T("backup.recovery.sheet"),
		Register: p.options.Register, Made: p.now(),
	}, nil)
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
