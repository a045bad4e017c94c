package overview

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// lateListed is how many of the arrears the list of all of them shows at the most.
const lateListed = 200

// nextShown parts the deadlines into arrears and coming ones, as far as there is room. The arrears come first, and
// leave half of the lines to the coming ones.
func (d *drawing) nextShown() (late, coming []storage.Deadline) {
	first := slices.IndexFunc(d.o.Next, func(n storage.Deadline) bool { return n.Day >= d.o.On })
	if first < 0 {
		first = len(d.o.Next)
	}
	late, coming = d.o.Next[:first], d.o.Next[first:]
	most := d.most("next")
	late = late[:min(len(late), max(most/2, most-len(coming)))]
	return late, coming[:min(len(coming), most-len(late))]
}

// moreLate leads to all arrears where there are more than have room.
func (d *drawing) moreLate(more int) *kit.ListLine {
	words := lang.N("overview.next.more", more)
	return kit.NewListLine(words, "", kit.ToneRed, words, d.page.openLate)
}

// openLate lists all arrears, those that fell due last first; each opens.
func (p *Page) openLate() {
	p.openArrears(lang.T("overview.late.all"), func(storage.DeadlineKind) bool { return true })
}

// openUnreported lists the reports and outcomes among them.
func (p *Page) openUnreported() {
	p.openArrears(lang.T("overview.late.reports.text"), storage.DeadlineKind.Unreported)
}

func (p *Page) openArrears(title string, is func(storage.DeadlineKind) bool) {
	on := p.desk.Day()
	kit.Load(p.desk.Loader(), &p.listing, func(ctx context.Context) ([]storage.Deadline, error) {
		return p.store.Arrears(ctx, on)
	}, func(late []storage.Deadline, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.listLate(title, slices.DeleteFunc(late, func(n storage.Deadline) bool { return !is(n.Kind) }))
	})
}

func (p *Page) listLate(title string, late []storage.Deadline) {
	var dialog *kit.Dialog
	card := kit.NewCard()
	for _, n := range late[:min(len(late), lateListed)] {
		open := func() {
			dialog.Close()
			p.desk.Open(n.Ref)
		}
		card.Row([]kit.Part{kit.Link(nextWords(n), open)}, []kit.Part{kit.Toned(kit.ToneRed, lang.Day(n.Day))}, open)
	}
	if more := len(late) - lateListed; more > 0 {
		card.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
	}
	const width = 720
	dialog = kit.Ask(p.desk.Canvas(), kit.Question{
		Title: title, Width: width, Content: kit.Sized(card, fyne.NewSize(width, min(520, 36*float32(len(late))+24))),
		Answers: []kit.Answer{{Word: lang.T("dialog.close"), Kind: kit.ButtonPrimary, Default: true, Cancels: true}},
	})
}

// nextWords says what waits: of an invitation also who is invited.
func nextWords(n storage.Deadline) string {
	switch {
	case n.Kind == storage.DeadlineAnswer:
		return lang.T("overview.next.answer", desk.Name(n.Of), named(n.Line))
	case n.Kind == storage.DeadlineExpiry && !n.Of.IsZero():
		return lang.T("overview.next.expiry_noticed", desk.Name(n.Of), named(n.Line))
	case n.Line.Kind == register.KindInvitation && !n.Hint.IsZero():
		return lang.T("overview.next.reply_of", desk.Words(n.Hint), named(n.Line))
	}
	return lang.T("overview.next."+string(n.Kind), named(n.Line))
}
