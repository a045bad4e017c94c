package kit

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

// folderWords are the words for the folders in the toolkit's dialog of files, which are English alone.
var folderWords = map[string]string{
	"Home": "dialog.place.home", "Computer": "dialog.place.computer", "App Files": "dialog.place.program", "Desktop": "dialog.place.desktop",
	"Documents": "dialog.place.documents", "Downloads": "dialog.place.downloads", "Music": "dialog.place.music",
	"Pictures": "dialog.place.pictures", "Videos": "dialog.place.videos", "Movies": "dialog.place.videos",
}

// nameFolders lets the list of folders of a dialog of the toolkit speak the language in use.
func nameFolders(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, one := range o.Objects {
			nameFolders(one)
		}
	case *container.Split:
		nameFolders(o.Leading)
	case *widget.List:
		fill := o.UpdateItem
		o.UpdateItem = func(id widget.ListItemID, item fyne.CanvasObject) {
			fill(id, item)
			row, is := item.(*fyne.Container)
			if !is {
				return
			}
			for _, one := range row.Objects {
				if label, is := one.(*widget.Label); is && folderWords[label.Text] != "" {
					label.SetText(lang.T(folderWords[label.Text]))
				}
			}
		}
		o.Refresh()
	default: // what the toolkit lays over a window keeps its content in a field, of types that nobody else may name
		if v := reflect.Indirect(reflect.ValueOf(o)); v.Kind() == reflect.Struct {
			if content := v.FieldByName("Content"); content.IsValid() {
				if inner, is := content.Interface().(fyne.CanvasObject); is && inner != nil {
					nameFolders(inner)
				}
			}
		}
	}
}
