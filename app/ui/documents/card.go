package documents

import (
	"context"
	"image"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/reading"
	"accord/storage/register"
)

// card reads a document and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, _ register.Date) (func(*kit.Card), error) {
	d, around, err := desk.Read[register.Document](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	part, err := p.store.ReadInPart(ctx, d)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		c.Kicker(lang.Capital(desk.About(storage.DocumentRow{Kind: d.Kind, Day: d.Day, Language: d.Language})))
		c.Title(desk.Words(d.Title))
		for _, problem := range desk.Problems(d.Check().Warnings()) {
			c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
		}
		var subjects []register.ID
		for _, s := range d.Subjects {
			subjects = append(subjects, s.ID)
		}
		c.Field(lang.T("document.subjects"), desk.LinksTo(p.desk, around.Lines, subjects...)...)
		p.current(c, d, part)
		p.versions(c, d)
		desk.Long(c, "document.note", d.Note)
	}, nil
}

// current draws the file in force: what it is, what can be done with it, how it looks.
func (p *page) current(c *kit.Card, d *register.Document, part bool) {
	add := kit.NewButton(kit.ButtonPlain, lang.T("file.new_version"), func() { p.files.AskVersion(d.ID) })
	v, there := d.Current()
	if !there {
		p.previewing.Cancel()
		add.SetWord(lang.T("file.add"))
		if !p.desk.Looking() {
			c.Add(kit.Row(8, add))
		}
		return
	}
	c.Field(lang.T("document.file"), kit.Link(v.Name, func() { p.files.Open(v) }), kit.Soft("  "+lang.Size(v.Size)))
	p.made(c, d)
	if part {
		c.Paragraph(kit.Soft(lang.T("file.read_in_part")))
	}
	c.Add(kit.ButtonRow(append([]*kit.Button{
		kit.NewButton(kit.ButtonPlain, lang.T("file.open"), func() { p.files.Open(v) }),
		kit.NewButton(kit.ButtonPlain, lang.T("file.save_as"), func() { p.files.SaveAs(v) }),
	}, desk.Changing(p.desk, add)...)...))
	picture := kit.NewPicture(lang.T("file.preview.making"))
	c.Add(picture)
	p.preview(c, picture, v)
}

// previewWidth and previewHeight are the pixels of a preview at the most: enough for a card on a fine screen.
const previewWidth, previewHeight = 1000, 1000

// preview makes a picture of a file and puts it into its place on the card.
func (p *page) preview(c *kit.Card, into *kit.Picture, v register.Version) {
	if p.drawn.hash == v.Hash {
		p.previewing.Cancel()
		into.SetImage(p.drawn.image)
		return
	}
	kit.Load(p.desk.Loader(), &p.previewing, func(ctx context.Context) (image.Image, error) {
		content, err := p.store.Content(ctx, v)
		if err != nil {
			return nil, err
		}
		return reading.Picture(ctx, content, content.Size(), previewWidth, previewHeight)
	}, func(drawn image.Image, err error) {
		if err != nil {
			into.Say(previewFault(err))
		} else {
			p.drawn.hash, p.drawn.image = v.Hash, drawn
			into.SetImage(drawn)
		}
		c.Refresh()
	})
}

// versions lists the files of a document, the current one first, where there are several.
func (p *page) versions(c *kit.Card, d *register.Document) {
	if len(d.Versions) < 2 {
		return
	}
	c.Section(lang.T("document.versions"))
	for i := len(d.Versions) - 1; i >= 0; i-- {
		v := d.Versions[i]
		left := []kit.Part{kit.Plain(v.Name), kit.Soft("\n" + lang.T("file.version", i+1))}
		if v.AddedBy != "" {
			left = append(left, kit.Soft(" · "+v.AddedBy))
		}
		if v.Note != "" {
			left = append(left, kit.Soft(" · "+v.Note))
		}
		right := []kit.Part{kit.Soft(lang.Size(v.Size))}
		if !v.AddedAt.IsZero() {
			right = append(right, kit.Soft("\n"+lang.Moment(v.AddedAt.Local())))
		}
		c.MenuRow(left, right, func() { p.files.Open(v) }, func() kit.Menu {
			return kit.Menu{
				{Word: lang.T("file.open"), Do: func() { p.files.Open(v) }},
				{Word: lang.T("file.save_as"), Do: func() { p.files.SaveAs(v) }},
			}
		})
	}
}
