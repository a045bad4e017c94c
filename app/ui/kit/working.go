package kit

import (
	"context"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

// patience is how long work may take before it says how far it has come.
const patience = 500 * time.Millisecond

// Work is Load for long work that nothing may overtake. Work of more than half a second shows its progress under the
// title and offers to cancel; the window waits for it. Its answer always shows: cancelled work that could no longer
// stop has been done.
func Work[T any](l *Loader, c fyne.Canvas, title string,
	work func(ctx context.Context, tell func(done, all int)) (T, error), show func(T, error),
) {
	ctx, cancel := context.WithCancel(context.Background())
	w := &working{title: title, canvas: c, cancel: cancel}
	stop := l.After(patience, w.open)
	slot := &Slot{} // its own: nothing that is asked for meanwhile may cancel it
	Load(l, slot, func(context.Context) (T, error) {
		return work(ctx, func(done, all int) { l.OnScreen(func() { w.tell(done, all) }) })
	}, func(answer T, err error) {
		stop()
		w.close()
		show(answer, err)
	})
}

// working is work under way. All of it belongs on the screen's goroutine.
type working struct {
	title     string
	canvas    fyne.Canvas
	cancel    func()
	bar       *progressBar
	dialog    *Dialog
	done, all int
	over      bool
}

func (w *working) open() {
	if w.over {
		return
	}
	w.bar = newProgressBar()
	w.bar.tell(w.done, w.all)
	w.dialog = Ask(w.canvas, Question{Title: w.title, Content: w.bar, Answers: []Answer{
		{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true, Stays: true, Do: w.stop},
	}})
}

func (w *working) stop() {
	w.cancel()
	w.bar.say(lang.T("work.stopping"))
}

func (w *working) tell(done, all int) {
	w.done, w.all = done, all
	if w.bar != nil {
		w.bar.tell(done, all)
	}
}

func (w *working) close() {
	w.over = true
	w.cancel()
	if w.dialog != nil {
		w.dialog.Close()
	}
}

// progressBar says how much of how much is done, in words and as a bar.
type progressBar struct {
	widget.BaseWidget
	words        *canvas.Text
	ground, part *canvas.Rectangle
	share        float32
}

func newProgressBar() *progressBar {
	b := &progressBar{
		words: NewText("", TextSize), ground: canvas.NewRectangle(color.Transparent), part: canvas.NewRectangle(color.Transparent),
	}
	b.ExtendBaseWidget(b)
	return b
}

func (b *progressBar) tell(done, all int) {
	if all <= 0 {
		b.say(lang.T("work.begun"))
		return
	}
	b.share = float32(done) / float32(all)
	b.say(lang.T("work.done", lang.Number(int64(done)), lang.Number(int64(all))))
}

func (b *progressBar) say(words string) {
	b.words.Text = words
	b.Refresh()
}

// CreateRenderer is for the toolkit.
func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	r := progressBarRenderer{b}
	r.Refresh()
	return r
}

type progressBarRenderer struct{ b *progressBar }

const progressBarHeight float32 = 6

func (r progressBarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, dialogLine+8+progressBarHeight)
}

func (r progressBarRenderer) Layout(size fyne.Size) {
	b := r.b
	b.words.Resize(fyne.NewSize(size.Width, dialogLine))
	for bar, share := range map[*canvas.Rectangle]float32{b.ground: 1, b.part: b.share} {
		bar.Move(fyne.NewPos(0, dialogLine+8))
		bar.Resize(fyne.NewSize(size.Width*share, progressBarHeight))
	}
}

func (r progressBarRenderer) Refresh() {
	b := r.b
	b.words.Color = Colour(ColorText)
	b.ground.FillColor, b.part.FillColor = Colour(ColorLine), Colour(ColorAccent)
	b.ground.CornerRadius, b.part.CornerRadius = progressBarHeight/2, progressBarHeight/2
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r progressBarRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.ground, r.b.part, r.b.words}
}
func (r progressBarRenderer) Destroy() {}
