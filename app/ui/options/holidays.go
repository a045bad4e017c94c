package options

import (
	"fmt"
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// holidays shows the list of holidays and leads to its form.
func (p *Page) holidays() {
	p.card.Section(lang.T("settings.section.holidays"))
	p.card.Paragraph(kit.Soft(lang.T("settings.holidays.text")))
	p.off = kit.NewFlow()
	p.card.Add(p.off)
	p.tellHolidays()
	p.card.Add(kit.Inset(kit.ButtonRow(
		kit.NewButton(kit.ButtonPlain, lang.T("settings.holidays.edit"), p.EditHolidays),
		kit.NewButton(kit.ButtonPlain, lang.T("settings.holidays.restore"), p.RestoreHolidays),
	), 0, 4, 0, 0))
}

// tellHolidays names the holidays, a line each, days of one name together.
func (p *Page) tellHolidays() {
	var names []string
	days := map[string][]string{}
	for _, h := range settings.KeptHolidays(p.desk) {
		if days[h.Name] == nil {
			names = append(names, h.Name)
		}
		days[h.Name] = append(days[h.Name], dayOf(h))
	}
	var parts []kit.Part
	for i, name := range names {
		end := "\n"
		if i == len(names)-1 {
			end = ""
		}
		parts = append(parts, kit.Plain(name), kit.Soft("  "+strings.Join(days[name], ", ")+end))
	}
	if len(parts) == 0 {
		parts = append(parts, kit.Soft(lang.T("settings.holidays.none")))
	}
	p.off.SetParts(parts...)
	p.card.Refresh()
}

// dayOf writes the day of a holiday as offices do: 04.11, or 02.05.2022.
func dayOf(h settings.Holiday) string {
	month, day, _ := strings.Cut(h.Day, "-")
	said := day + "." + month
	if h.Year > 0 {
		said += "." + strconv.Itoa(h.Year)
	}
	return said
}

// RestoreHolidays puts the shipped list in the place of the one in use, and offers to take that back.
func (p *Page) RestoreHolidays() {
	before := settings.KeptHolidays(p.desk)
	settings.KeepHolidays(p.desk, settings.ShippedHolidays())
	p.tellHolidays()
	p.desk.Offer(lang.T("settings.holidays.restored"), lang.T("undo.do"), func() {
		settings.KeepHolidays(p.desk, before)
		p.tellHolidays()
	})
}

// monthName is a month as it stands in a Holiday, "01" to "12".
type monthName string

// dayOff is a holiday as its row of the form holds it.
type dayOff struct {
	Day   int
	Month monthName
	Year  int
	Name  string
}

// daysOff is what the form of holidays edits.
type daysOff struct{ Days []dayOff }

// EditHolidays puts the form of the holidays into the place of the settings.
func (p *Page) EditHolidays() {
	list := &daysOff{}
	for _, h := range settings.KeptHolidays(p.desk) {
		month, day, _ := strings.Cut(h.Day, "-")
		number, _ := strconv.Atoi(day) // the field reports anything but a number
		list.Days = append(list.Days, dayOff{number, monthName(month), h.Year, h.Name})
	}
	f := kit.NewForm(p.desk.Loader(), list)
	f.Check = list.check
	f.OnLeave = p.closeForm
	f.OnSave = func() {
		settings.KeepHolidays(p.desk, list.holidays())
		f.Saved()
		p.desk.Say(lang.T("settings.holidays.saved"))
		p.closeForm()
		p.tellHolidays()
	}
	f.Section("", kit.Rows("holiday.days", &list.Days, func(_ int, d *dayOff) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Number("holiday.number", &d.Day).At("day").Width(0.6).Required(),
			kit.Choice("holiday.month", &d.Month, months()).Width(1.2).Required(),
			kit.Number("holiday.year", &d.Year).Width(0.6),
			kit.Text("holiday.name", &d.Name).Width(4).Required(),
		)}
	}).Adds("holiday.add", nil).None("settings.holidays.none"))
	p.form = f
	p.shown.Hide()
	p.content.Add(f)
	f.FocusFirst()
}

// Form is that of the holidays, nil while it is not open.
func (p *Page) Form() *kit.Form { return p.form }

// Leave closes the form of the holidays, asking first where something was changed in it, and then does something else.
func (p *Page) Leave(then func()) {
	if p.form == nil {
		then()
		return
	}
	f := p.form
	f.OnLeave = func() {
		p.closeForm()
		then()
	}
	f.OnStay = func() { f.OnLeave = p.closeForm }
	f.Leave()
}

// Carry returns the unfinished input of the holidays.
func (p *Page) Carry() []byte {
	if p.form == nil {
		return nil
	}
	return p.form.Carry()
}

// CarryOn goes on with it.
func (p *Page) CarryOn(data []byte) {
	p.EditHolidays()
	p.form.CarryOn(data)
}

// closeForm brings the settings back.
func (p *Page) closeForm() {
	if p.form == nil {
		return
	}
	p.content.Remove(p.form)
	p.form = nil
	p.shown.Show()
}

func months() []kit.Option {
	options := make([]kit.Option, 12)
	for i := range options {
		options[i] = kit.Option{Value: fmt.Sprintf("%02d", i+1), Label: lang.Month(i + 1)}
	}
	return options
}

func (l *daysOff) holidays() []settings.Holiday {
	days := make([]settings.Holiday, len(l.Days))
	for i, d := range l.Days {
		days[i] = d.holiday()
	}
	return days
}

func (d dayOff) holiday() settings.Holiday {
	return settings.Holiday{Day: fmt.Sprintf("%s-%02d", d.Month, d.Day), Year: d.Year, Name: register.Line(d.Name)}
}

// leapYear has every day that any year has.
const leapYear = 2024

// check wants days that are on the calendar, each once, with their names.
func (l *daysOff) check() []kit.Problem {
	var problems []kit.Problem
	fault := func(i int, field, key string) {
		problems = append(problems, kit.Problem{Field: fmt.Sprintf("days[%d].%s", i, field), Text: lang.T(key)})
	}
	seen := map[string]bool{}
	for i, d := range l.Days {
		h := d.holiday()
		year := d.Year
		if year == 0 {
			year = leapYear
		}
		switch {
		case d.Day == 0:
			fault(i, "day", "problem.required")
		case year < 1000 || year > 9999:
			fault(i, "year", "holiday.fault.year")
		case d.Day < 0 || register.Date(fmt.Sprintf("%04d-%s", year, h.Day)).Precision() != register.DayKnown:
			fault(i, "day", "holiday.fault.day")
		case seen[dayOf(h)]:
			fault(i, "day", "holiday.fault.twice")
		}
		seen[dayOf(h)] = true
		if h.Name == "" {
			fault(i, "name", "problem.required")
		}
	}
	return problems
}
