package calendar

import (
	"context"
	"errors"
	"os"
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
		return len(entries), trouble.At(path, writeFile(path, entries))
	}, func(entries int, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.desk.Say(lang.N("calendar.saved", entries, filepath.Base(path)))
	})
}

// writeFile writes beside the file first, so that a failure leaves no half of a calendar.
func writeFile(path string, entries []storage.Entry) error {
	file, err := os.CreateTemp(filepath.Dir(path), "accord-*.tmp")
	if err != nil {
		return err
	}
	err = errors.Join(exchange.Calendar(entries, file), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}
