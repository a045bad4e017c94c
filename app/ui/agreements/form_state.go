package agreements

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// stateLine writes the state of the typed agreement in words, on the day of the desk.
func (p *page) stateLine(f *kit.Form, a *register.Agreement) kit.Block {
	known := map[register.ID]string{}
	asked := map[register.ID]bool{}
	names := func(id register.ID) string {
		if !asked[id] && !id.IsZero() {
			asked[id] = true
			kit.Load(p.desk.Loader(), &kit.Slot{}, func(ctx context.Context) (storage.Line, error) {
				lines, err := p.store.Lines(ctx, id)
				return lines[id], err
			}, func(line storage.Line, err error) {
				if err != nil {
					return // the picker of the partner reports the error
				}
				known[id] = desk.Name(line)
				f.Retell()
			})
		}
		return known[id]
	}
	return kit.Statement(func() (kit.Tone, string, string) {
		on := p.desk.Day()
		s := a.StandingOn(on)
		return desk.AgreementTone(s), lang.Capital(lang.AgreementState(a, on, names)), lang.AgreementSentence(a, on, names)
	})
}
