package history

import (
	"context"
	"strconv"
	"strings"
	"time"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// The spans of days offered by the chip, beside any day typed.
const (
	daysToday     = "today"
	daysYesterday = "yesterday"
	daysWeek      = "week"
	daysMonth     = "month"
	daysYear      = "year"
)

var spans = []string{daysToday, daysYesterday, daysWeek, daysMonth, daysYear}

// dayOptions are the spans, and the day, month or year that is typed.
func (p *Page) dayOptions(find string) []kit.Option {
	var options []kit.Option
	for _, span := range spans {
		word := lang.T("history.days." + span)
		if strings.Contains(strings.ToLower(word), strings.ToLower(find)) {
			options = append(options, kit.Option{Value: span, Label: word})
		}
	}
	if day := readDay(find, p.desk.Today()); day != "" {
		options = append(options, kit.Option{Value: string(day), Label: lang.Day(day)})
	}
	return options
}

// readDay reads a day, month or year as it is typed; without its year a day is the last one of that date.
func readDay(typed string, today register.Date) register.Date {
	if day, err := register.ReadTyped(typed, today); err == nil {
		return day
	}
	for _, year := range []int{today.Year(), today.Year() - 1} {
		for _, between := range []string{".", " "} { // 24.11 and 24 ноября // not shown
			day, err := register.ReadTyped(strings.TrimRight(typed, ". /")+between+strconv.Itoa(year), today)
			if err == nil && day.First() <= today {
				return day
			}
		}
	}
	return ""
}

// asked is the query, with the times of the days that are chosen.
func (p *Page) asked() storage.HistoryQuery {
	q, today := p.query, p.desk.Today()
	from, to := today, today
	switch p.days {
	case "":
		return q
	case daysToday:
	case daysYesterday:
		from, to = today.AddDays(-1), today.AddDays(-1)
	case daysWeek:
		from = today.AddDays(-6)
	case daysMonth:
		from = today.AddMonths(-1)
	case daysYear:
		from = today.AddMonths(-12)
	default:
		from, to = register.Date(p.days).First(), register.Date(p.days).Last()
	}
	q.From, q.Before = begins(from), begins(to.AddDays(1))
	return q
}

// begins is the moment at which a day begins here.
func begins(day register.Date) register.Instant {
	return register.At(time.Date(day.Year(), time.Month(day.Month()), day.DayOfMonth(), 0, 0, 0, 0, time.Local))
}

func (p *Page) authors(find string) []kit.Option {
	names, err := p.store.Authors(context.Background())
	if err != nil {
		return nil // the list reports the error itself
	}
	var options []kit.Option
	for _, name := range names {
		if name != "" && strings.Contains(strings.ToLower(name), strings.ToLower(find)) {
			options = append(options, kit.Option{Value: name, Label: name})
		}
	}
	return options
}

// fields are those of the kind that the page is narrowed to; it is asked off the screen.
func (p *Page) fields(find string) []kit.Option {
	k, _ := p.fieldsOf.Load().(register.Kind)
	var options []kit.Option
	for _, field := range lang.FieldsOf(k) {
		if word := lang.Field(k, field); strings.Contains(strings.ToLower(word), strings.ToLower(find)) {
			options = append(options, kit.Option{Value: field, Label: word})
		}
	}
	return options
}
