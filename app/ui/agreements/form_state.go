package agreements

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// stateLine says in words in what state the agreement is by what is typed, on the day that the desk shows.
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
					return // the picker of the partner says what is wrong with it
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
