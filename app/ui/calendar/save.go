package calendar

import (
	"context"
	"io"
	"path/filepath"
	"strconv"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Export asks for a file and writes the year of the month into it, for the calendar program.
func (p *Page) Export() {
	year := register.Date(strconv.Itoa(p.month.Year()))
	kit.SaveFile(p.desk.Window(), "", p.Word()+" "+string(year), ".ics", func(path string) { p.save(path, year) })
}

func (p *Page) save(path string, year register.Date) {
	kit.Load(p.desk.Loader(), &p.saving, func(ctx context.Context) (int, error) {
		entries, err := p.store.Calendar(ctx, year, year)
		if err != nil {
			return 0, err
		}
		return len(entries), trouble.At(path, storage.Write(path, func(to io.Writer) error {
			return exchange.Calendar(entries, to)
		}))
	}, func(entries int, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.desk.Say(lang.N("calendar.saved", entries, filepath.Base(path)))
	})
}
