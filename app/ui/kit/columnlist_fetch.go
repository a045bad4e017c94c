package kit

import (
	"context"
	"slices"
)

const (
	blockRows  = 64 // rows fetched together
	blocksKept = 20 // blocks farther away are dropped
)

type blockState int

const (
	blockWanted blockState = iota
	blockLoaded
	blockFailed
)

// rowPages fetches the rows that a list shows, block by block, and forgets those long passed.
type rowPages[K comparable, R any] struct {
	loader  *Loader
	fetch   func(ctx context.Context, keys []K) ([]R, error)
	keyOf   func(R) K
	arrived func(from, to int) // rows of this range have come
	failed  func(error)

	keys   []K
	rows   map[K]R // of the loaded blocks
	before map[K]R // the rows shown before the keys changed, until the new ones are there
	blocks map[int]*rowBlock
	clock  uint64

	from, to int // rows on the screen
	down     bool
	slot     Slot
	busy     bool
	busyFrom int // blocks under way
	busyTo   int
}

type rowBlock struct {
	state blockState
	used  uint64
}

func (p *rowPages[K, R]) setKeys(keys []K) {
	p.keys = keys
	p.stale()
}

// stale fetches everything again, and shows the old rows until then.
func (p *rowPages[K, R]) stale() {
	p.slot.Cancel()
	p.busy = false
	if len(p.rows) > 0 {
		p.before = p.rows
	}
	p.rows = map[K]R{}
	p.blocks = map[int]*rowBlock{}
}

// row returns the row at a place in the list, where it is known.
func (p *rowPages[K, R]) row(at int) (row R, known bool) {
	if at < 0 || at >= len(p.keys) {
		return row, false
	}
	if row, known = p.rows[p.keys[at]]; known {
		return row, true
	}
	if b := p.blocks[at/blockRows]; b != nil && b.state == blockLoaded {
		return row, false // asked for, but gone
	}
	row, known = p.before[p.keys[at]]
	return row, known
}

// look fetches the missing rows on the screen, and then the block ahead in the direction of the scroll.
func (p *rowPages[K, R]) look(from, to int) {
	if from != p.from {
		p.down = from > p.from
	}
	p.from, p.to = from, to
	p.pump()
}

func (p *rowPages[K, R]) pump() {
	if len(p.keys) == 0 || p.to <= p.from || p.fetch == nil {
		return
	}
	first, last := p.from/blockRows, (min(p.to, len(p.keys))-1)/blockRows
	p.clock++
	for b := first; b <= last; b++ {
		if known := p.blocks[b]; known != nil {
			known.used = p.clock
		}
	}
	from, to, missing := p.missing(first, last)
	if !missing {
		ahead := last + 1
		if !p.down && p.from > 0 {
			ahead = first - 1
		}
		from, to, missing = p.missing(ahead, ahead)
	}
	switch {
	case !missing:
		return
	case p.busy && p.busyFrom <= to && from <= p.busyTo:
		return // some are on their way; the rest follows
	case p.busy && (to < first || from > last):
		return // reading ahead never cancels a request
	}
	p.request(from, to)
}

// missing narrows a range of blocks to the first run of those neither loaded nor failed.
func (p *rowPages[K, R]) missing(first, last int) (from, to int, any bool) {
	first, last = max(first, 0), min(last, (len(p.keys)-1)/blockRows)
	for b := first; b <= last; b++ {
		wanted := p.blocks[b] == nil || p.blocks[b].state == blockWanted
		switch {
		case wanted && !any:
			from, to, any = b, b, true
		case wanted:
			to = b
		case any:
			return from, to, any
		}
	}
	return from, to, any
}

func (p *rowPages[K, R]) request(from, to int) {
	start, end := from*blockRows, min((to+1)*blockRows, len(p.keys))
	keys := slices.Clone(p.keys[start:end])
	p.busy, p.busyFrom, p.busyTo = true, from, to
	fetch := p.fetch
	Load(p.loader, &p.slot, func(ctx context.Context) ([]R, error) {
		return fetch(ctx, keys)
	}, func(rows []R, err error) {
		p.busy = false
		state := blockLoaded
		if err != nil {
			state = blockFailed // until the list is refreshed, or it would be asked for on every step
		}
		for _, r := range rows {
			p.rows[p.keyOf(r)] = r
		}
		for b := from; b <= to; b++ {
			p.blocks[b] = &rowBlock{state: state, used: p.clock}
		}
		p.forget()
		p.arrived(start, end)
		if err != nil && p.failed != nil {
			p.failed(err)
		}
		p.pump()
	})
}

// forget drops the blocks used longest ago.
func (p *rowPages[K, R]) forget() {
	for len(p.blocks) > blocksKept {
		oldest := -1
		for b, known := range p.blocks {
			if oldest < 0 || known.used < p.blocks[oldest].used || known.used == p.blocks[oldest].used && b < oldest {
				oldest = b
			}
		}
		for _, k := range p.keys[oldest*blockRows : min((oldest+1)*blockRows, len(p.keys))] {
			delete(p.rows, k)
		}
		delete(p.blocks, oldest)
	}
}
