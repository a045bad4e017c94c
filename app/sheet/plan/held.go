package plan

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/storage/register"
)

// held is a record that rows are compared with.
type held struct {
	before, after register.Record // before is nil of one that the sheet makes
	row           int
	sure          bool // a row surely is it: no other takes its place
}

// setKeys are the keys of a record by one set of fields.
type setKeys struct {
	set  int // among building.sets
	keys []hash
}

// hash stands for a key; no two keys of any sheet have the same.
type hash [2]uint64

var seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

func hashOf(key string) hash {
	return hash{maphash.String(seeds[0], key), maphash.String(seeds[1], key)}
}

// wholeKey returns a key of nearly everything in a record. A short title may stand over more records than are compared:
// the key finds the one equal to a row all the same.
func wholeKey(r register.Record) hash {
	said := slices.Concat([]string{"whole", string(register.GistOf(r).Day)}, r.Label().All(), r.Hint().All(), r.Words())
	for _, m := range r.Mentions() {
		said = append(said, string(m.Role)+m.ID.String())
	}
	return hashOf(strings.Join(said, "\x00"))
}

func idKey(id string) hash { return hashOf("id\x00" + id) }

// twin returns the record that says all that a row does, though no key of the row finds it.
func (b *building) twin(f filled) (*held, error) {
	if len(f.keys) == 0 || f.keys[len(f.keys)-1].set != len(b.sets) {
		return nil, nil
	}
	values := b.valuesOf(f)
	for _, h := range b.heldBy(f.keys[len(f.keys)-1].keys[:1]) {
		is, err := b.withRow(h, values)
		if err != nil {
			return nil, err
		}
		if equal, _, err := compared(cmp.Or(h.after, h.before), is); equal || err != nil {
			return h, err
		}
	}
	return nil, nil
}

// keysOf are the keys of a record by all sets of fields.
func (b *building) keysOf(r register.Record) (all []setKeys) {
	sets := b.sets
	for n, keys := range field.KeysOfAll(r, sets) {
		if sets[n][0] != "id" && len(keys) > 0 {
			one := setKeys{set: n, keys: make([]hash, len(keys))}
			for i, key := range keys {
				one.keys[i] = hashOf(key)
			}
			all = append(all, one)
		}
	}
	if b.few {
		one := setKeys{set: len(sets), keys: []hash{wholeKey(r)}} // the key set by which copies are found, likely ones too
		if b.judge != nil {
			for _, key := range b.judge.Sketch(r).Keys() {
				one.keys = append(one.keys, hash{key, ^uint64(0)})
			}
		}
		all = append(all, one)
	}
	return all
}

// readHeld reads those records of the register that rows may mean.
func (b *building) readHeld() error {
	wanted := make(map[hash]bool, 4*len(b.filled))
	for _, f := range b.filled {
		if f.id != "" {
			wanted[idKey(f.id)] = true
		}
		for _, some := range f.keys {
			for _, key := range some.keys {
				wanted[key] = true
			}
		}
	}
	return b.store.EachRecord(b.ctx, []register.Kind{b.kind}, func(r register.Record) error {
		if r.Meta().InTrash() {
			return nil
		}
		if p, is := r.(*register.Partner); is && !p.ParentID.IsZero() {
			b.parents[p.ID] = p.ParentID
		}
		h := &held{before: r}
		keep := func(key hash) {
			if wanted[key] {
				b.holders[r.Ref()] = h
				b.keep(key, h)
			}
		}
		keep(idKey(r.Ref().ID.String()))
		if identity := register.IdentityOf(r); identity != nil {
			for _, id := range identity.FormerIDs {
				keep(idKey(id.String()))
			}
		}
		for _, some := range b.keysOf(r) {
			for _, key := range some.keys {
				keep(key)
			}
		}
		return nil
	})
}

// alikeAtMost is how many records of one key are compared.
const alikeAtMost = 16

func (b *building) keep(key hash, h *held) {
	first := b.byKey[key]
	switch {
	case first == nil:
		b.byKey[key] = h
	case first != h && !slices.Contains(b.alike[key], h) && len(b.alike[key]) < alikeAtMost:
		b.alike[key] = append(b.alike[key], h)
	}
}

func (b *building) forget(key hash, h *held) {
	others := slices.DeleteFunc(b.alike[key], func(one *held) bool { return one == h })
	if b.byKey[key] == h {
		delete(b.byKey, key)
		if len(others) > 0 {
			b.byKey[key], others = others[0], others[1:]
		}
	}
	if delete(b.alike, key); len(others) > 0 {
		b.alike[key] = others
	}
}

// heldBy returns the records of any of some keys, those that are there first.
func (b *building) heldBy(keys []hash) (all []*held) {
	for _, key := range keys {
		if first := b.byKey[key]; first != nil && !slices.Contains(all, first) {
			all = append(all, first)
		}
		for _, h := range b.alike[key] {
			if !slices.Contains(all, h) {
				all = append(all, h)
			}
		}
	}
	return all
}

// remember lets later rows be compared with a record.
func (b *building) remember(h *held, keys []setKeys) {
	b.p.byRef[h.after.Ref()] = h.after
	if h.before != nil || len(b.lateness) > 0 {
		b.holders[h.after.Ref()] = h
	}
	for _, some := range keys {
		for _, key := range some.keys {
			b.keep(key, h)
		}
	}
}
