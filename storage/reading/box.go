package reading

import "github.com/tetratelabs/wazero/experimental"

// boxSize is how much memory a file may take in its box, in bytes.
const boxSize = 256 << 20

// boxMemory is the memory of a box: reserved at once and used as needed, since memory that grows leaves its former
// blocks behind. PDFium's module allows itself 2 GB, which the runtime's own limit cannot lessen. It is taken from the
// system beside the program's own memory, which otherwise would be let grow to twice as much before anything is swept.
type boxMemory struct {
	whole    []byte
	reserved bool
}

func allocateBox(_, _ uint64) experimental.LinearMemory {
	if room, err := reserve(boxSize); err == nil {
		return &boxMemory{room, true}
	}
	return &boxMemory{make([]byte, boxSize), false}
}

// Reallocate returns the memory at another size, and nil where the box is full.
func (m *boxMemory) Reallocate(size uint64) []byte {
	if size > uint64(len(m.whole)) {
		return nil
	}
	return m.whole[:size]
}

// Free returns the memory to the system; nothing may run in the box afterwards.
func (m *boxMemory) Free() {
	if m.reserved {
		release(m.whole)
	}
	m.whole = nil
}
