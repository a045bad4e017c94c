package desk

import (
	"context"
	"slices"
	"strings"
	"sync"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// offered is how many records a picker offers at once.
const offered = 12

// offeredLong is how many choices a scrolling list offers, such as a filter's.
const offeredLong = 200

// Lister lists records where nothing is typed yet.
type Lister func(ctx context.Context) ([]register.ID, error)

// Source makes a picker of records of one kind, found by any of their names. Without typed text it offers the IDs of
// list, nothing where list is nil. make turns a name into a new record, nil where the picker makes none. A new record
// is written only with the form.
func Source(s Store, k register.Kind, list Lister, make func(name, choice string) register.Record) kit.Source {
	find := func(most int) func(ctx context.Context, text string) ([]kit.Picked, error) {
		return func(ctx context.Context, text string) ([]kit.Picked, error) {
			if text != "" {
				hits, err := s.Search(ctx, text, most, k)
				if err != nil {
					return nil, err
				}
				options := []kit.Picked{}
				for _, h := range hits {
					options = append(options, picked(h.Line))
				}
				return options, nil
			}
			if list == nil {
				return nil, nil
			}
			ids, err := list(ctx)
			if err != nil {
				return nil, err
			}
			return linesOf(ctx, s, ids[:min(len(ids), most)])
		}
	}
	labels := func(ctx context.Context, ids ...register.ID) (map[register.ID]kit.Picked, error) {
		lines, err := s.Lines(ctx, ids...)
		known := map[register.ID]kit.Picked{}
		for id, line := range lines {
			known[id] = picked(line)
		}
		return known, err
	}
	source := kit.Source{
		Find:   find(offered),
		Long:   find(offeredLong),
		Labels: labels,
		Label: func(ctx context.Context, id register.ID) (kit.Picked, error) {
			known, err := labels(ctx, id)
			if err != nil {
				return kit.Picked{}, err
			}
			one, ok := known[id]
			if !ok {
				return kit.Picked{}, storage.ErrNotFound
			}
			return one, nil
		},
	}
	if make != nil {
		source.Kind = k
		source.Create = func(_ context.Context, name, choice string) (kit.Picked, error) {
			return fresh(make(name, choice)), nil
		}
		source.Write = func(ctx context.Context, r register.Record) error {
			_, err := s.Save(ctx, r)
			return err
		}
		source.CreateLabel = lang.T("pick.create." + string(k))
	}
	return source
}

// fresh is a record that is not written yet.
func fresh(r register.Record) kit.Picked {
	r.Meta().ID = register.NewID()
	return kit.Picked{ID: r.Ref().ID, Kind: r.Ref().Kind, Label: Words(r.Label()), New: r}
}

func picked(line storage.Line) kit.Picked {
	return kit.Picked{ID: line.ID, Kind: line.Kind, Label: Name(line), Note: Words(line.Hint)}
}

// offeredOfKind is how many records of a kind a picker of all kinds offers at once.
const offeredOfKind = 5

// Subjects is a picker of records of every kind that files can belong to.
func Subjects(s Store) kit.Source {
	kinds := slices.DeleteFunc(slices.Clone(register.Kinds), func(k register.Kind) bool { return k == register.KindDocument })
	one := Source(s, "", nil, nil)
	return kit.Source{
		Label:  one.Label,
		Labels: one.Labels,
		Find: func(ctx context.Context, text string) ([]kit.Picked, error) {
			hits, err := s.Search(ctx, text, offeredOfKind, kinds...)
			if err != nil {
				return nil, err
			}
			var options []kit.Picked
			for _, h := range hits {
				option := picked(h.Line)
				option.Note = strings.TrimSuffix(lang.T("kind."+string(h.Kind))+" · "+option.Note, " · ")
				options = append(options, option)
			}
			return options, nil
		},
	}
}

func linesOf(ctx context.Context, s Store, ids []register.ID) ([]kit.Picked, error) {
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	var options []kit.Picked
	for _, id := range ids {
		if line, ok := lines[id]; ok {
			options = append(options, picked(line))
		}
	}
	return options, nil
}

// named makes a Text known in the language in use.
func named(name string) register.Text {
	var t register.Text
	t.Set(lang.Current(), name)
	return t
}

// Partners is a picker of partners that can make one from its name; ours is the side of a new one.
func Partners(s Store, list Lister, ours bool) kit.Source {
	source := Source(s, register.KindPartner, list, func(name, kind string) register.Record {
		return &register.Partner{Name: named(name), Kind: register.PartnerKind(kind), Ours: ours}
	})
	source.Choices = Options("partner.kind.", partnerKinds(ours))
	if !ours {
		source.Find = withStates(source.Find)
	}
	return source
}

// Persons is a picker of persons that can make one from the name.
func Persons(s Store) kit.Source {
	return Source(s, register.KindPerson, nil, func(name, _ string) register.Record {
		return &register.Person{Name: named(name)}
	})
}

// Spheres is a picker of spheres that can make one from its name.
func Spheres(s Store, list Lister) kit.Source {
	return Source(s, register.KindSphere, list, func(name, _ string) register.Record {
		return &register.Sphere{Name: named(name)}
	})
}

// Events is a picker of events that can make one from its name.
func Events(s Store, list Lister) kit.Source {
	source := Source(s, register.KindEvent, list, func(name, kind string) register.Record {
		return &register.Event{Title: named(name), Kind: register.EventKind(kind)}
	})
	source.Choices = Options("event.kind.", register.EventKinds)
	return source
}

// Documents is a picker of documents: those of the subject first, and any by its name.
func Documents(s FileStore, subject register.ID) kit.Source {
	return Source(s, register.KindDocument, func(ctx context.Context) ([]register.ID, error) {
		rows, err := s.DocumentsOf(ctx, subject)
		ids := make([]register.ID, len(rows))
		for i, r := range rows {
			ids[i] = r.ID
		}
		return ids, err
	}, nil)
}

// PickRef is a field of one record of any of the kinds.
func PickRef(labelKey string, ref *register.Ref, s Store, kinds ...register.Kind) *kit.Field {
	kindOf := map[register.ID]register.Kind{ref.ID: ref.Kind}
	var mu sync.Mutex // the finding runs off the screen's goroutine
	note := func(line storage.Line) kit.Picked {
		mu.Lock()
		defer mu.Unlock()
		kindOf[line.ID] = line.Kind
		one := picked(line)
		one.Note = join(lang.T("kind."+string(line.Kind)), one.Note)
		return one
	}
	source := Source(s, "", nil, nil)
	source.Find = func(ctx context.Context, text string) ([]kit.Picked, error) {
		if text == "" {
			return nil, nil
		}
		hits, err := s.Search(ctx, text, offered/len(kinds)+1, kinds...)
		options := []kit.Picked{}
		for _, h := range hits {
			options = append(options, note(h.Line))
		}
		return options, err
	}
	return kit.Pick(labelKey, &ref.ID, source).Then(func() {
		mu.Lock()
		defer mu.Unlock()
		ref.Kind = kindOf[ref.ID]
		if ref.ID.IsZero() {
			ref.Kind = ""
		}
	})
}

// join puts two phrases side by side; the second may be empty.
func join(first, second string) string {
	if second == "" {
		return first
	}
	return first + " · " + second
}

// RecordFilter makes the options of a filter by record out of a source.
func RecordFilter(source kit.Source) func(find string) []kit.Option {
	search := source.Long
	if search == nil {
		search = source.Find
	}
	return func(find string) []kit.Option {
		found, err := search(context.Background(), find)
		if err != nil {
			return nil // the list reports the error itself
		}
		var options []kit.Option
		for _, f := range found {
			options = append(options, kit.Option{Value: f.ID.String(), Label: f.Label})
		}
		return options
	}
}

// LanguageOptions are the languages in which texts are written, those most met first.
func LanguageOptions() []kit.Option {
	codes := []string{"ru", "en", "tt", "az", "kk", "uz", "tr", "tk", "ky", "tg", "be", "zh", "ar", "fa", "de", "fr", "es", "it", "hi", "vi", "sr", "hu", "mn", "ko", "ja"}
	options := make([]kit.Option, 0, len(codes))
	for _, c := range codes {
		options = append(options, kit.Option{Value: c, Label: lang.LanguageName(c)})
	}
	return options
}
