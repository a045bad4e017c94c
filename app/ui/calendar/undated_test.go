package calendar

import (
	"slices"
	"strings"
	"testing"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
)

// Of what only the month or the year is known the wall says that there is some; the list has it above the days.
func TestWhatHasNoDayIsShownToo(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	month := s.Visit(register.Visit{Title: register.Ru("Визит в Тегеран"), From: "2022-12"})
	p := shown(t, d, s)
	if !strings.Contains(desktest.Words(p.Content()), "День не известен: Визит в Тегеран") {
		t.Errorf("the month does not name its visit:\n%s", desktest.Words(p.Content()))
	}
	p.openUndated()
	if len(d.Opened) != 1 || d.Opened[0] != month.Ref() {
		t.Errorf("opened %v", d.Opened)
	}
	s.Session(register.Session{From: "2022"})
	s.Event(register.Event{Title: register.Ru("Форум"), From: "2023"})
	p.Refresh()
	if !strings.Contains(desktest.Words(p.Content()), "День не известен: 2") {
		t.Errorf("the month does not count what has no day:\n%s", desktest.Words(p.Content()))
	}
	p.tabs.Choose(slices.Index(views, viewList))
	if rows := p.agenda.Keys(); len(rows) != 5 || rows[0].From != "2022" || rows[1].From != "2022-12" {
		t.Errorf("listed %v", rows)
	}
	p.Turn(1)
	if rows := p.agenda.Keys(); len(rows) != 3 || rows[0].From != "2023" {
		t.Errorf("listed in January %v", rows)
	}
}
