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
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// What the files of a register hold lies beside the JSON, in a folder of its own, each content in a file named by its
// hash. The JSON itself holds the documents with their hashes.

// ContentsFolder is the folder beside a file of JSON: "reg.files" for "reg.json".
func ContentsFolder(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".files"
}

// ExportContents writes what the files of all documents hold into a folder, which is made where there is anything to
// write. What the register has not got, or has got damaged, is told as warnings.
func ExportContents(ctx context.Context, s *storage.Store, folder string) (warnings Faults, err error) {
	written := map[string]bool{}
	err = s.EachRecord(ctx, []register.Kind{register.KindDocument}, func(r register.Record) error {
		d := r.(*register.Document)
		for _, v := range d.Versions {
			if written[v.Hash] {
				continue
			}
			written[v.Hash] = true
			err := writeContent(ctx, s, v, folder)
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
	if err != nil {
		return nil, fmt.Errorf("export the files: %w", err)
	}
	return warnings, nil
}

// writeContent writes what a version names into a folder, under its hash.
func writeContent(ctx context.Context, s *storage.Store, v register.Version, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return WriteWhole(filepath.Join(folder, v.Hash), func(to io.Writer) error { return s.CopyFile(ctx, v, to) })
}

// importContents adds from a folder what the documents name and the register has not got yet. What is not there, or is
// not what its name says, is told as warnings.
func importContents(ctx context.Context, s *storage.Store, f *file, folder string) (warnings Faults, err error) {
	looked := map[string]bool{}
	for i, e := range f.entries {
		if e.kind != string(register.KindDocument) {
			continue
		}
		r, err := f.Record(i)
		if err != nil {
			return nil, err
		}
		d := r.(*register.Document)
		for n, v := range d.Versions {
			if looked[v.Hash] {
				continue
			}
			looked[v.Hash] = true
			key, err := importContent(ctx, s, v, folder)
			if err != nil {
				return nil, err
			}
			if key != "" {
				warnings.add(Fault{e.path(fmt.Sprintf("versions[%d]", n)), key, []string{v.Name}})
			}
		}
	}
	return warnings, nil
}

// importContent adds one content; the key is that of a warning.
func importContent(ctx context.Context, s *storage.Store, v register.Version, folder string) (key string, err error) {
	there, err := s.HasContent(ctx, v.Hash)
	if err != nil || there {
		return "", err
	}
	if folder == "" {
		return "problem.content.missing", nil
	}
	from, err := os.Open(filepath.Join(folder, v.Hash))
	if errors.Is(err, os.ErrNotExist) {
		return "problem.content.missing", nil
	}
	if err != nil {
		return "", err
	}
	defer func() { _ = from.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, from); err != nil {
		return "", err
	}
	if hex.EncodeToString(sum.Sum(nil)) != v.Hash {
		return "problem.content.altered", nil
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	_, err = s.AddFile(ctx, v.Name, from, nil)
	return "", err
}
