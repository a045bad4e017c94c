package packages

import (
	"cmp"
	"context"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// showExpected lists the packages taken along that have not come back, late ones in red.
func (p *Page) showExpected(c *kit.Card) {
	if len(p.state.expected) == 0 {
		return
	}
	c.Section(lang.T("packages.expected"))
	for _, parcel := range p.state.expected {
		tone := kit.ToneGrey
		if parcel.Until < p.desk.Today() {
			tone = kit.ToneRed
		}
		name := cmp.Or(parcel.For, parcel.Name)
		c.MenuRow([]kit.Part{kit.Link(name, func() { p.askToWait(parcel) }), kit.Soft("   " + parcel.By + ", " + lang.Moment(parcel.Made.Local()))},
			[]kit.Part{kit.Dot(tone), kit.Toned(tone, " "+lang.Due(p.desk.Today(), parcel.Until))},
			func() { p.askToWait(parcel) }, func() kit.Menu {
				return kit.Menu{{Word: lang.T("packages.expected.end"), Do: func() { p.askToWait(parcel) }}}
			})
	}
}

// askToWait asks whether a package is expected any longer.
func (p *Page) askToWait(parcel storage.Parcel) {
	if p.desk.Looking() {
		return
	}
	kit.Confirm(p.desk.Canvas(), cmp.Or(parcel.For, parcel.Name), lang.T("packages.expected.text"), lang.T("packages.expected.end"), func() {
		p.endWaiting(parcel.ID)
	})
}

// endWaiting ends the waiting for a package.
func (p *Page) endWaiting(id register.ID) {
	kit.Load(p.desk.Loader(), &kit.Slot{}, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.store.CameBack(ctx, id)
	}, func(_ struct{}, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		if p.arriving.in == nil {
			p.Refresh()
		}
		if p.options.Decided != nil {
			p.options.Decided()
		}
	})
}
