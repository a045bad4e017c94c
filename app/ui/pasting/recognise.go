package pasting

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/storage"
	"accord/storage/register"
)

// offered is how many persons a search for one of the list looks at.
const offered = 12

// recognise looks every person and organisation up in the register. A whole name of exactly one person is taken, and so
// are initials where nobody else fits; about several, similar and unknown names the user decides. People on the list
// already are marked, and so is a line repeated word for word.
func (r *review) recognise(ctx context.Context, people []pasted.Person) ([]line, error) {
	var sides map[register.ID]storage.Line
	if r.sided {
		var err error
		if sides, err = r.store.Lines(ctx, r.ours, r.theirs); err != nil {
			return nil, err
		}
	}
	lines := make([]line, 0, len(people))
	taken := slices.Clone(r.there)
	for i, p := range people {
		l := line{Name: p.Name, Post: p.PostAndBody(), said: p}
		var err error
		if l.Body, err = bodyOf(ctx, r.store, p); err != nil {
			return nil, err
		}
		if !l.Body.IsZero() && p.Body != "" {
			l.Post = p.Post
		}
		if len(r.roles) > 0 {
			l.Role = r.roleOf(i, p)
		}
		if r.sided {
			switch pasted.SideOf(cmp.Or(p.Side, p.Group), sides[r.ours].Label.All(), sides[r.theirs].Label.All()) {
			case register.DutyOurs:
				l.Side = register.Ours
			case register.DutyTheirs:
				l.Side = register.Theirs
			}
		}
		if err := r.look(ctx, &l, lines, &taken); err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// look finds who a line is, after those before it.
func (r *review) look(ctx context.Context, l *line, before []line, taken *[]register.ID) error {
	if l.Name == "" {
		r.standIn(l, taken)
		return nil
	}
	found, err := namesakes(ctx, r.store, l.Name)
	if err != nil {
		return err
	}
	exact := found.exact
	if len(exact) == 0 && len(found.similar) == 0 && len(found.initialled) == 1 {
		exact = found.initialled // nobody else fits
	}
	l.similar = found.all()
	again := slices.ContainsFunc(before, func(b line) bool { return storage.Fold(b.Name) == storage.Fold(l.Name) })
	same := slices.ContainsFunc(before, func(b line) bool {
		return storage.Fold(b.Name) == storage.Fold(l.Name) && storage.Fold(b.said.PostAndBody()) == storage.Fold(l.said.PostAndBody())
	})
	switch {
	case same && len(exact) < 2:
		l.Who, l.repeated = skip, true
	case again: // a namesake, or the same person with another post: the user decides
	case len(exact) == 1:
		l.Who = exact[0].ID
	}
	if !l.Who.IsZero() && slices.Contains(*taken, l.Who) {
		l.Who, l.repeated = skip, true
	}
	if !l.Who.IsZero() && l.Who != skip {
		*taken = append(*taken, l.Who)
	}
	return nil
}

// standIn lets an organisation stand for itself where it may and its line names neither a person nor a post.
func (r *review) standIn(l *line, taken *[]register.ID) {
	if !r.bodies || l.said.Body == "" || l.said.Post != "" {
		return
	}
	if l.Who = itself; l.among(*taken) {
		l.Who, l.repeated = skip, true
		return
	}
	*taken = append(*taken, l.means())
}

// roleOf is the role of the i-th line: the first of an empty delegation is its head, others without a role are members.
func (r *review) roleOf(i int, p pasted.Person) string {
	if r.sided {
		return string(p.Role.Member())
	}
	if role := p.Role.Delegate(); role != "" {
		return string(role)
	}
	if i == 0 && len(r.there) == 0 {
		return string(register.DelegateHead)
	}
	return string(register.DelegateMember)
}

// bodyOf finds the organisation of a line by exactly its name, or the ministry whose minister it is.
func bodyOf(ctx context.Context, s desk.Store, p pasted.Person) (register.ID, error) {
	for _, name := range p.Bodies() {
		hits, err := s.Search(ctx, name, offered, register.KindPartner)
		if err != nil {
			return register.None, err
		}
		hits = slices.DeleteFunc(hits, func(h storage.Hit) bool {
			return !slices.ContainsFunc(append(h.Label.All(), h.Fragment), func(one string) bool { return storage.Fold(one) == storage.Fold(name) })
		})
		if len(hits) == 1 {
			return hits[0].ID, nil
		}
	}
	return register.None, nil
}

// alike are the persons whom a name may mean.
type alike struct {
	exact      []storage.Line // of this name, in any order of its words
	initialled []storage.Line // of this surname and these initials
	similar    []storage.Line // of a name that may be the same written shorter or longer
}

func (a alike) all() []storage.Line {
	return slices.Concat(a.exact, a.initialled, a.similar[:min(len(a.similar), 6)])
}

// namesakes finds the persons whom a name may mean.
func namesakes(ctx context.Context, s desk.Store, name string) (alike, error) {
	var found alike
	asked := []string{name}
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\'' }) {
		if utf8.RuneCountInString(w) > 2 {
			asked = append(asked, w)
		}
	}
	seen := map[register.ID]bool{}
	for _, text := range asked[:min(len(asked), 4)] {
		hits, err := s.Search(ctx, text, offered, register.KindPerson)
		if err != nil {
			return found, err
		}
		for _, h := range hits {
			if seen[h.ID] {
				continue
			}
			seen[h.ID] = true
			switch closest(name, append(h.Label.All(), h.Fragment)) {
			case sameName:
				found.exact = append(found.exact, h.Line)
			case initialName:
				found.initialled = append(found.initialled, h.Line)
			case nearName:
				found.similar = append(found.similar, h.Line)
			}
		}
	}
	return found, nil
}

// Called finds the only person whom a name means without doubt: of exactly this name, or of this surname and these
// initials where nobody else fits. It is None where nobody or several do.
func Called(ctx context.Context, s desk.Store, name string) (register.ID, error) {
	found, err := namesakes(ctx, s, name)
	if err != nil {
		return register.None, err
	}
	exact := found.exact
	if len(exact) == 0 && len(found.similar) == 0 {
		exact = found.initialled
	}
	if len(exact) != 1 {
		return register.None, nil
	}
	return exact[0].ID, nil
}

// likeness says how near two names are.
type likeness int

const (
	otherName likeness = iota
	nearName
	initialName // of the same surname, the rest being initials of one of them
	sameName
)

func closest(wanted string, names []string) likeness {
	best := otherName
	words := nameWords(wanted)
	for _, name := range names {
		known := nameWords(name)
		switch {
		case slices.Equal(words, known):
			return sameName
		case initials(wanted, name) || initials(name, wanted):
			best = initialName
		case best < nearName && (covers(words, known) || covers(known, words)):
			best = nearName
		}
	}
	return best
}

// initials reports whether the first name is the second one with initials: all that it writes out stands in the second,
// and each of its initials begins another word of it.
func initials(short, long string) bool {
	words, letters := pasted.Initials(short)
	if len(words) == 0 || len(letters) == 0 {
		return false
	}
	left := strings.Fields(storage.Fold(long))
	for _, w := range strings.Fields(storage.Fold(strings.Join(words, " "))) {
		at := slices.Index(left, w)
		if at < 0 {
			return false
		}
		left = slices.Delete(left, at, at+1)
	}
	for _, letter := range letters {
		at := slices.IndexFunc(left, func(w string) bool { return strings.HasPrefix(w, storage.Fold(letter)) })
		if at < 0 {
			return false
		}
		left = slices.Delete(left, at, at+1)
	}
	return true
}

// covers reports whether every word of the shorter name stands in the longer one, or begins a word
// of it where it is an initial. One word in common must be more than an initial.
func covers(longer, shorter []string) bool {
	if len(shorter) == 0 || len(shorter) > len(longer) {
		return false
	}
	left := slices.Clone(longer)
	whole := false
	for _, w := range shorter {
		at := slices.Index(left, w)
		if at < 0 {
			at = slices.IndexFunc(left, func(l string) bool {
				return utf8.RuneCountInString(w) == 1 && strings.HasPrefix(l, w) || utf8.RuneCountInString(l) == 1 && strings.HasPrefix(w, l)
			})
		}
		if at < 0 {
			return false
		}
		whole = whole || utf8.RuneCountInString(w) > 1 && left[at] == w
		left = slices.Delete(left, at, at+1)
	}
	return whole
}

// nameWords returns the words of a name as search folds them, in one order.
func nameWords(name string) []string {
	words := strings.Fields(storage.Fold(name))
	slices.Sort(words)
	return words
}

// person makes a person of a line. Of the post's days the list says nothing.
func (l line) person() *register.Person {
	person := &register.Person{Name: inItsScript(l.Name)}
	if l.said.OtherName != "" && person.Name.En == "" {
		person.Name.En = l.said.OtherName
	}
	if cmp.Or(l.Post, l.said.Body) == "" {
		return person
	}
	held := register.Appointment{Post: inItsScript(cmp.Or(l.Post, l.said.Body)), PartnerID: l.Body}
	if held.Post.En == "" {
		held.Post.En = l.said.OtherPost
	}
	person.Appointments = []register.Appointment{held}
	return person
}

// inItsScript makes a Text in English where it has no Cyrillic letter, else in the language in use,
// or in Russian where that is English.
func inItsScript(s string) register.Text {
	var t register.Text
	cyrillic := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	switch {
	case !cyrillic:
		t.Set(register.English, s)
	case lang.Current() == register.English:
		t.Set(register.Russian, s)
	default:
		t.Set(lang.Current(), s)
	}
	return t
}
