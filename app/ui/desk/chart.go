package desk

import (
	"context"
	"errors"
	"io"
	"path/filepath"

	"accord/app/chart"
	"accord/app/lang"
	"accord/app/native/clipboard"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
)

// The size of a chart that is copied or saved.
const (
	pictureWide float32 = 900
	pictureTall float32 = 420
)

// Chart draws a chart in a section of a card, with the ways to take it along. The exported picture has the title, and
// the time of its figures below.
func Chart(c *kit.Card, d Desk, heading, title string, tall float32, draw func(width, height float32, measure chart.Measure) []chart.Shape) {
	taken := chart.Picture{Title: title + " · " + heading, Below: lang.T("trade.charts.below", lang.Day(d.Day())), Width: pictureWide, Height: pictureTall, Draw: draw}
	c.Section(heading, kit.NewMenuButton(kit.ButtonQuiet, lang.T("chart.take"), func() kit.Menu { return taking(d, taken) }))
	c.Add(kit.NewChartView(tall, lang.T("chart.hint"), draw, d.Open))
}

// taking are the ways to take a chart along.
func taking(d Desk, of chart.Picture) kit.Menu {
	return kit.Menu{
		{Word: lang.T("chart.copy"), Do: func() { copyChart(d, of) }},
		{Word: lang.T("chart.save.png"), Do: func() { saveChart(d, of, ".png", chart.Picture.PNG) }},
		{Word: lang.T("chart.save.svg"), Do: func() { saveChart(d, of, ".svg", chart.Picture.SVG) }},
	}
}

func copyChart(d Desk, of chart.Picture) {
	kit.Load(d.Loader(), &kit.Slot{}, func(context.Context) (struct{}, error) {
		picture, err := of.PNG()
		if err == nil {
			err = clipboard.CopyPNG(picture)
		}
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		switch {
		case errors.Is(err, clipboard.ErrNoProgram):
			kit.Inform(d.Canvas(), lang.T("chart.copy"), lang.T("chart.copy.no_program"))
		case err != nil:
			d.Fail(err)
		default:
			d.Say(lang.T("chart.copied"))
		}
	})
}

func saveChart(d Desk, of chart.Picture, extension string, write func(chart.Picture) ([]byte, error)) {
	kit.SaveFile(d.Window(), "", FileName(of.Title), extension, func(path string) {
		kit.Load(d.Loader(), &kit.Slot{}, func(context.Context) (struct{}, error) {
			content, err := write(of)
			if err == nil {
				err = trouble.At(path, storage.Write(path, func(to io.Writer) error {
					_, err := to.Write(content)
					return err
				}))
			}
			return struct{}{}, err
		}, func(_ struct{}, err error) {
			if err != nil {
				d.Fail(err)
				return
			}
			d.Say(lang.T("file.saved", filepath.Base(path)))
		})
	})
}
