// Package desk defines the window as pages see it, and the room shared by all pages of records: filters over a list,
// beside it the card of the current record.
package desk

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what every page needs of the register. *storage.Store is one.
type Store interface {
	Record(ctx context.Context, ref register.Ref) (register.Record, error)
	Save(ctx context.Context, r register.Record) (batch register.ID, err error)
	SaveAll(ctx context.Context, records ...register.Record) (batch register.ID, err error)
	UndoStore
	HistoryStore
	MentionedBy(ctx context.Context, id register.ID, limit int) ([]storage.Mentioner, error)
	Search(ctx context.Context, text string, limit int, kinds ...register.Kind) ([]storage.Hit, error)
}

// Desk is the window as a page sees it. All of it belongs on the screen's goroutine.
type Desk interface {
	// Open shows the card of a record on its own page.
	Open(ref register.Ref)
	// Trace shows what a record came of and what came of it.
	Trace(id register.ID)
	// Recall shows the history of a record, at one of its changes or, where that is 0, at the latest.
	Recall(of register.Ref, change int64)
	// Narrow shows the list of a kind through these filters and no others, as when a number leads to what it counts.
	Narrow(k register.Kind, filters map[string][]kit.Option)
	// Edit opens the form of a record: one that was read, or a new one.
	Edit(r register.Record)
	// EditAt opens the form of a record changed by the program, with the keyboard in a field. was is the record before,
	// nil where nobody knows; leaving the form unchanged asks nothing.
	EditAt(r, was register.Record, field string)
	// EditRefAt reads a record and opens its form with the keyboard in a field, as where something is missing.
	EditRefAt(ref register.Ref, field string)
	// EditFor opens the form of a new record that an outcome is waiting for. Where it is saved it settles the outcome, and
	// both are saved as one change.
	EditFor(r register.Record, outcome Awaiting)
	// EditRef reads a record and opens its form.
	EditRef(ref register.Ref)
	// Delete puts records into the trash as one change, after asking where there are several or something hangs on them,
	// and offers to take it back.
	Delete(refs ...register.Ref)
	// Select shows records in the list of the first one's kind, those of its kind selected, and its card.
	Select(refs ...register.Ref)
	// TakeTable shows the page on which a table is taken in, as records of a kind.
	TakeTable(k register.Kind)
	// TakeAlong shows what goes along with some records, to be put into a package.
	TakeAlong(refs ...register.Ref)
	// TakePasted does so with a table that was pasted.
	TakePasted(k register.Kind, text string)
	// Unite shows several records of one kind side by side, to be made one.
	Unite(refs ...register.Ref)
	// Profile shows the profile of a partner on its own page.
	Profile(partner register.ID)
	// Charts shows the trade with a partner in charts, for None that with all partners in one period.
	Charts(partner register.ID)
	// Papers offers the papers that are made of a record, and those of the whole register.
	Papers(of register.Ref)
	// Day returns the day as of which everything is shown, Today the calendar's.
	Day() register.Date
	Today() register.Date
	// Looking reports whether the register is open for looking only: then nothing that changes it is offered.
	Looking() bool
	// Quietly draws a card without changes to offer, as for a record in the trash: meanwhile Looking is true.
	Quietly(draw func())
	// Restore takes records out of the trash as one change, after asking, and shows what came back.
	Restore(refs ...register.Ref)
	// Controls reports whether the person may close commitments and move their terms: on an office's server a controller does.
	Controls() bool
	// Purges reports whether the person may take records away for good: on an office's server an administrator does.
	Purges() bool
	// KeepsCopies reports whether a copy of the register is kept before much is changed: on a server its administrator keeps them.
	KeepsCopies() bool
	Loader() *kit.Loader
	Canvas() fyne.Canvas
	Window() fyne.Window
	// Say shows a passing note, Offer one with something to do about it.
	Say(text string)
	Offer(text, action string, do func())
	// Fail shows an error in a dialog.
	Fail(err error)
	// Counted is called when a page's counts have changed, for the line under it.
	Counted()
	// Keep and Kept remember a small thing, such as the widths of columns, between sessions.
	Keep(key string, what any)
	Kept(key string, into any) bool
}

// Page is one place of the navigation.
type Page interface {
	// ID names the page in the navigation and in the settings.
	ID() string
	// Word is its title, in the language in use.
	Word() string
	Content() fyne.CanvasObject
	// Shown is called whenever the page comes to the front.
	Shown()
	// Changed hears the changes in the register; nil means many.
	Changed(changes []storage.Change)
	// Refresh reads everything shown again, as when the day has changed.
	Refresh()
	// Count is the sentence for the line under the page, "17 of 254".
	Count() string
}

// Words returns a phrase in the language in use.
func Words(t register.Text) string { return t.Or(lang.Current()) }

// Name is how a record is called in running text; a dash where it has no name. Of one that is gone for good it says so.
func Name(line storage.Line) string {
	name := Words(line.Label)
	if name == "" {
		name = "—"
	}
	if line.Left {
		return lang.T("card.left", name)
	}
	if line.Purged {
		return lang.T("card.purged", name)
	}
	return name
}

// LinkTo is a name that opens its record. Of a record in the trash it says so; an unknown ID has no parts.
func LinkTo(d Desk, lines map[register.ID]storage.Line, id register.ID) []kit.Part {
	line, ok := lines[id]
	if !ok {
		return nil
	}
	if line.Purged {
		return []kit.Part{kit.Soft(Name(line))}
	}
	parts := []kit.Part{kit.Link(Name(line), func() { d.Open(line.Ref) })}
	if line.InTrash {
		parts = append(parts, kit.Soft(" "+lang.T("card.in_trash")))
	}
	return parts
}

// LinksTo are several names that open their records, parted by commas.
func LinksTo(d Desk, lines map[register.ID]storage.Line, ids ...register.ID) []kit.Part {
	var parts []kit.Part
	for _, id := range ids {
		link := LinkTo(d, lines, id)
		if len(link) > 0 && len(parts) > 0 {
			parts = append(parts, kit.Plain(", "))
		}
		parts = append(parts, link...)
	}
	return parts
}

// Mentioned returns the IDs of all records that a record mentions, for Lines.
func Mentioned(r register.Record) []register.ID {
	var ids []register.ID
	for _, m := range r.Mentions() {
		ids = append(ids, m.ID)
	}
	return ids
}

// Options makes the options of a choice from an enumeration: the words stand under family + value.
func Options[T ~string](family string, values []T) []kit.Option {
	options := make([]kit.Option, len(values))
	for i, v := range values {
		options[i] = kit.Option{Value: string(v), Label: lang.T(family + string(v))}
	}
	return options
}

// ValuesAs turns the values of a filter into an enumeration.
func ValuesAs[T ~string](values []string) []T {
	out := make([]T, len(values))
	for i, v := range values {
		out[i] = T(v)
	}
	return out
}

// One returns the single ID of a filter by record, None where nothing is chosen.
func One(values []string) register.ID {
	if len(values) == 0 {
		return register.None
	}
	id, err := register.ParseID(values[0])
	if err != nil {
		return register.None
	}
	return id
}

// Problems puts the problems of a record into words.
func Problems(problems register.Problems) []kit.Problem {
	out := make([]kit.Problem, len(problems))
	for i, p := range problems {
		args := make([]any, len(p.Args))
		for j, a := range p.Args {
			args[j] = lang.Told(a)
		}
		out[i] = kit.Problem{Field: p.Field, Text: lang.T(p.Key, args...), Warning: p.Warning}
	}
	return out
}

// Enum returns the word of an enumerated value, nothing for the empty one.
func Enum[T ~string](family string, value T) string {
	if value == "" {
		return ""
	}
	return lang.T(family + string(value))
}

// Optional makes the options of a choice that may stay open.
func Optional[T ~string](family string, values []T) []kit.Option {
	return append([]kit.Option{{Label: "—"}}, Options(family, values)...)
}

// Sides are the options of a column named after the sides: they need not repeat its name.
func Sides(sides []register.Side) []kit.Option { return Options("side.brief.", sides) }

// SidesOrNone is Sides with none before them.
func SidesOrNone(sides []register.Side) []kit.Option { return Optional("side.brief.", sides) }

// Fixed makes the options of a filter by enumeration.
func Fixed[T ~string](family string, values []T) func(find string) []kit.Option {
	return func(find string) []kit.Option {
		var options []kit.Option
		for _, o := range Options(family, values) {
			if find == "" || strings.HasPrefix(strings.ToLower(o.Label), strings.ToLower(find)) {
				options = append(options, o)
			}
		}
		return options
	}
}

// Years makes the options of a filter by year.
func Years(years func(ctx context.Context) ([]int, error)) func(find string) []kit.Option {
	return func(find string) []kit.Option {
		list, err := years(context.Background())
		if err != nil {
			return nil // the list reports the error itself
		}
		var options []kit.Option
		for _, y := range list {
			word := strconv.Itoa(y)
			if strings.HasPrefix(word, find) {
				options = append(options, kit.Option{Value: word, Label: word})
			}
		}
		return options
	}
}

// Dash returns a text for a list, a dash where it is empty.
func Dash(s string) string {
	if s == "" {
		return lang.Unknown
	}
	return s
}
