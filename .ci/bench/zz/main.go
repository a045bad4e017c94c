package main

import (
	"context"
	"fmt"
	"os"
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

type ob struct {
	area float32
	text string
}

func main() {
	s, err := storage.Open(context.Background(), "build/bench.accord", storage.Options{})
	if err != nil {
		panic(err)
	}
	lang.Use(register.Russian)
	app := test.NewApp()
	app.Settings().SetTheme(kit.Theme(kit.Light))
	w := app.NewWindow("")
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 720))
	ui.Show(ui.Options{App: app, Window: w, Store: s, Settings: settings.Open(os.TempDir() + "/zz"), Drafts: kit.FileDrafts{Folder: os.TempDir() + "/zz"}, Loader: kit.InLine()})
	w.Resize(fyne.NewSize(1280, 720))
	time.Sleep(time.Second)
	var all []ob
	n := map[string]int{}
	total := map[string]float32{}
	var walk func(o fyne.CanvasObject, path string)
	walk = func(o fyne.CanvasObject, path string) {
		if !o.Visible() {
			return
		}
		name := fmt.Sprintf("%T", o)
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, path+"/C")
			}
			return
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c, path+"/"+name)
			}
			return
		}
		size := o.Size()
		if t, ok := o.(*canvas.Text); ok {
			size = t.MinSize()
		}
		extra := ""
		if r, ok := o.(*canvas.Rectangle); ok {
			extra = fmt.Sprintf("fill %v corner %v stroke %v shadow %v", r.FillColor, r.CornerRadius, r.StrokeWidth, r.Shadow)
		}
		n[name]++
		total[name] += size.Width * size.Height
		all = append(all, ob{size.Width * size.Height, fmt.Sprintf("%s %v %s %s", name, size, extra, path)})
	}
	walk(w.Content(), "")
	sort.Slice(all, func(i, j int) bool { return all[i].area > all[j].area })
	for _, o := range all[:25] {
		if len(o.text) > 330 {
			o.text = o.text[:330]
		}
		fmt.Println(o.area/(1280*720), o.text)
	}
	for k := range n {
		fmt.Println(k, n[k], total[k]/(1280*720))
	}
}
