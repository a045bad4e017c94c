package desk

import (
	"context"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// since is what others have changed in a record while its card is shown.
type since struct {
	seen        register.Record // as it was when the card was opened, or as the user has left it
	now         register.Record // as it was read last
	by          string          // who has changed it elsewhere
	differences []string        // since then, in words
}

// sinceListed is how many differences are listed; more are counted.
const sinceListed = 4

// hear notes who has changed a record elsewhere. A change in this window is no news.
func (s *since) hear(ref register.Ref, heard []storage.Change) {
	for _, c := range heard {
		switch {
		case c.Ref != ref:
		case c.Here:
			*s = since{}
		default:
			s.by = c.Author
		}
	}
}

// read returns the differences between a record as it was seen and now.
func (s since) read(ctx context.Context, store changes.Store, now register.Record) (since, error) {
	s.now, s.differences = now, nil
	if s.seen == nil || s.by == "" {
		s.seen = now
		return s, nil
	}
	names, err := changes.Names(ctx, store, s.seen, now)
	if err != nil {
		return s, err
	}
	s.differences = sinceWords(s.seen, now, names)
	return s, nil
}

// sinceWords returns the differences between two revisions in words.
func sinceWords(was, now register.Record, names lang.Names) (differences []string) {
	for _, d := range lang.Differences(was, now, names) {
		differences = append(differences, d.String())
	}
	if more := len(differences) - sinceListed; more > 0 {
		differences = append(differences[:sinceListed], lang.N("card.more_rows", more))
	}
	return differences
}

// draw writes the differences onto a card, with their authors.
func (s since) draw(c *kit.Card) {
	if len(s.differences) == 0 {
		return
	}
	var text []kit.Part
	for i, words := range s.differences {
		if i > 0 {
			words = "\n" + words
		}
		text = append(text, kit.Plain(words))
	}
	c.Banner(kit.ToneBlue, lang.T("card.since", s.by, lang.Clock(s.now.Meta().UpdatedAt.Local())), text...)
}

// Since says in one line what somebody has done to a record while its form is open; it is empty where no field differs.
func Since(was, now register.Record) string {
	head := now.Meta()
	at := lang.Clock(head.UpdatedAt.Local())
	fields := changes.Fields(was, now)
	switch {
	case head.InTrash() && !was.Meta().InTrash():
		return lang.T("form.since.trash", head.UpdatedBy, at)
	case fields == "":
		return ""
	}
	return lang.T("form.since", head.UpdatedBy, at, fields)
}
