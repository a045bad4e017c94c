package backups

import (
	"context"
	"errors"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
)

// differencesShown is how many records of each kind are listed; the others are counted.
const differencesShown = 50

// restore asks whether the current copy is to take the register's place.
func (p *Page) restore() {
	p.withSecret(func() {
		from, secret := p.current, p.secret
		kit.ConfirmDanger(p.host.Canvas(), lang.T("backup.restore.title", p.moment(p.current)), lang.T("backup.restore.text"),
			lang.T("backup.restore.do"), func() { p.options.Restore(from, secret) })
	})
}

// withSecret asks for the passphrase of a sealed copy, unless it is known.
func (p *Page) withSecret(do func()) {
	if !p.current.Sealed || p.secret != "" {
		do()
		return
	}
	line := kit.NewSecretEntry("")
	var d *kit.Dialog
	line.OnSubmitted = func(string) { d.Answer(1) }
	d = kit.Ask(p.host.Canvas(), kit.Question{
		Title: lang.T("backup.sealed.title"), Text: lang.T("backup.sealed.text"), Content: line, First: line,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: lang.T("backup.sealed.open"), Kind: kit.ButtonPrimary, Default: true, Do: func() {
				p.secret = line.Text
				do()
			}},
		},
	})
}

// Compare shows what the current copy would change.
func (p *Page) Compare() {
	p.withSecret(func() {
		p.behind = false
		find, show := p.comparison()
		work(p, "backup.comparing", find, show)
	})
}

// compare reads again what the current copy would change, beside other work.
func (p *Page) compare() {
	p.behind = false
	find, show := p.comparison()
	kit.Load(p.host.Loader(), &p.comparing, find, show)
}

// comparison finds what the current copy would change, and shows it.
func (p *Page) comparison() (find func(context.Context) ([]backup.Difference, error), show func([]backup.Difference, error)) {
	b, secret := p.current, p.secret
	find = func(ctx context.Context) (found []backup.Difference, err error) {
		err = p.look(ctx, b.Path, secret, func(then *storage.Store) (err error) {
			found, err = backup.Compare(ctx, then, p.options.Store)
			return err
		})
		return found, err
	}
	return find, func(found []backup.Difference, err error) {
		switch {
		case p.current.Path != b.Path:
		case err != nil:
			if !errors.Is(err, context.Canceled) {
				p.secret = ""
			}
			p.host.Fail(err)
		default:
			p.found, p.compared = found, true
			p.show()
		}
	}
}

// work does something that may take long, see kit.Work. The key names it in the translations.
func work[T any](p *Page, key string, do func(context.Context) (T, error), show func(T, error)) {
	kit.Work(p.host.Loader(), p.host.Canvas(), lang.T(key), func(ctx context.Context, tell func(done, all int)) (T, error) {
		return do(storage.Telling(ctx, tell))
	}, show)
}

// look opens a copy for the time of some work.
func (p *Page) look(ctx context.Context, path, secret string, work func(then *storage.Store) error) error {
	then, err := backup.Open(ctx, path, secret, storage.Options{Clock: p.host.Loader().Clock})
	if err != nil {
		return err
	}
	return errors.Join(work(then.Store), then.Close())
}

// differ lists the differences by kind, with what would become of each record.
func (p *Page) differ() {
	defer p.card.Refresh()
	if !p.compared {
		return
	}
	p.card.Section(lang.T("backup.changes"))
	said := "backup.changes.text"
	if len(p.found) == 0 {
		said = "backup.same"
	}
	p.card.Paragraph(kit.Soft(lang.T(said)))
	for _, k := range register.Kinds {
		var of []backup.Difference
		for _, d := range p.found {
			if d.Kind == k {
				of = append(of, d)
			}
		}
		if len(of) == 0 {
			continue
		}
		p.card.Section(lang.T("kind."+string(k)+".many") + ": " + lang.Number(int64(len(of))))
		for _, d := range of[:min(len(of), differencesShown)] {
			right := []kit.Part{kit.Soft(lang.T("backup.change." + string(d.Change)))}
			if d.Change != backup.Goes && !p.options.Store.Looking() {
				right = append(right, kit.Plain("  "), kit.Link(lang.T("backup.take"), func() { p.askTake(d) }))
			}
			p.card.Row([]kit.Part{kit.Plain(d.Label.Or(lang.Current()))}, right, nil)
		}
		if more := len(of) - differencesShown; more > 0 {
			p.card.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
		}
	}
}

// askTake shows which fields of a record would be others, and brings it back where that is wanted. One that is not there now
// loses nothing and comes at once.
func (p *Page) askTake(d backup.Difference) {
	if d.Change != backup.Differs {
		p.take(d)
		return
	}
	b, secret := p.current, p.secret
	work(p, "backup.comparing", func(ctx context.Context) (found []lang.Difference, err error) {
		err = p.look(ctx, b.Path, secret, func(then *storage.Store) (err error) {
			found, err = differences(ctx, p.options.Store, then, d.Ref)
			return err
		})
		return found, err
	}, func(found []lang.Difference, err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		said := []kit.DialogLine{{Text: d.Label.Or(lang.Current()), Bold: true}, {}}
		for _, one := range found {
			said = append(said, kit.DialogLine{Text: one.String()})
		}
		kit.Ask(p.host.Canvas(), kit.Question{
			Title: lang.T("history.back.title"), Lines: said, Width: 620,
			Answers: []kit.Answer{
				{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
				{Word: lang.T("history.back.do"), Kind: kit.ButtonPrimary, Default: true, Do: func() { p.take(d) }},
			},
		})
	})
}

// differences returns in words what would change in a record that is brought back.
func differences(ctx context.Context, now, then *storage.Store, ref register.Ref) ([]lang.Difference, error) {
	is, err := now.Record(ctx, ref)
	if err != nil {
		return nil, err
	}
	was, err := then.Record(ctx, ref)
	if err != nil {
		return nil, err
	}
	names, err := changes.Names(ctx, now, is, was)
	return lang.Differences(is, was, names), err
}

// take brings one record back out of the current copy, as a change that can be undone.
func (p *Page) take(d backup.Difference) {
	b, secret := p.current, p.secret
	work(p, "backup.taking", func(ctx context.Context) (batch register.ID, err error) {
		err = p.look(ctx, b.Path, secret, func(then *storage.Store) (err error) {
			batch, _, err = p.options.Store.TakeBack(ctx, then, d.Ref)
			return err
		})
		return batch, err
	}, func(batch register.ID, err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		said := lang.T("backup.taken", d.Label.Or(lang.Current()))
		if in, is := p.host.(desk.Desk); is && !batch.IsZero() {
			in.Offer(said, lang.T("undo.verb"), func() { desk.Undo(in, p.options.Store, batch) })
		} else {
			p.host.Say(said)
		}
		p.compare()
	})
}
