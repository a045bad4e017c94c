package plan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/storage/register"
)

// parts cuts a cell into names: by what the column says, else at sure separators. It cuts further only into known
// names, so that no comma inside a name and no stroke inside a word parts it.
func (b *building) parts(f field.Field, c mapping.Column, cell string) []string {
	if len(cell) > cutLetters {
		return b.cut(f, c, cell)
	}
	key := cutCell{f.Name, c.Separator, cell}
	all, done := b.cuts[key]
	if !done {
		if all = b.cut(f, c, cell); len(b.cuts) < cutsAtMost {
			b.cuts[key] = all
		}
	}
	return all
}

// cutCell is a cell that was cut into names: the same ones stand in thousands of rows.
type cutCell struct{ field, separator, cell string }

// Cells are remembered up to so many, of so many bytes.
const (
	cutsAtMost = 20_000
	cutLetters = 128
)

// cut is parts of a cell that was not met before.
func (b *building) cut(f field.Field, c mapping.Column, cell string) (all []string) {
	switch {
	case f.Sort == field.Name:
		return wholeName(f, cell)
	case c.Separator != "":
		return b.cutAt(f, cell, c.Separator)
	}
	if f.Kind == register.KindPerson {
		cell = field.Itemized(cell)
	}
	for _, part := range b.cutAt(f, cell, ";\n") {
		all = append(all, b.cutFurther(f, part)...)
	}
	return all
}

// wholeName is the cell with the record's own name, which is never cut; a person's post may stand on a line of its own.
func wholeName(f field.Field, cell string) []string {
	if f.Kind == register.KindPerson && field.Heads(cell) != "" {
		return nil
	}
	if name, post, two := strings.Cut(strings.TrimSpace(cell), "\n"); two && f.Kind == register.KindPerson && !strings.Contains(post, "\n") {
		cell = strings.TrimRight(register.Line(name), ",") + ", " + post
	}
	return []string{register.Line(cell)}
}

// cutAt cuts a text at any of the separators and drops the pieces that name nothing.
func (b *building) cutAt(f field.Field, text, separators string) (all []string) {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		part = listNumber.ReplaceAllString(register.Line(part), "")
		if part == "" || b.nothing(part) || f.Kind == register.KindPerson && field.Heads(part) != "" {
			continue
		}
		all = append(all, part)
	}
	return all
}

// weakSeparators part names only where their pieces look like names.
var weakSeparators = []string{"/", "&", "+", ","}

// cutFurther cuts a name that may be several at the first weak separator that parts it.
func (b *building) cutFurther(f field.Field, part string) []string {
	if b.known(f.Kind, part) {
		return []string{part}
	}
	if people := field.PeopleIn(part); f.Kind == register.KindPerson && len(people) > 1 {
		return people
	}
	if land, _, _ := field.LandAndPlaces(part); land != "" && f.Kind == register.KindPartner {
		return []string{part} // it is parted where it is known whom the row names
	}
	_, post := field.NameAndPost(part)
	for _, weak := range weakSeparators {
		if weak == "," && f.Kind == register.KindPerson && post != "" {
			continue // the post behind somebody who is known is nobody
		}
		if pieces := b.cutAt(f, part, weak); len(pieces) > 1 && b.areNames(f.Kind, weak, pieces) {
			return pieces
		}
	}
	return []string{part}
}

// areNames reports whether the pieces of a text between weak separators are names, not parts of one.
func (b *building) areNames(k register.Kind, weak string, pieces []string) bool {
	if weak == "/" && slices.ContainsFunc(pieces, func(one string) bool { return utf8.RuneCountInString(one) == 1 }) {
		return false // с/х
	}
	known := 0
	for _, one := range pieces {
		if b.known(k, one) {
			known++
		}
	}
	return known > 0 && 2*known >= len(pieces) || k == register.KindSphere ||
		k == register.KindPartner && field.AreBodies(pieces) || weak == "/" && k != register.KindAgreement
}
