package register

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// Choice is a place where records to be made one differ.
type Choice struct {
	// Path leads to it as ValueAt understands it: "kind", "name.ru", "rules.months".
	Path string
	// Best is the place of the record whose value is proposed, or Both.
	Best int
	// Alone is true where only one of the records says anything: there is nothing to choose.
	Alone bool
	// Joins is true of texts of several lines, which may be put together.
	Joins bool
}

// Both is the choice of all texts, one after the other.
const Both = -1

// Union is several records made one.
type Union struct {
	// Stays is the record that stays, with everything it takes over.
	Stays Record
	// Gone are the others, as they were read.
	Gone []Record
	// Became leads from each vanished ID to the one in its place: IDs of records, and of rows that others point at.
	Became map[ID]ID
}

// Fullest returns the place of the record that says the most, of several the first.
func Fullest(records []Record) int {
	best, most := 0, -1
	for i, r := range records {
		said := 0
		w := walk{visit: func(_ *walk, v reflect.Value, _ *walkField) {
			if !v.IsZero() {
				said++
			}
		}}
		w.through(r)
		if said += len(r.Mentions()); said > most {
			best, most = i, said
		}
	}
	return best
}

// Choices lists the places in which records of one kind differ, in the order of their fields. Each has its better
// value: the fuller one, else the one changed last. Lists are no choice, but for steps taken once: they are put together.
func Choices(records []Record) []Choice {
	var choices []Choice
	values := make([]reflect.Value, len(records))
	for i, r := range records {
		values[i] = reflect.ValueOf(r).Elem()
	}
	choose(records, values, "", false, &choices)
	chooseSteps(records, &choices)
	return choices
}

var typeOfIdentity = reflect.TypeFor[Identity]()

func choose(records []Record, structs []reflect.Value, path string, lines bool, choices *[]Choice) {
	t := structs[0].Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous || !f.IsExported() || f.Type == typeOfIdentity || jsonName(f) == "-" {
			continue
		}
		values := make([]reflect.Value, len(structs))
		for n := range structs {
			values[n] = structs[n].Field(i)
		}
		kept := lines || f.Tag.Get("lines") == "kept"
		switch at := inner(path, jsonName(f)); {
		case f.Type.Kind() == reflect.Struct && !isForm(f.Type):
			choose(records, values, at, kept, choices)
		case f.Type.Kind() == reflect.Slice && hasKey(f.Type.Elem()):
		default:
			if c, differ := choiceOf(records, values, at, kept); differ {
				*choices = append(*choices, c)
			}
		}
	}
}

// isForm reports whether values of a type have a form of their own, as instants have.
func isForm(t reflect.Type) bool { return reflect.PointerTo(t).Implements(typeOfForm) }

// choiceOf compares the values of one place.
func choiceOf(records []Record, values []reflect.Value, path string, lines bool) (Choice, bool) {
	c := Choice{Path: path, Best: -2, Joins: lines && values[0].Kind() == reflect.String}
	differ, distinct := false, 0
	for i, v := range values {
		differ = differ || !reflect.DeepEqual(v.Interface(), values[0].Interface())
		if v.IsZero() && v.Kind() != reflect.Bool {
			continue
		}
		if !slices.ContainsFunc(values[:i], func(other reflect.Value) bool { return reflect.DeepEqual(other.Interface(), v.Interface()) }) {
			distinct++
		}
		if c.Best < 0 || better(v, values[c.Best], records[i], records[c.Best]) {
			c.Best = i
		}
	}
	c.Alone = distinct < 2
	if c.Joins && !c.Alone {
		c.Best = Both
	}
	return c, differ
}

// better reports whether a value is the better proposal: the fuller text, the more exact day, the one written last.
func better(v, other reflect.Value, of, otherOf Record) bool {
	newer := cmp.Or(of.Meta().UpdatedAt.Compare(otherOf.Meta().UpdatedAt.Time), cmp.Compare(of.Meta().Revision, otherOf.Meta().Revision)) > 0
	if v.Kind() != reflect.String {
		return newer
	}
	one, two := v.String(), other.String()
	switch {
	case one == two:
		return false
	case v.Type() == typeOfDate:
		return strings.HasPrefix(one, two) || !strings.HasPrefix(two, one) && newer
	case v.Type() != typeOfString:
		return newer
	case BareNumber(one) == BareNumber(two):
		return len(one) < len(two)
	case utf8.RuneCountInString(one) != utf8.RuneCountInString(two):
		return utf8.RuneCountInString(one) > utf8.RuneCountInString(two)
	}
	return newer
}

// Unite makes one record of several of a kind. Where they differ, it takes the value of the record named in take, else
// the better one; equal rows of lists stand in it once; names not taken become its other names; the IDs of the others
// lead to it. The records themselves stay unchanged.
func Unite(records []Record, stays int, take map[string]int) (*Union, error) {
	if stays < 0 || stays >= len(records) {
		return nil, fmt.Errorf("unite: no record %d of %d", stays, len(records))
	}
	beside, err := Beside(records)
	if err != nil {
		return nil, err
	}
	result, err := Clone(beside[stays])
	if err != nil {
		return nil, err
	}
	u := &Union{Stays: result, Became: map[ID]ID{}}
	own := result.Ref()
	for i, r := range records {
		if i == stays {
			continue
		}
		if _, twice := u.Became[r.Ref().ID]; twice || r.Ref().Kind != own.Kind || r.Ref().ID == own.ID || IdentityOf(r) == nil {
			return nil, fmt.Errorf("unite %s and %s: not two records of one kind", own.ID, r.Ref().ID)
		}
		u.Gone = append(u.Gone, r)
		u.Became[r.Ref().ID] = own.ID
	}
	for i, r := range beside {
		if i == stays {
			continue
		}
		copied, err := Clone(r)
		if err != nil {
			return nil, err
		}
		u.rows(reflect.ValueOf(result).Elem(), reflect.ValueOf(copied).Elem())
	}
	for _, c := range Choices(records) {
		from := c.Best
		if chosen, is := take[c.Path]; is && chosen < len(records) {
			from = chosen
		}
		switch {
		case from == Both && c.Joins:
			err = setText(result, c.Path, joinedAt(beside, c.Path))
		case from >= 0:
			err = Take(result, beside[from], c.Path)
		}
		if err != nil {
			return nil, err
		}
	}
	callAll(result, records)
	u.identify(records)
	for old, now := range u.Became {
		Replace(result, old, now)
	}
	return u, nil
}

// joinedAt returns all texts that stand at a place, each once.
func joinedAt(records []Record, path string) string {
	var texts []string
	for _, r := range records {
		v, _ := ValueAt(r, path)
		text, _ := v.(string)
		if text != "" && !slices.ContainsFunc(texts, func(one string) bool { return strings.Contains(one, text) }) {
			texts = append(slices.DeleteFunc(texts, func(one string) bool { return strings.Contains(text, one) }), text)
		}
	}
	return strings.Join(texts, "\n\n")
}

func setText(r Record, path, text string) error {
	v, is := valueAt(reflect.ValueOf(r).Elem(), path)
	if !is || v.Kind() != reflect.String {
		return fmt.Errorf("join %q of a %s: there is no such text", path, r.Ref().Kind)
	}
	v.SetString(text)
	return nil
}

// rows puts the rows of all lists of another struct into those of one.
func (u *Union) rows(into, from reflect.Value) {
	for i := range into.NumField() {
		f := into.Type().Field(i)
		switch {
		case f.Anonymous || !f.IsExported() || f.Type == typeOfIdentity:
		case f.Type.Kind() == reflect.Slice && hasKey(f.Type.Elem()):
			u.list(into.Field(i), from.Field(i))
		case f.Type.Kind() == reflect.Struct && !isForm(f.Type):
			u.rows(into.Field(i), from.Field(i))
		}
	}
}

// list puts those rows into a list that it lacks. Of a row that both have, what one of them does not say is filled in.
func (u *Union) list(into, from reflect.Value) {
	for i := range from.Len() {
		row, at := from.Index(i), -1
		for n := range into.Len() {
			if sameRow(into.Index(n), row) {
				at = n
				break
			}
		}
		if at < 0 {
			into.Set(reflect.Append(into, row))
			continue
		}
		there := into.Index(at)
		if mine, other := ownID(there), ownID(row); other.IsValid() && referredTo[row.Type()] && mine.Interface() != other.Interface() {
			u.Became[other.Interface().(ID)] = mine.Interface().(ID)
		}
		fillIn(there, row)
	}
}

// sameRow reports whether two rows are one: by what they name, or because neither says what the other does not bear.
func sameRow(a, b reflect.Value) bool {
	if !ownID(a).IsValid() {
		return keyOf(a) != "" && keyOf(a) == keyOf(b)
	}
	if ownID(a).Interface() == ownID(b).Interface() {
		return true
	}
	a, b = withoutID(a), withoutID(b)
	if referredTo[a.Type()] {
		return reflect.DeepEqual(a.Interface(), b.Interface())
	}
	shared := false
	for i := range a.NumField() {
		one, two := a.Field(i), b.Field(i)
		switch {
		case reflect.DeepEqual(one.Interface(), two.Interface()):
			shared = shared || !one.IsZero()
		case moreExact(one, two) || moreExact(two, one): // 2008 and 17.05.2008
		case !one.IsZero() && !two.IsZero():
			return false
		}
	}
	return shared
}

// moreExact reports whether the first of two days is the second one said more exactly.
func moreExact(day, other reflect.Value) bool {
	return day.Type() == typeOfDate && day.String() != other.String() && other.String() != "" && strings.HasPrefix(day.String(), other.String())
}

// fillIn puts the values of a row into the places of one that say nothing, or a day less exactly.
func fillIn(into, from reflect.Value) {
	if into.Kind() != reflect.Struct {
		return
	}
	for i := range into.NumField() {
		if f := into.Field(i); into.Type().Field(i).IsExported() && (f.IsZero() || moreExact(from.Field(i), f)) {
			f.Set(from.Field(i))
		}
	}
}

// callAll makes the names that a record does not have by now other names of it, where its kind has such.
func callAll(r Record, records []Record) {
	aliases := reflect.ValueOf(r).Elem().FieldByName("Aliases")
	if !aliases.IsValid() || aliases.Type() != typeOfStrings {
		return
	}
	own := r.Label().All()
	if p, is := r.(*Person); is {
		own = append(own, p.NativeName)
	}
	all := slices.Clone(aliases.Interface().([]string))
	for _, other := range records {
		names := other.Label().All()
		if p, is := other.(*Person); is && p.NativeName != "" {
			names = append(names, p.NativeName)
		}
		for _, name := range names {
			if !slices.Contains(all, name) && !slices.Contains(own, name) {
				all = append(all, name)
			}
		}
	}
	all = slices.DeleteFunc(all, func(name string) bool { return slices.Contains(own, name) })
	aliases.Set(reflect.ValueOf(all))
}

// identify lets the IDs of the others lead to the record that stays, and forgets that it was told apart from them.
func (u *Union) identify(records []Record) {
	identity := IdentityOf(u.Stays)
	now := Identity{}
	for _, r := range records {
		of := IdentityOf(r)
		now.FormerIDs = append(now.FormerIDs, of.FormerIDs...)
		now.ApartIDs = append(now.ApartIDs, of.ApartIDs...)
		if r.Ref() != u.Stays.Ref() {
			now.FormerIDs = append(now.FormerIDs, r.Ref().ID)
		}
	}
	now.FormerIDs = distinctIDs(now.FormerIDs)
	now.ApartIDs = slices.DeleteFunc(distinctIDs(now.ApartIDs), func(id ID) bool {
		return id == u.Stays.Ref().ID || slices.Contains(now.FormerIDs, id)
	})
	*identity = now
}

func distinctIDs(ids []ID) (once []ID) {
	for _, id := range ids {
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	return once
}

// Replace puts one record, or a row that is pointed at, in the place of another wherever a record names it, and reports whether
// it did. Rows that then name the same twice are left once. Nothing is above itself, and no agreement speaks of itself.
func Replace(r Record, old, stays ID) (changed bool) {
	record := reflect.ValueOf(r).Elem()
	for i := range record.NumField() {
		f := record.Type().Field(i)
		if !f.Anonymous && f.Type != typeOfIdentity && replaceIn(record.Field(i), old, stays) {
			changed = true
		}
	}
	own := r.Ref().ID
	switch r := r.(type) {
	case *Partner:
		if r.ParentID == own {
			r.ParentID = None
		}
	case *Event:
		if r.ParentID == own {
			r.ParentID = None
		}
	case *Agreement:
		r.Links = slices.DeleteFunc(r.Links, func(l Link) bool { return l.AgreementID == own && !own.IsZero() })
	}
	return changed
}

func replaceIn(v reflect.Value, old, stays ID) (changed bool) {
	switch {
	case v.Type() == typeOfID:
		if v.Interface().(ID) == old {
			v.Set(reflect.ValueOf(stays))
			return true
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && replaceIn(v.Field(i), old, stays) {
				changed = true
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if replaceIn(v.Index(i), old, stays) {
				changed = true
			}
		}
		if changed {
			once(v)
		}
	}
	return changed
}

// once leaves of the rows of one key the first, with what the others say and it does not.
func once(list reflect.Value) {
	seen := map[string]int{}
	kept := reflect.MakeSlice(list.Type(), 0, list.Len())
	for i := range list.Len() {
		row := list.Index(i)
		if key := keyOf(row); key != "" && hasKey(row.Type()) {
			if at, twice := seen[key]; twice {
				fillIn(kept.Index(at), row)
				continue
			}
			seen[key] = kept.Len()
		}
		kept = reflect.Append(kept, row)
	}
	list.Set(kept)
}
