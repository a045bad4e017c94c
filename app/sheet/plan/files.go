package plan

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
)

// Attached is a file linked by a row, which becomes a document of the row's record.
type Attached struct {
	Row  int
	Of   register.Ref
	Path string
}

// Name is that of the file, without its folder.
func (f Attached) Name() string { return filepath.Base(f.Path) }

// attach notes the files rows link to, each once for a record, without those the record has already.
func (b *building) attach() error {
	if len(b.p.Table.Marks)+len(b.linked) == 0 || b.kind == register.KindDocument {
		return nil
	}
	for _, row := range b.p.Rows {
		if row.State != New && row.State != Change && row.State != Joined && row.State != Same {
			continue
		}
		for _, file := range b.filesOf(row) {
			if slices.ContainsFunc(b.p.Files, func(f Attached) bool { return f.Of == row.Ref && f.Path == file }) {
				continue
			}
			f := Attached{row.Number, row.Ref, file}
			has, err := b.has(f)
			if err != nil {
				return err
			}
			if !has {
				b.p.Files = append(b.p.Files, f)
			}
		}
	}
	return nil
}

// filesOf are the files that a row leads to: by the links of its cells, and by what a column of links says.
func (b *building) filesOf(row Row) (files []string) {
	for _, m := range b.p.Table.Marks[row.Number] {
		if m.File != "" {
			files = append(files, m.File)
		}
	}
	return append(files, b.linked[row.Number]...)
}

// has reports whether a record that is there has the file already.
func (b *building) has(f Attached) (bool, error) {
	if h := b.holders[f.Of]; h == nil || h.before == nil {
		return false, nil
	}
	of, err := b.store.DocumentsOf(b.ctx, f.Of.ID)
	if err != nil || len(of) == 0 {
		return false, err
	}
	file, _, err := plainfile.Open(f.Path)
	if err != nil {
		return true, nil // it has gone: there is nothing to attach
	}
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	if err = errors.Join(err, file.Close()); err != nil {
		return false, err
	}
	hash := hex.EncodeToString(sum.Sum(nil))
	for _, one := range of {
		d, err := storage.Get[register.Document](b.ctx, b.store, one.ID)
		if err != nil {
			return false, err
		}
		if slices.ContainsFunc(d.Versions, func(v register.Version) bool { return v.Hash == hash }) {
			return true, nil
		}
	}
	return false, nil
}

// document puts the file into the register and makes a document of it.
func (f Attached) document(ctx context.Context, s *storage.Store) (*register.Document, error) {
	file, _, err := plainfile.Open(f.Path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name(), err)
	}
	defer func() { _ = file.Close() }()
	v, err := s.AddFile(ctx, f.Name(), file, nil)
	if err != nil {
		return nil, err
	}
	title := strings.TrimSpace(strings.ReplaceAll(strings.TrimSuffix(v.Name, filepath.Ext(v.Name)), "_", " "))
	if title == "" {
		title = v.Name
	}
	return &register.Document{
		Title: register.Ru(title), Kind: register.DocumentOther, Subjects: []register.Ref{f.Of}, Versions: []register.Version{v},
	}, nil
}
