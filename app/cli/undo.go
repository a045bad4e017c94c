package cli

import (
	"cmp"
	"errors"
	"fmt"

	"accord/app/changes"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// undoCommand names the batch to be taken back; without one it is the last that this person has made on this computer.
type undoCommand struct {
	Batch string `arg:"" optional:"" name:"batch"`
}

// undo takes a batch back.
func (c *command) undo(what undoCommand) error {
	id, err := register.ParseID(what.Batch)
	if err != nil {
		return wrong(lang.T("cli.usage.bad", "BATCH", what.Batch))
	}
	return c.changing(func(s *storage.Store) error {
		if !id.IsZero() {
			return c.takeBack(s, id)
		}
		steps, err := s.Steps(c.ctx, 1)
		if err != nil {
			return err
		}
		return c.takeLast(s, steps.Undo, "undo.nothing")
	})
}

// redo does again what was taken back last.
func (c *command) redo() error {
	return c.changing(func(s *storage.Store) error {
		steps, err := s.Steps(c.ctx, 1)
		if err != nil {
			return err
		}
		return c.takeLast(s, steps.Redo, "redo.nothing")
	})
}

func (c *command) takeLast(s *storage.Store, steps []storage.Batch, nothing string) error {
	if len(steps) == 0 {
		return refusal{text: lang.T(nothing)}
	}
	return c.takeBack(s, steps[0].ID)
}

// takeBack undoes a batch and says by its name what was undone, or done again where the batch was an undo.
func (c *command) takeBack(s *storage.Store, batch register.ID) error {
	step, err := s.Step(c.ctx, batch)
	if err != nil {
		return err
	}
	err = s.Undo(c.ctx, batch)
	var changed *storage.Conflict
	if errors.As(err, &changed) {
		return c.clashing(s, changed)
	}
	if err != nil {
		return err
	}
	done := "cli.undo.done"
	if step.Act == storage.ActUndo {
		done = "cli.redo.done"
	}
	_, err = fmt.Fprintln(c.out, lang.T(done, changes.Step(step)))
	return err
}

// clashing says where a batch clashes with what came later: what stands there now, and what stood there before the batch.
func (c *command) clashing(s *storage.Store, changed *storage.Conflict) error {
	_, clashes, err := register.Merge(changed.Base, changed.Theirs, changed.Mine)
	if err != nil {
		return err
	}
	var ids []register.ID
	for _, r := range []register.Record{changed.Base, changed.Theirs, changed.Mine} {
		for _, m := range r.Mentions() {
			ids = append(ids, m.ID)
		}
	}
	lines, err := s.Lines(c.ctx, ids...)
	if err != nil {
		return err
	}
	names := func(id register.ID) string { return lines[id].Label.Or(lang.Current()) }
	head := changed.Theirs.Meta()
	no := refusal{text: lang.T("cli.undo.clash", changed.Theirs.Label().Or(lang.Current()), head.UpdatedBy, lang.Moment(head.UpdatedAt.Local()))}
	for _, clash := range clashes {
		said := lang.AtEach(clash.Path, names, changed.Theirs, changed.Mine)
		no.lines = append(no.lines, lang.T("cli.undo.clash.line", lang.Place(changed.Theirs, clash.Path, names), orDash(said[0]), orDash(said[1])))
	}
	return no
}

func orDash(words string) string { return cmp.Or(words, lang.Unknown) }
