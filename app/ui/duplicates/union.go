package duplicates

import (
	"context"
	"slices"
	"strings"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// union is some records side by side, with the choices between them.
type union struct {
	records []register.Record
	beside  []register.Record // copies of them, by whose paths they are compared
	names   lang.Names
	lines   map[register.ID]storage.Line
	stays   int            // which of them keeps its ID
	take    map[string]int // whose value a field takes, where it is not the better one
}

func (u union) empty() bool { return len(u.records) == 0 }

// Unite shows records side by side, to be made one.
func (p *Page) Unite(refs ...register.Ref) {
	p.Content()
	p.given = slices.Clone(refs)
	p.show(refs...)
	p.ShowCard()
}

// Escape goes from records that were given to be united back to the pairs of the list.
func (p *Page) Escape() {
	if p.given != nil {
		p.given = nil
		p.blank()
		if k, _, is := p.List().Current(); is {
			p.show(k.a, k.b)
		}
	}
	p.Listed.Escape()
}

// show reads records and draws them side by side.
func (p *Page) show(refs ...register.Ref) {
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (u union, err error) {
		var ids []register.ID
		for _, ref := range refs {
			r, err := p.store.Record(ctx, ref)
			if err != nil {
				return u, err
			}
			u.records = append(u.records, r)
			ids = append(ids, ref.ID)
		}
		if u.lines, err = p.store.Lines(ctx, ids...); err != nil {
			return u, err
		}
		u.names, err = changes.Names(ctx, p.store, u.records...)
		if err != nil {
			return u, err
		}
		u.beside, err = register.Beside(u.records)
		u.stays, u.take = register.Fullest(u.records), map[string]int{}
		return u, err
	}, func(u union, err error) {
		if err != nil {
			p.blank()
			p.Fail(err)
			return
		}
		p.union = u
		p.draw()
	})
}

func (p *Page) blank() {
	p.union = union{}
	p.Blank(lang.T("duplicates.card.none"))
}

// The marks of chosen and other values.
const (
	chosenMark = "● "
	otherMark  = "○ "
)

func (p *Page) draw() {
	u := p.union
	kind := u.records[0].Ref().Kind
	p.Card.Clear()
	p.Card.Kicker(lang.T("kind." + string(kind) + ".many"))
	p.Card.Title(p.heading())
	at := slices.IndexFunc(p.all, func(d storage.Duplicate) bool {
		return len(u.records) == 2 && pairOf(d) == pair{u.records[0].Ref(), u.records[1].Ref()}
	})
	if at >= 0 {
		d := p.all[at]
		p.Card.Banner(tone(d.Likeness), lang.Capital(lang.Sureness(d.Likeness)), kit.Plain(lang.Capital(lang.Reasons(d.Likeness))))
	}
	p.Card.Actions(p.buttons(at)...)
	p.side([]kit.Part{kit.Bold(lang.T("duplicates.stays"))}, func(i int) ([]kit.Part, bool) {
		return p.option(named(u.lines[u.records[i].Ref().ID]), u.stays == i, func() { p.union.stays = i }), true
	})
	if choices := register.Choices(u.records); len(choices) > 0 {
		p.Card.Section(lang.T("duplicates.fields"))
		for _, c := range choices {
			p.drawChoice(c)
		}
	}
	p.Card.Section(lang.T("duplicates.together"))
	p.Card.Paragraph(kit.Soft(lang.T("duplicates.together.text")))
	p.Card.Refresh()
}

func (p *Page) heading() string {
	if len(p.union.records) > 2 {
		return lang.N("duplicates.several", len(p.union.records))
	}
	var names []string
	for _, r := range p.union.records {
		names = append(names, desk.Words(r.Label()))
	}
	return strings.Join(names, " — ")
}

func (p *Page) buttons(at int) []*kit.Button {
	buttons := desk.Changing(p.desk, kit.NewButton(kit.ButtonPrimary, lang.T("duplicates.unite"), p.unite))
	if at >= 0 {
		k := pairOf(p.all[at])
		buttons = append(buttons, desk.Changing(p.desk, kit.NewButton(kit.ButtonPlain, lang.T("duplicates.apart"), func() { p.tellApart(k) }))...)
	}
	for i, r := range p.union.records {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, opening(i), func() { p.desk.Open(r.Ref()) }))
	}
	return buttons
}

// opening are the words for opening one of the records.
func opening(i int) string {
	words := []string{"duplicates.open.first", "duplicates.open.second", "duplicates.open.third"}
	if i < len(words) {
		return lang.T(words[i])
	}
	return lang.T("duplicates.open.numbered", lang.Number(int64(i+1)))
}

// option is a value that may be chosen.
func (p *Page) option(words string, chosen bool, choose func()) []kit.Part {
	if chosen {
		return []kit.Part{kit.Bold(chosenMark + words)}
	}
	if p.desk.Looking() {
		return []kit.Part{kit.Plain(otherMark + words)}
	}
	return []kit.Part{kit.Link(otherMark+words, func() {
		choose()
		p.draw()
	})}
}

// side puts what of says of each record side by side; of more than two, one under the other.
func (p *Page) side(label []kit.Part, of func(i int) (parts []kit.Part, said bool)) {
	if len(p.union.records) == 2 {
		left, _ := of(0)
		right, _ := of(1)
		p.Card.Beside(label, left, right)
		return
	}
	p.Card.Paragraph(label...)
	for i := range p.union.records {
		if parts, said := of(i); said {
			p.Card.Paragraph(parts...)
		}
	}
}

// spot names the place of a choice, of a step with what it is.
func (u union) spot(c register.Choice) string {
	first := u.beside[max(c.Best, 0)]
	if _, key, _, _ := register.RowOf(c.Path); key != "" {
		return lang.Place(first, c.Path, u.names)
	}
	return lang.Spot(first.Ref().Kind, c.Path)
}

// drawChoice draws a field in which the records differ.
func (p *Page) drawChoice(c register.Choice) {
	u := p.union
	taken, is := u.take[c.Path]
	if !is {
		taken = c.Best
	}
	head := []kit.Part{kit.Bold(u.spot(c))}
	if c.Joins && !c.Alone {
		head = append(head, kit.Plain("   "))
		head = append(head, p.option(lang.T("duplicates.both"), taken == register.Both, func() { p.union.take[c.Path] = register.Both })...)
	}
	words := make([]string, len(u.records))
	for i, r := range u.beside {
		words[i] = lang.At(r, c.Path, u.names)
	}
	p.side(head, func(i int) ([]kit.Part, bool) {
		if words[i] == "" {
			return []kit.Part{kit.Soft(lang.Unknown)}, false
		}
		chosen := taken == register.Both || words[i] == words[taken]
		return p.option(words[i], chosen, func() { p.union.take[c.Path] = i }), slices.Index(words, words[i]) == i // each value once
	})
}

// unite makes one record of those shown.
func (p *Page) unite() {
	u := p.union
	if u.empty() {
		return
	}
	made, err := register.Unite(u.records, u.stays, u.take)
	if err != nil {
		p.desk.Fail(err)
		return
	}
	desk.Act(p.desk, "unite.doing", func(ctx context.Context) (register.ID, error) {
		return p.store.Unite(ctx, made)
	}, func(batch register.ID, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.given = nil
		p.union = union{}
		p.Refresh()
		desk.OfferUndo(p.desk, p.store, lang.T("unite.done", desk.Words(made.Stays.Label())), batch)
	})
}
