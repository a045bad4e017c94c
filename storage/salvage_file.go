package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"accord/storage/plainfile"
	"accord/storage/register"
)

// putFiles brings over the files of documents, now and earlier, that are what they were.
func (w *wreck) putFiles(ctx context.Context, s *Store) error {
	wanted := map[string]string{}
	note := func(r register.Record) {
		if d, is := r.(*register.Document); is {
			for _, v := range d.Versions {
				wanted[v.Hash] = v.Name
			}
		}
	}
	for _, c := range w.changes {
		if c.Kind == register.KindDocument && c.whole() && c.After != "" {
			if r, err := fromJSON(c.Kind, c.After, nil); err == nil {
				note(r)
			}
		}
	}
	for _, r := range w.records {
		note(r)
	}
	for _, chunks := range w.chunks {
		var paths []string
		for n := int64(0); chunks[n] != ""; n++ {
			paths = append(paths, chunks[n])
		}
		sum := sha256.New()
		if err := w.pourFiles(sum, paths); err != nil {
			return err
		}
		hash := hex.EncodeToString(sum.Sum(nil))
		name, is := wanted[hash]
		if !is {
			continue
		}
		from, to := io.Pipe()
		go func() { _ = to.CloseWithError(w.pourFiles(to, paths)) }()
		if _, err := s.AddFile(ctx, name, from, nil); err != nil {
			return errors.Join(err, from.Close())
		}
		delete(wanted, hash)
	}
	for _, name := range wanted {
		w.report.Files = append(w.report.Files, name)
	}
	return nil
}

// pourFiles writes files one behind the other.
func (w *wreck) pourFiles(to io.Writer, paths []string) error {
	for _, path := range paths {
		content, err := plainfile.Read(path, 2*chunkSize)
		if err == nil {
			content, err = w.under.unshut(chunkName, content)
		}
		if err == nil {
			_, err = to.Write(content)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
