package exchange

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/plainfile"
	"accord/storage/register"
	"accord/storage/whole"
)

// What the files of a register hold lies beside the JSON, in a folder of its own, each content in a file named by its
// hash. The JSON itself holds the documents with their hashes.

const contentsEnding = ".files"

// ContentsFolder is the folder beside a file of JSON: "reg.files" for "reg.json", and never the file itself.
func ContentsFolder(path string) string {
	if strings.EqualFold(filepath.Ext(path), contentsEnding) {
		return path + contentsEnding
	}
	return strings.TrimSuffix(path, filepath.Ext(path)) + contentsEnding
}

// ExportFile writes records of some kinds, or of all, into a file, and the content of attached files into the folder
// beside it. The file comes last: where it exists, it is complete. Content missing or damaged in the register is a
// warning.
func ExportFile(ctx context.Context, s *storage.Store, kinds []register.Kind, path string) (warnings Faults, err error) {
	err = storage.Write(path, func(to io.Writer) error {
		if _, err := Export(ctx, s, kinds, to); err != nil || len(kinds) > 0 && !slices.Contains(kinds, register.KindDocument) {
			return err
		}
		warnings, err = ExportContents(ctx, s, ContentsFolder(path))
		return err
	})
	return warnings, err
}

// ExportContents writes the content of all documents' files into a folder, made only if there is any. Content missing
// or damaged in the register is a warning.
func ExportContents(ctx context.Context, s *storage.Store, folder string) (warnings Faults, err error) {
	written := map[string]bool{}
	err = whole.Fill(folder, func(add func(string, func(io.Writer) error) error) error {
		return s.EachRecord(ctx, []register.Kind{register.KindDocument}, func(r register.Record) error {
			d := r.(*register.Document)
			for _, v := range d.Versions {
				if written[v.Hash] {
					continue
				}
				written[v.Hash] = true
				err := add(v.Hash, func(to io.Writer) error { return s.CopyFile(ctx, v, to) })
				if errors.Is(err, storage.ErrNoContent) || errors.Is(err, storage.ErrAltered) {
					warnings.add(Fault{Key: "problem.content.lost", Args: []string{v.Name, d.Title.Or(lang.Current())}})
					continue
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("export the files: %w", err)
	}
	return warnings, nil
}

// importContents adds content from a folder that documents name and the register lacks. A missing file, or one whose
// content does not match its name, is a warning; taken is the number of files added.
func importContents(ctx context.Context, s *storage.Store, f *file, folder string) (taken int, warnings Faults, err error) {
	looked := map[string]bool{}
	for i, e := range f.entries {
		if e.kind != string(register.KindDocument) {
			continue
		}
		r, err := f.Record(i)
		if err != nil {
			return taken, nil, err
		}
		d := r.(*register.Document)
		for n, v := range d.Versions {
			if looked[v.Hash] {
				continue
			}
			looked[v.Hash] = true
			came, key, err := importContent(ctx, s, v, folder)
			if err != nil {
				return taken, nil, err
			}
			if came {
				taken++
			}
			if key != "" {
				warnings.add(Fault{e.path(fmt.Sprintf("versions[%d]", n)), key, []string{v.Name}})
			}
		}
	}
	return taken, warnings, nil
}

// importContent adds one content where the register lacks it; the key is that of a warning.
func importContent(ctx context.Context, s *storage.Store, v register.Version, folder string) (came bool, key string, err error) {
	there, err := s.HasContent(ctx, v.Hash)
	if err != nil || there {
		return false, "", err
	}
	if folder == "" {
		return false, "problem.content.missing", nil
	}
	from, about, err := plainfile.Open(filepath.Join(folder, v.Hash))
	if errors.Is(err, os.ErrNotExist) {
		return false, "problem.content.missing", nil
	}
	if errors.Is(err, plainfile.ErrNotPlain) {
		return false, "problem.content.altered", nil
	}
	if err != nil {
		return false, "", err
	}
	defer func() { _ = from.Close() }()
	if about.Size() != v.Size {
		return false, "problem.content.altered", nil
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, io.LimitReader(from, v.Size+1)); err != nil {
		return false, "", err
	}
	if hex.EncodeToString(sum.Sum(nil)) != v.Hash {
		return false, "problem.content.altered", nil
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return false, "", err
	}
	_, err = s.AddFile(ctx, v.Name, io.LimitReader(from, v.Size), nil)
	return err == nil, "", err
}
