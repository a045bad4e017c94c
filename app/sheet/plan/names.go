package plan

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

// names knows the records of some kinds by every spelling.
type names struct {
	by     map[register.Kind]map[string][]register.ID
	label  map[register.ID]string
	ours   map[register.ID]bool
	tokens map[register.Kind]map[string][]register.ID
	codes  map[string]register.ID
	found  map[named][]register.ID // what was looked for since a name was added last
	fresh  map[register.ID]string  // what those records are called that the register has not yet
	alike  map[register.Kind]*lookalikes
}

// named is a name that is looked for among the records of a kind.
type named struct {
	kind register.Kind
	name string
}

// foundAtMost is how many names are remembered that were looked for.
const foundAtMost = 20_000

// readNames reads what the living records of some kinds are called; those of compared kinds are found by likeness too.
func readNames(ctx context.Context, s *storage.Store, kinds, compared []register.Kind) (*names, error) {
	n := &names{by: map[register.Kind]map[string][]register.ID{}, label: map[register.ID]string{}, ours: map[register.ID]bool{},
		tokens: map[register.Kind]map[string][]register.ID{}, codes: map[string]register.ID{}, found: map[named][]register.ID{}, fresh: map[register.ID]string{}, alike: map[register.Kind]*lookalikes{}}
	for _, k := range compared {
		n.alike[k] = newLookalikes()
	}
	for _, k := range kinds {
		n.by[k], n.tokens[k] = map[string][]register.ID{}, map[string][]register.ID{}
	}
	err := s.EachRecord(ctx, kinds, func(r register.Record) error {
		if !r.Meta().InTrash() {
			n.add(r)
		}
		return nil
	})
	return n, err
}

func (n *names) add(r register.Record) {
	clear(n.found)
	ref := r.Ref()
	all := r.Label().All()
	if other, is := r.(interface{ OtherNames() []string }); is {
		all = append(all, other.OtherNames()...)
	}
	switch r := r.(type) {
	case *register.Partner:
		n.ours[ref.ID] = r.Ours
		if r.Code != "" && n.codes[r.Code].IsZero() {
			n.codes[r.Code] = ref.ID
		}
	case *register.Person:
		for _, name := range r.Name.All() {
			all = append(all, field.Initials(name)...)
		}
	}
	for _, name := range all {
		for _, key := range nameKeys(ref.Kind, name) {
			if !slices.Contains(n.by[ref.Kind][key], ref.ID) {
				n.by[ref.Kind][key] = append(n.by[ref.Kind][key], ref.ID)
			}
			for token := range strings.SplitSeq(key, " ") {
				if len(token) > 2 && !slices.Contains(n.tokens[ref.Kind][token], ref.ID) {
					n.tokens[ref.Kind][token] = append(n.tokens[ref.Kind][token], ref.ID)
				}
			}
		}
	}
	n.label[ref.ID] = labelOf(r)
	if compared := n.alike[ref.Kind]; compared != nil {
		compared.add(r)
	}
}

// addFresh adds a record that the register does not have yet.
func (n *names) addFresh(r register.Record) {
	n.fresh[r.Ref().ID] = r.Label().Or(register.Russian)
	n.add(r)
}

func labelOf(r register.Record) string {
	label := r.Label().Or(register.Russian)
	if hint := r.Hint().Or(register.Russian); hint != "" && r.Ref().Kind != register.KindPerson {
		label += hintMark + hint
	}
	return label
}

// hintMark stands between a name and what tells it from others.
const hintMark = " · "

// nameKeys are the ways in which a name is compared: folded, an enterprise also without its legal form, a person with the
// words of the name in any order.
func nameKeys(k register.Kind, name string) []string {
	key := storage.Fold(name)
	if key == "" {
		return nil
	}
	keys := []string{key}
	switch k {
	case register.KindPartner:
		whole, _ := field.NameAndShort(name)
		for _, other := range []string{storage.Fold(field.Unabbreviated(name)), storage.Fold(field.BareName(whole))} {
			if other != "" && !slices.Contains(keys, other) {
				keys = append(keys, other)
			}
		}
	case register.KindPerson:
		words := strings.Fields(key)
		slices.Sort(words)
		keys = append(keys, "~ "+strings.Join(words, " "))
	}
	return keys
}

// find returns the records that a name means exactly. Only where nothing is called so is a name taken without its legal form.
func (n *names) find(k register.Kind, name string) []register.ID {
	asked := named{k, name}
	ids, known := n.found[asked]
	if !known {
		if ids = n.lookUp(k, name); len(n.found) < foundAtMost {
			n.found[asked] = ids
		}
	}
	return ids
}

func (n *names) lookUp(k register.Kind, name string) []register.ID {
	if k == register.KindPartner {
		if id := n.codes[strings.ToUpper(strings.TrimSpace(name))]; !id.IsZero() {
			return []register.ID{id}
		}
	}
	for _, key := range nameKeys(k, name) {
		if ids := n.by[k][key]; len(ids) > 0 {
			return ids
		}
	}
	if k != register.KindPartner {
		return nil
	}
	code := field.Country(name)
	if code == "" {
		return nil
	}
	if id := n.codes[code]; !id.IsZero() {
		return []register.ID{id}
	}
	for _, one := range append(field.CountryNames(code).All(), register.StateNames(code)...) {
		if ids := n.by[k][storage.Fold(one)]; len(ids) > 0 {
			return ids
		}
	}
	return nil
}

// like returns records whose names share words with a name, or are abbreviated by it.
func (n *names) like(k register.Kind, name string) []Suggestion {
	score := map[register.ID]float64{}
	key := storage.Fold(name)
	asked := strings.Fields(key)
	for _, token := range asked {
		for _, id := range n.tokens[k][token] {
			score[id] += 1
		}
	}
	for label, ids := range n.by[k] {
		short := float64(0)
		switch words := strings.Fields(label); {
		case abbreviates(asked, words):
			short = 3
		case len(label) > 3 && len(key) > 3 && field.Near(key, label):
			short = 2
		case slices.ContainsFunc(words, func(w string) bool { return slices.ContainsFunc(asked, func(a string) bool { return kin(a, w) }) }):
			short = 1 // торговля, торгово-экономическое сотрудничество
		}
		for _, id := range ids {
			score[id] = max(score[id], short)
		}
	}
	var all []Suggestion
	for id, much := range score {
		if much > 0 && (len(asked) < 4 || much > 1) {
			all = append(all, Suggestion{id, n.label[id]})
		}
	}
	slices.SortFunc(all, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(score[b.ID], score[a.ID]), cmp.Compare(len(a.Name), len(b.Name)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID.String(), b.ID.String()))
	})
	return all[:min(len(all), suggestedAtMost)]
}

// endsInOurs reports whether a name ends in that of a partner of our side, perhaps before a place abroad: "Минспорт РТ", "Посольство РФ в
// Турции".
func (n *names) endsInOurs(name string) bool {
	whole, _, _ := strings.Cut(name, " в ") // not shown
	said := strings.Fields(storage.Fold(whole))
	for words := 1; words < min(len(said), wordsOfLand+1); words++ {
		ids := n.by[register.KindPartner][strings.Join(said[len(said)-words:], " ")]
		if len(ids) == 1 && n.ours[ids[0]] {
			return true
		}
	}
	return false
}

// wordsOfLand is how many words the name of a land has at most.
const wordsOfLand = 3

// suggestions are the first of some records, by what they are called.
func (n *names) suggestions(ids []register.ID) (some []Suggestion) {
	for _, id := range ids[:min(len(ids), suggestedAtMost)] {
		some = append(some, Suggestion{id, n.label[id]})
	}
	return some
}

func abbreviates(asked, words []string) bool {
	is, _ := alike.Abbreviates(asked, words)
	return is
}

// kinLetters is how many letters two words of one family begin with at least.
const kinLetters = 5

func kin(a, b string) bool {
	return len(a) >= kinLetters && len(b) >= kinLetters && a[:kinLetters] == b[:kinLetters]
}
