package commitments

import (
	"context"
	"strings"
	"testing"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// An office's editor is offered nothing that only a controller may do; what was decided is shown to everybody.
func TestAnEditorIsNotOfferedToCloseNorToMoveATerm(t *testing.T) {
	d := desktest.New(t)
	d.Editor = true
	s := newSample(t)
	p := s.page(d)
	words := d.Card(p.card(context.Background(), s.soon.ID, storagetest.Today))
	for _, step := range []string{"commitment.do.close", "commitment.do.extend", "commitment.do.carry"} {
		if strings.Contains(words, lang.T(step)) {
			t.Errorf("%q is offered:\n%s", lang.T(step), words)
		}
	}
	inOrder(t, words, lang.T("commitment.do.report"))
	for _, item := range p.bulkMenu([]register.ID{s.soon.ID}) {
		if item.Word == lang.T("commitment.do.close") || item.Word == lang.T("commitment.do.extend") || item.Word == lang.T("commitment.do.term") {
			t.Errorf("%q is offered for several", item.Word)
		}
	}
	inOrder(t, d.Card(p.card(context.Background(), s.done.ID, storagetest.Today)), "Исполнено", "Снято с контроля 15.10.2022")
	d.NoFailures()
}

// The term of what comes again follows from its start and its period: an editor sets them with a new commitment and never again.
func TestAnEditorDoesNotMoveWhatComesAgain(t *testing.T) {
	for _, c := range []struct {
		editor, saved, shown bool
	}{{editor: true, saved: true}, {editor: true, shown: true}, {saved: true, shown: true}} {
		d := desktest.New(t)
		d.Editor = c.editor
		s := newSample(t)
		again := &register.Commitment{Title: register.Ru("Отчёт"), Side: register.DutyOurs, Start: "2022-01-01", DueRule: register.DuePeriod, PeriodMonths: 3}
		if c.saved {
			again = s.Commitment(*again)
		}
		words := desktest.Words(d.Form(again, s.page(d).plan().Form))
		for _, field := range []string{"commitment.start", "commitment.period_months"} {
			if strings.Contains(words, lang.T(field)) != c.shown {
				t.Errorf("%+v: %q in\n%s", c, lang.T(field), words)
			}
		}
		d.NoFailures()
	}
}
