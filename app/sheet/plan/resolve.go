package plan

import (
	"cmp"
	"regexp"
	"slices"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/storage"
	"accord/storage/register"
)

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
