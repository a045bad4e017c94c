package register_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestADocumentIsChecked(t *testing.T) {
	agreement := register.Ref{Kind: register.KindAgreement, ID: register.ID{0: 1, 6: 0x70, 8: 0x80}}
	scan := register.Version{Hash: strings.Repeat("0a", 32), Name: "Протокол № 3.pdf", Size: 10}
	for name, c := range map[string]struct {
		change func(*register.Document)
		field  string // of the one problem; none where it is empty
	}{
		"whole":              {func(*register.Document) {}, ""},
		"no title":           {func(d *register.Document) { d.Title = register.Text{} }, "title"},
		"no kind":            {func(d *register.Document) { d.Kind = "" }, "kind"},
		"unknown kind":       {func(d *register.Document) { d.Kind = "papyrus" }, "kind"},
		"nobody's":           {func(d *register.Document) { d.Subjects = nil }, "subjects"},
		"of nothing":         {func(d *register.Document) { d.Subjects[0].ID = register.None }, "subjects[0].id"},
		"of a document":      {func(d *register.Document) { d.Subjects[0].Kind = register.KindDocument }, "subjects[0].kind"},
		"of an unknown kind": {func(d *register.Document) { d.Subjects[0].Kind = "planet" }, "subjects[0].kind"},
		"twice of one":       {func(d *register.Document) { d.Subjects = append(d.Subjects, agreement) }, "subjects[1].id"},
		"language in words":  {func(d *register.Document) { d.Language = "Russian" }, "language"},
		"impossible day":     {func(d *register.Document) { d.Day = "2022-13" }, "day"},
		"short hash":         {func(d *register.Document) { d.Versions[0].Hash = "0a" }, "versions[0].hash"},
		"upper-case hash":    {func(d *register.Document) { d.Versions[0].Hash = strings.Repeat("0A", 32) }, "versions[0].hash"},
		"less than nothing":  {func(d *register.Document) { d.Versions[0].Size = -1 }, "versions[0].size"},
		"no file name":       {func(d *register.Document) { d.Versions[0].Name = " " }, "versions[0].name"},
		"a folder in a name": {func(d *register.Document) { d.Versions[0].Name = "../../.profile" }, "versions[0].name"},
		"a Windows folder":   {func(d *register.Document) { d.Versions[0].Name = `C:\autoexec.bat` }, "versions[0].name"},
		"only dots":          {func(d *register.Document) { d.Versions[0].Name = ".." }, "versions[0].name"},
		"no file":            {func(d *register.Document) { d.Versions = nil }, "versions"},
	} {
		t.Run(name, func(t *testing.T) {
			d := &register.Document{
				Title: register.Ru("Протокол"), Kind: register.DocumentProtocol, Subjects: []register.Ref{agreement},
				Language: "ru", Day: "2022-11", Versions: []register.Version{scan},
			}
			c.change(d)
			problems := d.Check()
			if c.field == "" {
				assert.Empty(t, problems)
				return
			}
			if assert.Len(t, problems, 1) {
				assert.Equal(t, c.field, problems[0].Field)
				assert.Equal(t, name == "no file", problems[0].Warning)
			}
		})
	}
}

func TestTheLastVersionIsTheCurrentOne(t *testing.T) {
	d := &register.Document{}
	_, ok := d.Current()
	assert.False(t, ok)
	d.Versions = []register.Version{{Name: "проект.docx"}, {Name: "подписанный.pdf"}}
	v, ok := d.Current()
	assert.True(t, ok)
	assert.Equal(t, "подписанный.pdf", v.Name)
	assert.Equal(t, []string{"подписанный.pdf", "проект.docx"}, d.Words())
}
