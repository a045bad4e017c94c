package plan

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

// Question is a name or a word of the sheet that nobody has decided yet.
type Question struct {
	// Kind is the kind of the records named; for a word of an enumeration, Family is set instead.
	Kind   register.Kind
	Family string
	Field  string
	Text   string
	// Also are other writings of the name, which the answer holds for too.
	Also []string
	// Rows is how many rows say it, Cell the first of them.
	Rows int
	Cell string
	// Suggested are records that it may mean, the likeliest first.
	Suggested []Suggestion
	// May says whether a new record can be made of the name alone.
	May bool
}

// Texts are all writings that are asked about, the fullest first.
func (q Question) Texts() []string { return append([]string{q.Text}, q.Also...) }

// Of is what a decision about the question is kept by.
func (q Question) Of() string { return cmp.Or(q.Family, string(q.Kind)) }

// Where says how many rows ask it and where the first does: "3 rows, Sheet1!C3"; what is said of a table once has no row.
func (q Question) Where() string {
	if q.Cell == "" {
		return lang.T("sheet.table.whole")
	}
	return lang.N("sheet.rows", q.Rows) + ", " + q.Cell
}

// Suggestion is a record that a name may mean.
type Suggestion struct {
	ID   register.ID
	Name string
}

// suggestedAtMost is how many records are suggested for a name.
const suggestedAtMost = 4

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

// makeable are the kinds of records that can be made of a name alone.
var makeable = []register.Kind{register.KindPartner, register.KindPerson, register.KindSphere, register.KindEvent, register.KindAgreement, register.KindCommission}

// made makes a record of a name, of a person with the post that stands behind it.
func made(k register.Kind, name, post string, ours bool) register.Record {
	text := register.Text{}
	text.Set(field.LanguageOf(name), register.Line(name))
	var r register.Record
	switch k {
	case register.KindPartner:
		p := &register.Partner{Ours: ours}
		field.PartnerNamed(p, field.LanguageOf(name), register.Line(name))
		p.Kind, p.Code = kindOfPartner(name, "")
		if code := field.Country(name); code != "" {
			p.Name = field.CountryNames(code)
			for _, other := range append([]string{register.Line(name)}, register.StateNames(code)...) { // it is looked for by any of them
				if key := storage.Fold(other); !slices.ContainsFunc(append(p.Name.All(), p.Aliases...), func(one string) bool { return storage.Fold(one) == key }) {
					p.Aliases = append(p.Aliases, other)
				}
			}
		}
		r = p
	case register.KindPerson:
		r = &register.Person{Name: text}
		if post != "" {
			var said register.Text
			said.Set(field.LanguageOf(post), post)
			r = &register.Person{Name: text, Appointments: []register.Appointment{{Post: said}}}
		}
	case register.KindSphere:
		r = &register.Sphere{Name: text}
	case register.KindEvent:
		kind, known := field.EventKind(name)
		if !known {
			kind = register.EventOther
		}
		r = &register.Event{Title: text, Kind: kind}
	case register.KindAgreement:
		kind, known := field.KindOf(name)
		if !known {
			kind = string(register.AgreementAgreement)
		}
		r = &register.Agreement{Title: text, Kind: register.AgreementKind(kind)}
	case register.KindCommission:
		kind, known := field.CommissionKind(name)
		if !known {
			kind = register.CommissionIntergovernmental
		}
		r = &register.Commission{Title: text, Kind: kind}
	default:
		return nil
	}
	r.Meta().ID = register.NewID()
	return r
}

// kindOfPartner guesses by its name what a partner is, and the code of a state that has none yet.
func kindOfPartner(name, known string) (kind register.PartnerKind, code string) {
	switch code := field.Country(name); len(code) {
	case 2:
		return register.PartnerState, cmp.Or(known, code)
	case 4:
		return register.PartnerFormerState, known
	}
	return register.PartnerKind(field.PartnerKind(name)), known
}

// resolved is what a name in a cell means.
type resolved struct {
	id   register.ID // None where the place stays empty
	open bool        // nobody has decided
}

// listNumber is the number of a name in a list of them.
var listNumber = regexp.MustCompile(`^\d{1,2}[.)]\s+`)

// behindCode is a name behind its code, as customs write regions: "92000 - РЕСПУБЛИКА ТАТАРСТАН".
var behindCode = regexp.MustCompile(`^\d{2,8}\s+[-–—]\s+(\p{L}.*)$`)

// resolve finds what a whole name means.
func (b *building) resolve(f field.Field, name string, at func() string) resolved {
	if m := behindCode.FindStringSubmatch(name); m != nil && f.Kind == register.KindPartner {
		name = m[1]
	}
	post := ""
	if f.Kind == register.KindPerson {
		name, post = field.NameAndPost(name)
		post = cmp.Or(post, b.postBeside)
	}
	key := string(f.Kind) + "\x00" + storage.Fold(name)
	if f.Kind == register.KindPartner {
		key = string(f.Kind) + "\x00" + storage.Fold(field.Unabbreviated(name))
		if code := b.country(name); code != "" { // every spelling of a state is one question
			key = string(f.Kind) + "\x00=" + code
			if len(b.names.find(f.Kind, name)) == 0 {
				name = lang.CountryName(code)
			}
		}
	}
	if r, done := b.means[key]; done {
		if r.open && !b.reread {
			b.asked[key].Rows++
		}
		return r
	}
	r := b.meaning(f, name, post, key, at)
	b.means[key] = r
	return r
}

func (b *building) meaning(f field.Field, name, post, key string, at func() string) resolved {
	found := b.names.find(f.Kind, name)
	way := mapping.Ask
	if d, decided := b.decision(f.Kind, name); decided {
		switch {
		case d.Way == mapping.Match && b.names.label[d.ID] != "":
			return resolved{id: d.ID}
		case d.Way == mapping.Match: // the mapping comes from another register
			if others := b.names.find(f.Kind, d.Name); len(others) == 1 {
				return resolved{id: others[0]}
			}
		case d.Way == mapping.New && d.Name != "" && !b.anew(f.Kind, d.Name):
			return b.anotherWriting(f, name, d.Name, at)
		default:
			way = d.Way
		}
	}
	if len(found) == 1 && (way == mapping.Ask || way == mapping.New) { // what was to be new once is there by now
		return resolved{id: found[0]}
	}
	may := slices.Contains(makeable, f.Kind)
	var lookalikes []register.ID
	if way == mapping.Ask && len(found) == 0 {
		if way = b.m.Unknown[f.Kind]; way == mapping.New {
			lookalikes = b.lookalikes(f, name)
		}
	}
	switch {
	case way == mapping.Empty:
		return resolved{}
	case way == mapping.New && may && len(lookalikes) == 0:
		if r := made(f.Kind, name, post, f.Ours || f.Kind == register.KindPartner && b.names.endsInOurs(name)); r != nil && len(r.Check().Errors()) == 0 {
			b.p.Made = append(b.p.Made, r)
			b.names.addFresh(r)
			if f.Kind == register.KindPerson {
				b.posts[r.Ref().ID] = field.Fold(post)
			}
			return resolved{id: r.Ref().ID}
		}
	}
	q := &Question{Kind: f.Kind, Field: f.Name, Text: name, Rows: 1, Cell: at(), May: may}
	q.Suggested = b.names.suggestions(found)
	switch {
	case len(lookalikes) > 0:
		b.mayBe(q, lookalikes)
	case len(found) == 0 && (f.Kind != register.KindPartner || b.country(name) == ""):
		q.Suggested = b.names.like(f.Kind, name)
	}
	b.asked[key] = q
	b.questions = append(b.questions, q)
	return resolved{open: true}
}

// country returns the code of the state of a name.
func (b *building) country(name string) string {
	code, done := b.codes[name]
	if !done {
		code = field.Country(name)
		b.codes[name] = code
	}
	return code
}

// decision returns what was decided of a name, or of a state by any of its names.
func (b *building) decision(k register.Kind, name string) (mapping.Decision, bool) {
	if d, decided := b.decided[decidedAs(string(k), name)]; decided || k != register.KindPartner {
		return d, decided
	}
	code := b.country(name)
	d, decided := b.decidedStates[code]
	return d, decided && code != ""
}

// decidedAs is what a decision about a name or a word is found by.
func decidedAs(of, text string) string { return of + "\x00" + field.Fold(text) }

// readDecisions makes what was decided ready to be found: of two decisions about the same the first holds.
func (b *building) readDecisions() {
	for _, d := range slices.Backward(b.m.Values) {
		b.decided[decidedAs(d.Of, d.Text)] = d
		if d.Of == string(register.KindPartner) {
			b.decidedStates[b.country(d.Text)] = d
		}
	}
}

// known reports whether a name means exactly one record, by the register or by what was decided.
func (b *building) known(k register.Kind, name string) bool {
	if d, decided := b.decision(k, name); decided && d.Way != mapping.Ask {
		return true
	}
	return len(b.names.find(k, name)) > 0 || k == register.KindPartner && b.country(name) != ""
}
