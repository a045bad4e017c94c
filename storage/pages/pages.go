// Package pages reads the rows of a database file without its engine, page by page, for a file the engine refuses: each
// page stands for itself (https://sqlite.org/fileformat2.html). Nothing in the file is trusted: pages that do not fit are
// left out.
package pages

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
)

// Row is a row of some table, whichever it is. A value is nil, an int64, a float64, a string or a []byte.
//
// InIndex is true for an entry of an index; the rows of a table WITHOUT ROWID are such entries, with their key first and no
// number.
type Row struct {
	Number  int64
	InIndex bool
	Values  []any
}

// The kinds of pages that rows stand on. The inner pages of an index hold rows too, those of a table only numbers.
const (
	innerOfIndex = 0x02
	leafOfIndex  = 0x0a
	leafOfTable  = 0x0d
)

// magic begins each file.
const magic = "SQLite format 3\x00"

const (
	trunkAtMost   = 1 << 20 // pages of the list of free ones
	valuesAtMost  = 2000    // the engine's own limit of columns
	payloadAtMost = 1 << 28
	usualPage     = 4096
	frameHeader   = 24
	logHeader     = 32
	childSize     = 4 // of the number of the page below an inner one
)

// book is a file of pages.
type book struct {
	from   io.ReaderAt
	size   int64           // of the file
	page   int64           // of one page, all of which is used
	start  int64           // where the first page begins
	stride int64           // from one to the next
	latest map[int64]int64 // of a log: which of its pages has a page of the file last
}

// Rows calls do with every row that stands whole on a page. Pages that the file lists as free are left out: what stands
// there was deleted. Rows that were moved from one page to another may come twice.
func Rows(from io.ReaderAt, size int64, do func(Row) error) error {
	header := make([]byte, 100)
	_, _ = from.ReadAt(header, 0) // missing bytes are zero, and fit nothing
	if !bytes.HasPrefix(header, []byte(magic)) {
		clear(header) // one under seal is noise when it is damaged, and noise may say anything
	}
	b := book{from: from, size: size, page: pageSize(header)}
	b.stride = b.page
	return b.rows(b.free(header), do)
}

// LogRows is Rows of the log that the engine keeps beside a file: of pages as they were on their way into it.
func LogRows(from io.ReaderAt, size int64, do func(Row) error) error {
	header := make([]byte, logHeader)
	_, _ = from.ReadAt(header, 0)
	page := int64(binary.BigEndian.Uint32(header[8:]))
	if !isPageSize(page) {
		page = usualPage
	}
	b := book{from: from, size: size, page: page, start: logHeader + frameHeader, stride: page + frameHeader}
	b.latest = b.frames()
	return b.rows(nil, do)
}

// frames reads which pages of its file a log has, and where each stands last.
func (b book) frames() map[int64]int64 {
	latest, number := map[int64]int64{}, make([]byte, 4)
	for frame := range b.count() {
		if n, _ := b.from.ReadAt(number, logHeader+frame*b.stride); n == len(number) {
			latest[int64(binary.BigEndian.Uint32(number))] = frame + 1
		}
	}
	return latest
}

// pageSize reads it from the header of a file; where that says nothing, it is the usual one.
func pageSize(header []byte) int64 {
	size := int64(binary.BigEndian.Uint16(header[16:]))
	if size == 1 {
		size = 1 << 16
	}
	if !isPageSize(size) {
		return usualPage
	}
	return size
}

func isPageSize(n int64) bool { return n >= 512 && n <= 1<<16 && n&(n-1) == 0 }

// read returns a page, the first being 1; nil where the file has not all of it.
func (b book) read(number int64) []byte {
	if number < 1 || number > b.count() {
		return nil
	}
	page := make([]byte, b.page)
	if n, _ := b.from.ReadAt(page, b.start+(number-1)*b.stride); int64(n) < b.page {
		return nil
	}
	return page
}

// count is how many pages the file has whole.
func (b book) count() int64 { return (b.size - b.start + b.stride - b.page) / b.stride }

// free returns the pages that the file lists as free.
func (b book) free(header []byte) map[int64]bool {
	free := map[int64]bool{}
	trunk := int64(binary.BigEndian.Uint32(header[32:]))
	for range min(trunkAtMost, b.count()) {
		page := b.read(trunk)
		if page == nil || free[trunk] {
			break
		}
		free[trunk] = true
		leaves := int64(binary.BigEndian.Uint32(page[4:]))
		if leaves > b.page/4-2 {
			break
		}
		for i := range leaves {
			free[int64(binary.BigEndian.Uint32(page[8+4*i:]))] = true
		}
		trunk = int64(binary.BigEndian.Uint32(page))
	}
	return free
}

func (b book) rows(free map[int64]bool, do func(Row) error) error {
	for number := int64(1); number <= b.count(); number++ {
		if free[number] {
			continue
		}
		page := b.read(number)
		if page == nil {
			continue
		}
		begin := int64(0)
		if number == 1 && b.start == 0 {
			begin = 100 // behind the header of the file
		}
		if err := b.rowsOn(page, begin, do); err != nil {
			return err
		}
	}
	return nil
}

// rowsOn reads the rows of a page that begins at some place.
func (b book) rowsOn(page []byte, begin int64, do func(Row) error) error {
	kind, places := page[begin], begin+8
	switch kind {
	case innerOfIndex:
		places += childSize
	case leafOfIndex, leafOfTable:
	default:
		return nil
	}
	cells := int64(binary.BigEndian.Uint16(page[begin+3:]))
	for i := range min(cells, (b.page-places)/2) {
		row, ok := b.row(page, kind, int64(binary.BigEndian.Uint16(page[places+2*i:])))
		if !ok {
			continue
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return nil
}

// row reads the row of a cell on a page of some kind.
func (b book) row(page []byte, kind byte, at int64) (row Row, ok bool) {
	if row.InIndex = kind != leafOfTable; kind == innerOfIndex {
		at += childSize
	}
	if at < 8 || at >= b.page {
		return row, false
	}
	cell := page[at:b.page]
	length, n := varint(cell)
	if n == 0 || length < 1 || length > min(payloadAtMost, b.size) {
		return row, false
	}
	cell = cell[n:]
	most := b.page - 35
	if row.InIndex {
		most = (b.page-12)*64/255 - 23
	} else {
		if row.Number, n = varint(cell); n == 0 {
			return row, false
		}
		cell = cell[n:]
	}
	payload, ok := b.payload(cell, length, most)
	if !ok {
		return row, false
	}
	row.Values, ok = record(payload)
	return row, ok
}

// payload gathers what a cell holds, on its page at most so much, the rest on those that it overflows to.
func (b book) payload(cell []byte, length, most int64) ([]byte, bool) {
	local := length
	if length > most {
		least := (b.page-12)*32/255 - 23
		local = least + (length-least)%(b.page-4)
		if local > most {
			local = least
		}
	}
	if local > int64(len(cell)) {
		return nil, false
	}
	if local == length {
		return cell[:length], true
	}
	if local+4 > int64(len(cell)) {
		return nil, false
	}
	payload := append(make([]byte, 0, length), cell[:local]...)
	next := int64(binary.BigEndian.Uint32(cell[local:]))
	for int64(len(payload)) < length {
		if b.latest != nil {
			next = b.latest[next] // 0 where the log does not have it
		}
		page := b.read(next)
		if page == nil {
			return nil, false
		}
		payload = append(payload, page[4:4+min(b.page-4, length-int64(len(payload)))]...)
		next = int64(binary.BigEndian.Uint32(page))
	}
	return payload, true
}

// record reads the values of a row.
func record(payload []byte) ([]any, bool) {
	length, n := varint(payload)
	if n == 0 || length < int64(n) || length > int64(len(payload)) {
		return nil, false
	}
	types, body := payload[n:length], payload[length:]
	var values []any
	for len(types) > 0 {
		kind, n := varint(types)
		if n == 0 || len(values) == valuesAtMost {
			return nil, false
		}
		types = types[n:]
		v, size, ok := value(kind, body)
		if !ok {
			return nil, false
		}
		values, body = append(values, v), body[size:]
	}
	return values, len(body) == 0
}

// sizes are those of the first kinds of values.
var sizes = [10]int64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}

func value(kind int64, body []byte) (v any, size int64, ok bool) {
	switch {
	case kind < 0 || kind == 10 || kind == 11:
		return nil, 0, false
	case kind < 10:
		size = sizes[kind]
	default:
		size = (kind - 12) / 2
	}
	if size > int64(len(body)) {
		return nil, 0, false
	}
	body = body[:size]
	switch {
	case kind == 0:
		return nil, 0, true
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(body)), size, true
	case kind == 8 || kind == 9:
		return kind - 8, 0, true
	case kind < 10:
		n := int64(int8(body[0])) // the sign stands in the first byte
		for _, b := range body[1:] {
			n = n<<8 | int64(b)
		}
		return n, size, true
	case kind%2 == 0:
		return append([]byte{}, body...), size, true
	}
	return string(body), size, true
}

// varint reads a number of one to nine bytes; n is 0 where there is none.
func varint(b []byte) (v int64, n int) {
	for i := range 9 {
		if i == len(b) {
			return 0, 0
		}
		if i == 8 {
			return v<<8 | int64(b[i]), 9
		}
		v = v<<7 | int64(b[i]&0x7f)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}
