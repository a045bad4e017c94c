package torture_test

import (
	"bytes"
	"errors"
	"maps"
	"path/filepath"
	"strconv"
	"strings"
)

// sector is as much as a disk writes whole or not at all.
const sector = 512

// disk is a folder while a program works in it: what of it is certainly on the disk, and what is not until it is synced.
// Names are put onto the disk in the order in which they were changed, as by a file system with a journal, and when their folder
// is synced; what is in files in any order, sector by sector, and when the file is synced.
type disk struct {
	root  string
	open  map[int64]*handle
	names map[string]*file // as the program sees them
	kept  map[string]*file // as they certainly are
	moves []map[string]*file
	// said is what the program has printed.
	said strings.Builder
	// begun is how much of a file was written when its sync began, by threads.
	begun map[string]int
	// moment is called when the power may be cut: whenever a sync begins or has ended, and something was printed.
	moment func()
}

// file is what it holds for sure, and what was written since.
type file struct {
	synced []byte
	since  []written
	size   int64
}

// written are bytes at a place; where cuts is true the file was made so long instead.
type written struct {
	at    int64
	bytes []byte
	cuts  bool
}

// handle is an open file or, where file is nil, an open folder or something outside.
type handle struct {
	path    string
	file    *file
	at      int64
	appends bool
}

// newDisk is a disk on which files lie by their paths.
func newDisk(root string, files map[string][]byte) *disk {
	d := &disk{root: root, open: map[int64]*handle{}, names: map[string]*file{}, begun: map[string]int{}}
	for path, content := range files {
		d.names[path] = &file{synced: content, size: int64(len(content))}
	}
	d.kept = maps.Clone(d.names)
	return d
}

// within reports whether a path is on this disk.
func (d *disk) within(path string) bool { return strings.HasPrefix(path, d.root+"/") }

// begins takes in that a call has begun.
func (d *disk) begins(c call) error {
	switch c.name {
	case "close":
		n, err := c.number(0)
		delete(d.open, n)
		return err
	case "fsync", "fdatasync":
		h, err := d.handle(c)
		if h != nil && h.file != nil {
			d.begun[c.thread] = len(h.file.since)
		}
		if h != nil {
			d.moment()
		}
		return err
	case "write":
		if n, err := c.number(0); err != nil || n != 1 {
			return err
		}
		said, err := c.text(1)
		d.said.Write(said)
		d.moment()
		return err
	}
	return nil
}

// ends takes in that a call has ended.
func (d *disk) ends(c call) error {
	if c.answer < 0 {
		return nil
	}
	switch c.name {
	case "close":
		return nil
	case "open", "openat":
		return d.opens(c)
	case "lseek", "write", "pwrite64", "ftruncate", "fallocate", "fsync", "fdatasync":
		h, err := d.handle(c)
		if h == nil || err != nil {
			return err
		}
		return d.works(c, h)
	case "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat":
		return d.renames(c)
	case "mkdir", "mkdirat", "rmdir":
		return nil // a folder is where a file in it is
	}
	for _, a := range c.args {
		if n, err := strconv.ParseInt(a, 0, 64); err == nil && d.open[n] != nil {
			return errors.New("a call that nobody follows")
		}
	}
	return nil
}

// handle is the open file that a call is about; nil where it is not on this disk.
func (d *disk) handle(c call) (*handle, error) {
	n, err := c.number(0)
	return d.open[n], err
}

// paths are those that a call names: each may be given from an open folder.
func (d *disk) paths(c call) (paths []string, err error) {
	from := ""
	for n, a := range c.args {
		number, err := strconv.ParseInt(a, 0, 64)
		switch {
		case strings.HasPrefix(a, `"`):
			text, err := c.text(n)
			if err != nil {
				return nil, err
			}
			path := string(text)
			if !filepath.IsAbs(path) {
				path = filepath.Join(from, path)
			}
			paths = append(paths, filepath.Clean(path))
		case err == nil && d.open[number] != nil:
			from = d.open[number].path
		}
	}
	return paths, nil
}

func (d *disk) opens(c call) error {
	paths, err := d.paths(c)
	if err != nil {
		return err
	}
	path := paths[0]
	if path != d.root && !d.within(path) {
		return nil
	}
	flags := c.args[len(c.args)-1]
	if !strings.HasPrefix(flags, "O_") {
		flags = c.args[len(c.args)-2]
	}
	f := d.names[path]
	if f == nil && strings.Contains(flags, "O_CREAT") {
		f = &file{}
		d.move(map[string]*file{path: f})
	}
	if f != nil && strings.Contains(flags, "O_TRUNC") {
		f.cut(0)
	}
	d.open[c.answer] = &handle{path: path, file: f, appends: strings.Contains(flags, "O_APPEND")}
	return nil
}

func (d *disk) works(c call, h *handle) error {
	if h.file == nil {
		if c.name == "fsync" {
			d.syncs(h.path)
			d.moment()
		}
		return nil
	}
	switch c.name {
	case "lseek":
		h.at = c.answer
	case "write", "pwrite64":
		content, err := c.text(1)
		if err != nil {
			return err
		}
		at := h.at
		switch {
		case c.name == "pwrite64":
			if at, err = c.number(3); err != nil {
				return err
			}
		case h.appends:
			at = h.file.size
			fallthrough
		default:
			h.at = at + c.answer
		}
		h.file.write(at, content[:c.answer])
	case "ftruncate":
		size, err := c.number(1)
		if err != nil {
			return err
		}
		h.file.cut(size)
	case "fallocate":
		from, err := c.number(2)
		if err != nil {
			return err
		}
		long, err := c.number(3)
		if err != nil {
			return err
		}
		if c.args[1] == "0" && from+long > h.file.size {
			h.file.cut(from + long)
		}
	case "fsync", "fdatasync":
		h.file.sync(d.begun[c.thread])
		d.moment()
	}
	return nil
}

func (d *disk) renames(c call) error {
	paths, err := d.paths(c)
	if err != nil {
		return err
	}
	moved := map[string]*file{}
	for path, f := range d.names {
		below, is := strings.CutPrefix(path, paths[0])
		if !is || below != "" && below[0] != '/' {
			continue
		}
		if !strings.HasPrefix(c.name, "link") {
			moved[path] = nil
		}
		if len(paths) > 1 {
			moved[paths[1]+below] = f
		}
	}
	if len(moved) > 0 {
		d.move(moved)
	}
	return nil
}

// move gives and takes names in one step.
func (d *disk) move(names map[string]*file) {
	rename(d.names, names)
	d.moves = append(d.moves, names)
}

func rename(in, names map[string]*file) {
	for path, f := range names {
		if in[path] = f; f == nil {
			delete(in, path)
		}
	}
}

// syncs puts names onto the disk up to the last that is in a folder.
func (d *disk) syncs(folder string) {
	for n := len(d.moves); n > 0; n-- {
		for path := range d.moves[n-1] {
			if filepath.Dir(path) != folder {
				continue
			}
			for _, names := range d.moves[:n] {
				rename(d.kept, names)
			}
			d.moves = d.moves[n:]
			return
		}
	}
}

func (f *file) write(at int64, content []byte) {
	f.since = append(f.since, written{at: at, bytes: content})
	f.size = max(f.size, at+int64(len(content)))
}

func (f *file) cut(size int64) {
	f.since = append(f.since, written{at: size, cuts: true})
	f.size = size
}

// sync puts onto the disk what was written first.
func (f *file) sync(n int) {
	f.synced = after(f.synced, f.since[:n], func() bool { return true })
	f.since = f.since[n:]
}

// after returns what a file holds of what was written, of each sector of which luck says whether it came onto the disk.
func after(synced []byte, since []written, luck func() bool) []byte {
	out := bytes.Clone(synced)
	long := func(size int64) {
		if more := size - int64(len(out)); more > 0 {
			out = append(out, make([]byte, more)...)
		}
	}
	for _, w := range since {
		if w.cuts {
			if luck() {
				long(w.at)
				out = out[:w.at]
			}
			continue
		}
		for at, rest := w.at, w.bytes; len(rest) > 0; {
			n := min(int64(len(rest)), sector-at%sector)
			if luck() {
				long(at + n)
				copy(out[at:], rest[:n])
			}
			at, rest = at+n, rest[n:]
		}
	}
	return out
}

// cut returns the files that the disk holds when the power is cut.
func (d *disk) cut(luck func() bool) map[string][]byte {
	names := maps.Clone(d.kept)
	for _, moved := range d.moves {
		if !luck() {
			break
		}
		rename(names, moved)
	}
	left := map[string][]byte{}
	for path, f := range names {
		left[path] = after(f.synced, f.since, luck)
	}
	return left
}
