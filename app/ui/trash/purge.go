package trash

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// askPurge asks twice before deleting records for good: first it explains, then it makes sure.
func (p *Page) askPurge(some []storage.Trashed) {
	if len(some) == 0 {
		p.desk.Say(lang.T("trash.empty"))
		return
	}
	refs := make([]register.Ref, len(some))
	for i, t := range some {
		refs[i] = t.Ref
	}
	kit.Load(p.desk.Loader(), &p.asking, func(ctx context.Context) ([]register.ID, error) {
		return p.store.Dependents(ctx, refs...)
	}, func(hangs []register.ID, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		text := listed(some) + "\n\n" + lang.T("trash.purge.text")
		if p.desk.KeepsCopies() {
			text += " " + lang.T("trash.purge.copied")
		}
		if len(hangs) > 0 {
			text += "\n\n" + lang.N("trash.purge.hangs", len(hangs))
		}
		kit.ConfirmDanger(p.desk.Canvas(), lang.N("trash.purge.title", len(some)), text, lang.T("trash.purge.next"), func() {
			kit.ConfirmDanger(p.desk.Canvas(), lang.T("trash.purge.sure"), lang.N("trash.purge.sure.text", len(some)), lang.T("trash.purge"), func() {
				p.purge(refs)
			})
		})
	})
}

func (p *Page) purge(refs []register.Ref) {
	desk.Act(p.desk, "work.purge", func(ctx context.Context) (register.ID, error) {
		return p.store.Purge(ctx, refs...)
	}, func(_ register.ID, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.desk.Say(lang.N("trash.purged", len(refs)))
	})
}
