package torture_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// walk is a person who does one thing after the other in a register.
type walk struct {
	*storagetest.Factory
	t      *testing.T
	random *rand.Rand
	state  *register.Partner
	copied string
	did    int
	// purged: what was taken away for good does not come back.
	purged bool
}

var walked = []register.Kind{register.KindPartner, register.KindAgreement, register.KindCommitment, register.KindDocument}

// said is all that lives in the register, without how often and when it was saved.
func (w *walk) said() string {
	var all [][]byte
	require.NoError(w.t, w.EachRecord(ctx, walked, func(r register.Record) error {
		if r.Meta().InTrash() {
			return nil
		}
		*r.Meta() = register.Head{ID: r.Ref().ID}
		text, err := json.Marshal(r)
		all = append(all, text)
		return err
	}))
	slices.SortFunc(all, bytes.Compare)
	return string(bytes.Join(all, []byte("\n")))
}

// pick returns any record of a kind, in the trash or out of it; nil where there is none.
func (w *walk) pick(k register.Kind, trashed bool) register.Record {
	var all []register.Record
	require.NoError(w.t, w.EachRecord(ctx, []register.Kind{k}, func(r register.Record) error {
		if r.Meta().InTrash() == trashed && r.Ref() != w.state.Ref() {
			all = append(all, r)
		}
		return nil
	}))
	if len(all) == 0 {
		return nil
	}
	return all[w.random.IntN(len(all))]
}

func (w *walk) anyKind() register.Kind { return walked[w.random.IntN(len(walked))] }

func (w *walk) partner() register.ID {
	if r := w.pick(register.KindPartner, false); r != nil && w.random.IntN(3) > 0 {
		return r.Ref().ID
	}
	return w.Partner(register.Partner{}).ID
}

// acts are what the person may do. A rule that is broken and a clash are answers; everything else is a fault.
var acts = []func(w *walk) error{
	func(w *walk) error { w.Partner(register.Partner{ParentID: w.partner()}); return nil },
	func(w *walk) error {
		w.Agreement(register.Agreement{Parties: []register.Party{{Side: register.Ours, PartnerID: w.state.ID}, {Side: register.Theirs, PartnerID: w.partner()}}})
		return nil
	},
	func(w *walk) error { w.Commitment(register.Commitment{PartnerID: w.partner()}); return nil },
	func(w *walk) error {
		file := w.File("письмо.txt", fmt.Append(nil, "письмо ", w.did))
		w.Document(register.Document{Subjects: []register.Ref{{Kind: register.KindPartner, ID: w.partner()}}, Versions: []register.Version{file}})
		return nil
	},
	(*walk).edit, (*walk).edit,
	func(w *walk) error {
		if r := w.pick(w.anyKind(), false); r != nil {
			_, err := w.Delete(ctx, r.Ref())
			return err
		}
		return nil
	},
	func(w *walk) error {
		if r := w.pick(w.anyKind(), true); r != nil {
			_, err := w.Restore(ctx, r.Ref())
			return err
		}
		return nil
	},
	func(w *walk) error {
		r := w.pick(w.anyKind(), true)
		if r == nil || w.random.IntN(3) > 0 {
			return nil
		}
		w.purged = true
		_, err := w.Purge(ctx, r.Ref())
		return err
	},
	(*walk).unite, (*walk).unite,
	func(w *walk) error { return w.back(func(s storage.Steps) []storage.Batch { return s.Undo }) },
	func(w *walk) error { return w.back(func(s storage.Steps) []storage.Batch { return s.Redo }) },
	func(w *walk) error {
		if err := os.Remove(w.copied); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return w.CopyTo(ctx, w.copied)
	},
	(*walk).takeBack,
}

func (w *walk) edit() error {
	r := w.pick(w.anyKind(), false)
	switch r := r.(type) {
	case nil:
		return nil
	case *register.Partner:
		r.Aliases = append(r.Aliases, fmt.Sprint("имя ", w.did))
		r.ParentID = w.partner()
	case *register.Agreement:
		r.Title.Ru += fmt.Sprint(" ", w.did)
		r.Parties = append(r.Parties, register.Party{Side: register.Theirs, PartnerID: w.partner()})
	case *register.Commitment:
		r.Title.Ru += fmt.Sprint(" ", w.did)
	case *register.Document:
		r.Title.Ru += fmt.Sprint(" ", w.did)
	}
	_, err := w.Save(ctx, r)
	return err
}

func (w *walk) unite() error {
	k := walked[w.random.IntN(2)]
	a, b := w.pick(k, false), w.pick(k, false)
	if a == nil || a.Ref() == b.Ref() {
		return nil
	}
	u, err := register.Unite([]register.Record{a, b}, 0, nil)
	if err == nil {
		_, err = w.Unite(ctx, u)
	}
	return err
}

// back takes the last of the steps of one direction.
func (w *walk) back(of func(storage.Steps) []storage.Batch) error {
	steps, err := w.Steps(ctx, 1)
	if err != nil || len(of(steps)) == 0 || slices.Contains(of(steps)[0].Refs, w.state.Ref()) {
		return err
	}
	return w.Undo(ctx, of(steps)[0].ID)
}

// takeBack brings a record back out of the copy that was made.
func (w *walk) takeBack() error {
	if _, err := os.Stat(w.copied); err != nil {
		return nil
	}
	then, err := storage.OpenToLook(ctx, w.copied, storagetest.Options("tester"))
	if err != nil {
		return err
	}
	var refs []register.Ref
	err = then.EachRecord(ctx, walked, func(r register.Record) error {
		refs = append(refs, r.Ref())
		return nil
	})
	if err == nil {
		_, _, err = w.TakeBack(ctx, then, refs[w.random.IntN(len(refs))])
	}
	return errors.Join(err, then.Close())
}

// Whatever was done, taking back the last step and doing it again changes nothing; taking back all of them leads to what there was
// in the beginning; and the register is whole.
func TestEveryStepIsTakenBackAndDoneAgain(t *testing.T) {
	walks, steps := times(4, 1000), 0
	for n := range walks {
		w := &walk{Factory: storagetest.New(t), t: t, random: rand.New(rand.NewPCG(uint64(n), 13)), copied: filepath.Join(t.TempDir(), "copy.accord")}
		w.state = w.Partner(register.Partner{})
		first := w.said()
		answered := func(err error) bool {
			if err != nil && !errors.Is(err, storage.ErrInvalid) && !errors.Is(err, storage.ErrConflict) {
				require.NoError(t, err, "walk %d, step %d", n, w.did)
			}
			return err == nil
		}
		for range 3 + w.random.IntN(12) {
			steps++
			w.did++
			answered(acts[w.random.IntN(len(acts))](w))
			before := w.said()
			if last, ok, err := w.LastBatch(ctx); w.random.IntN(2) > 0 && ok && answered(err) && answered(w.Undo(ctx, last.ID)) {
				again, err := w.Steps(ctx, 1)
				require.NoError(t, err)
				require.NoError(t, w.Undo(ctx, again.Redo[0].ID), "walk %d, step %d", n, w.did)
				require.Equal(t, before, w.said(), "walk %d, step %d", n, w.did)
			}
		}
		whole(t, w.Store, fmt.Sprint("walk ", n))
		for !w.purged {
			last, _, err := w.LastBatch(ctx)
			require.NoError(t, err)
			if slices.Contains(last.Refs, w.state.Ref()) {
				break
			}
			require.NoError(t, w.Undo(ctx, last.ID), "walk %d", n)
		}
		if !w.purged {
			assert.Equal(t, first, w.said(), "walk %d", n)
		}
		require.NoError(t, w.Close())
	}
	storagetest.Reached(t, "edits, merges, purges and single records out of copies, each undone and done again", "%d walks of %d steps, nothing lost, every register whole", walks, steps)
}
