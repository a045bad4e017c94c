package plan

import (
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/storage/register"
)

// postOf is what a column of posts says of the person named in a field.
func (w *rowReading) postOf(f field.Field) string {
	if f.Kind != register.KindPerson {
		return ""
	}
	at := slices.IndexFunc(w.fields, func(other field.Field) bool { return other.PostOf == f.Name })
	if at < 0 || w.nothing(w.text(at)) {
		return ""
	}
	return register.Line(w.text(at))
}

// keepPosts puts into the note what a column of posts says of somebody who is known, or of nobody.
func (w *rowReading) keepPosts() {
	for i, f := range w.fields {
		if f.PostOf == "" || w.nothing(w.text(i)) {
			continue
		}
		post := register.Line(w.text(i))
		if ids := w.values[f.PostOf].IDs; len(ids) == 1 && strings.Contains(w.postsOf(ids[0]), field.Fold(post)) {
			continue
		}
		w.notes = append(w.notes, register.Line(w.p.Columns[i].Head)+": "+post)
	}
}

// postsOf are the folded posts that a person has held, all in one text; what cannot be read is told when the plan is done.
func (b *building) postsOf(id register.ID) string {
	if said, done := b.posts[id]; done {
		return said
	}
	var posts []string
	if r, err := b.store.Record(b.ctx, register.Ref{Kind: register.KindPerson, ID: id}); err == nil {
		for _, held := range r.(*register.Person).Appointments {
			for _, post := range held.Post.All() {
				posts = append(posts, field.Fold(post))
			}
		}
	}
	b.posts[id] = strings.Join(posts, "\n")
	return b.posts[id]
}
