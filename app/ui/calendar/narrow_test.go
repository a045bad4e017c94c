package calendar

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// In a narrow square what tells things apart comes first: the number of an agreement and the commission of a session. What has
// no room is read in a tooltip.
func TestNarrowSquaresTellThingsApart(t *testing.T) {
	letters := kit.WidthOf(kit.CaptionSize, fyne.TextStyle{})
	line := func(kind register.Kind, label, hint string) storage.Line {
		return storage.Line{Ref: register.Ref{Kind: kind}, Label: register.Ru(label), Hint: register.Ru(hint)}
	}
	for _, tt := range []struct {
		of           storage.Entry
		wide, narrow string
	}{
		{storage.Entry{Line: line(register.KindAgreement, "Соглашение о торговле", "14/2002"), Kind: storage.EntryNotice}, "срок № 14/2002", "срок 14/2002"},
		{storage.Entry{Line: line(register.KindAgreement, "Соглашение о торговле", "14/2002"), Kind: storage.EntryNotice}, "срок № 14/2002", "14/2002"},
		{storage.Entry{Line: line(register.KindAgreement, "Соглашение о торговле", "14/2002"), Kind: storage.EntryAnniversary, Years: 25}, "25 лет: Соглашение о торговле", "25 лет: 14/2002"},
		{storage.Entry{Line: line(register.KindAgreement, "Соглашение о торговле", "14/2002"), Kind: storage.EntryAnniversary, Years: 25}, "25 лет: Соглашение о торговле", "25 лет: 1…"},
		{storage.Entry{Line: line(register.KindAgreement, "Соглашение о торговле", "14/2002"), Kind: storage.EntryExpiry}, "конец № 14/2002", "14/2002"},
		{storage.Entry{Line: line(register.KindSession, "Заседание № 3", "Межправкомиссия"), Kind: storage.EntrySession}, "Заседание № 3 – Межправкомиссия", "Межпр…"},
		{storage.Entry{Line: line(register.KindCommitment, "Подготовить проект", ""), Kind: storage.EntryCommitment}, "срок: Подготовить проект", "Подго…"},
		{storage.Entry{Line: line(register.KindVisit, "Рабочий визит", ""), Kind: storage.EntryVisit, Place: register.Ru("Баку")}, "Рабочий визит", "Баку:…"},
	} {
		e := entry{Entry: tt.of}
		if got := e.short(letters, 1000); got != tt.wide {
			t.Errorf("wide %q, want %q", got, tt.wide)
		}
		if got := e.short(letters, letters.Width(tt.narrow)+1); got != tt.narrow {
			t.Errorf("narrow %q, want %q", got, tt.narrow)
		}
	}
	d := desktest.New(t)
	s := newSample(t)
	p := shown(t, d, s)
	bar := p.barsOf("Визит в Баку")[0]
	p.wall.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: bar.ground.Position().AddXY(3, 3)}})
	if got := p.wall.ToolTip(); got != "Визит: Визит в Баку" {
		t.Errorf("the tooltip says %q", got)
	}
	p.wall.MouseOut()
	if p.wall.ToolTip() != "" {
		t.Error("the tooltip stays")
	}
}
