package calendar

import (
	"context"
	"io"
	"path/filepath"
	"strconv"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// saved is the choice before entries are written for a calendar program.
type saved struct {
	From, To register.Date
	Alarm    alarm
}

// alarm is how many days before something one is reminded of it.
type alarm string

const noAlarm alarm = "none"

var alarms = []alarm{noAlarm, "0", "1", "7", "30"}

// before returns the alarm as the file has it.
func (a alarm) before() exchange.Alarm {
	days, err := strconv.Atoi(string(a))
	if err != nil {
		return exchange.NoAlarm
	}
	return exchange.Alarm(days)
}

// Export asks for the days, an alarm and a file, and writes what the chips let through into it, for the calendar program.
func (p *Page) Export() {
	year := register.Date(strconv.Itoa(p.month.Year()))
	s := saved{From: year.First(), To: year.Last(), Alarm: noAlarm}
	f := kit.NewForm(p.desk.Loader(), &s)
	f.Section("",
		kit.Line(
			kit.Date("calendar.export.from", &s.From, p.desk.Today()).Required(),
			kit.Date("calendar.export.to", &s.To, p.desk.Today()).Required(),
		),
		kit.Line(kit.Choice("calendar.export.alarm", &s.Alarm, desk.Options("calendar.alarm.", alarms))),
	)
	f.Check = func() []kit.Problem {
		if s.To.CertainlyBefore(s.From) {
			return []kit.Problem{{Field: "To", Text: lang.T("calendar.export.backwards")}}
		}
		return nil
	}
	kit.AskForm(p.desk.Canvas(), lang.T("calendar.export.title"), lang.T("calendar.export.text"), lang.T("calendar.export.next"), f, func() {
		name := p.Word() + " " + lang.Days(s.From.First(), s.To.Last())
		if s.From == year.First() && s.To == year.Last() {
			name = p.Word() + " " + string(year)
		}
		kit.SaveFile(p.desk.Window(), "", name, ".ics", func(path string) { p.save(path, s) })
	})
}

func (p *Page) save(path string, s saved) {
	asked := p.asked(s.From, s.To)
	asked.CalledOff = true
	kit.Load(p.desk.Loader(), &p.saving, func(ctx context.Context) (int, error) {
		entries, err := p.store.Calendar(ctx, asked)
		if err != nil {
			return 0, err
		}
		return len(entries), trouble.At(path, storage.Write(path, func(to io.Writer) error {
			return exchange.Calendar(entries, s.Alarm.before(), to)
		}))
	}, func(entries int, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.desk.Say(lang.N("calendar.saved", entries, filepath.Base(path)))
	})
}
