package pack

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var ctx = context.Background()

const passphrase = "слова подряд"

func device(t testing.TB) *Device {
	t.Helper()
	d, err := DeviceIn(t.TempDir(), "ноутбук")
	require.NoError(t, err)
	return d
}

// luggage is a visit with a file.
func luggage(t *testing.T) (*storagetest.Factory, *storage.Luggage) {
	t.Helper()
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку")})
	d := f.Document(register.Document{Subjects: []register.Ref{v.Ref()}, Versions: []register.Version{f.File("a.txt", []byte("текст программы"))}})
	l, err := f.Pack(ctx, storage.Packing{Refs: []register.Ref{v.Ref(), d.Ref()}, History: true, FilesUnder: -1, Name: "Реестр"})
	require.NoError(t, err)
	return f, l
}

func made(t *testing.T, d *Device, lock Lock) string {
	t.Helper()
	f, l := luggage(t)
	path := filepath.Join(t.TempDir(), "баку.accordpack")
	require.NoError(t, Write(ctx, path, l, d, lock, func(v register.Version, to io.Writer) error { return f.CopyFile(ctx, v, to) }))
	return path
}

func TestAPackageHoldsWhatWasTakenAlong(t *testing.T) {
	d := device(t)
	path := made(t, d, Lock{Passphrase: passphrase})
	about, err := os.Stat(path)
	require.NoError(t, err)
	assert.EqualValues(t, 0o600, about.Mode().Perm())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, word := range []string{"Баку", "программы", "manifest", "Реестр", "ноутбук"} {
		assert.False(t, bytes.Contains(content, []byte(word)), word)
	}
	p, err := Open(ctx, path, passphrase, nil)
	require.NoError(t, err)
	defer func() { assert.NoError(t, p.Close()) }()
	assert.Equal(t, d.Card(), p.Card)
	assert.Equal(t, "Реестр", p.Name)
	s, err := storage.Unpack(ctx, filepath.Join(t.TempDir(), "часть.accord"), storagetest.Options("секретарь"), p.Luggage, p.Content)
	require.NoError(t, err)
	findings, err := s.Check(ctx)
	require.NoError(t, err)
	assert.Empty(t, findings)
	require.NoError(t, s.Close())
}

// Whoever chose the file was asked before about what lies there.
func TestAPackageTakesThePlaceOfAnother(t *testing.T) {
	d := device(t)
	path := filepath.Join(t.TempDir(), "баку.accordpack")
	require.NoError(t, os.WriteFile(path, []byte("прежний"), 0o644))
	f, l := luggage(t)
	fails := func(register.Version, io.Writer) error { return io.ErrUnexpectedEOF }
	require.ErrorIs(t, Write(ctx, path, l, d, Lock{Passphrase: passphrase}, fails), io.ErrUnexpectedEOF)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "прежний", string(content), "what is not whole takes no place")
	require.NoError(t, Write(ctx, path, l, d, Lock{Passphrase: passphrase}, func(v register.Version, to io.Writer) error { return f.CopyFile(ctx, v, to) }))
	p, err := Open(ctx, path, passphrase, d)
	require.NoError(t, err)
	require.NoError(t, p.Close())
}

func TestAPackageOpensForWhomItWasMade(t *testing.T) {
	mine, other, stranger := device(t), device(t), device(t)
	path := made(t, mine, Lock{Cards: []string{other.Card()}})
	for _, d := range []*Device{mine, other} {
		p, err := Open(ctx, path, "", d)
		require.NoError(t, err)
		require.NoError(t, p.Close())
	}
	_, err := Open(ctx, path, "", stranger)
	require.ErrorIs(t, err, ErrOther)
	closed := made(t, mine, Lock{Passphrase: passphrase})
	_, err = Open(ctx, closed, "", mine)
	require.ErrorIs(t, err, ErrClosed)
	_, err = Open(ctx, closed, "другая", mine)
	require.ErrorIs(t, err, ErrWrong)
}

func TestAPackageThatWasCutOrChangedIsRefused(t *testing.T) {
	d := device(t)
	path := made(t, d, Lock{Cards: []string{d.Card()}})
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	for at := 0; at < len(whole); at += len(whole)/60 + 1 {
		changed := bytes.Clone(whole)
		changed[at] ^= 1
		for _, content := range [][]byte{changed, whole[:at]} {
			_, err := open(ctx, bytes.NewReader(content), int64(len(content)), "", d)
			require.Error(t, err, at)
		}
	}
	_, err = open(ctx, bytes.NewReader(append(bytes.Clone(whole), 0)), int64(len(whole))+1, "", d)
	require.ErrorIs(t, err, ErrAltered)
}

func signed(t testing.TB, d *Device, text []byte) []byte {
	t.Helper()
	signature, err := d.signature(text)
	require.NoError(t, err)
	return signature
}

// forged makes a package of entries, signed by a device.
func forged(t testing.TB, d *Device, change func(m *manifest), entries map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	to, err := age.Encrypt(&out, d.open.Recipient())
	require.NoError(t, err)
	w := writing{zip.NewWriter(to), map[string]entry{}}
	for name, content := range entries {
		require.NoError(t, w.add(name, zip.Deflate, func(to io.Writer) error { _, err := to.Write(content); return err }))
	}
	m := manifest{format, version, storage.Parcel{ID: register.NewID(), Register: register.NewID()}, d.Card(), w.entries}
	if change != nil {
		change(&m)
	}
	text, err := json.Marshal(m)
	require.NoError(t, err)
	for name, what := range map[string][]byte{entryManifest: text, entrySignature: signed(t, d, text)} {
		part, err := w.Create(name)
		require.NoError(t, err)
		_, err = part.Write(what)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.NoError(t, to.Close())
	return out.Bytes()
}

func TestABadPackageIsRefusedForWhatItIs(t *testing.T) {
	d := device(t)
	plain := func() map[string][]byte {
		return map[string][]byte{entryRecords: nil, entryNames: nil, entryFiles: nil}
	}
	zeros := plain()
	zeros[entryRecords] = make([]byte, lineAtMost+1)
	unknown := plain()
	unknown[entryRecords] = []byte(`{"kind":"spell"}`)
	headless := plain()
	headless[entryRecords] = []byte(`{"kind":"partner","record":{"id":"` + register.NewID().String() + `","revision":0}}`)
	more := plain()
	more[entryRecords] = []byte(`{"kind":"partner","record":{"magic":1}}`)
	halved := plain()
	halved[entryRecords] = []byte(`{"kind":"partner","record":{"id":"` + register.NewID().String() + `","revision":1,"created_at":"2022-11-29T10:00:00.000Z",` +
		`"updated_at":"2022-11-29T10:00:00.000Z","name":{"ru":"поте\ud83dря"},"kind":"enterprise"}}`)
	squeezed := plain()
	squeezed[blobs+"00"] = make([]byte, 1<<20)
	missing := plain()
	missing[entryFiles] = []byte(`{"hash":"00","size":3}`)
	for name, c := range map[string]struct {
		change  func(m *manifest)
		entries map[string][]byte
		want    error
	}{
		"whole":                    {nil, plain(), nil},
		"newer":                    {func(m *manifest) { m.Version++ }, plain(), ErrNewer},
		"something else":           {func(m *manifest) { m.Format = "x" }, plain(), ErrNone},
		"a line that never ends":   {nil, zeros, ErrTooLarge},
		"more than is ever needed": {func(m *manifest) { m.Entries[entryRecords] = entry{recordsAtMost + 1, nil} }, plain(), ErrTooLarge},
		"less than there is":       {func(m *manifest) { m.Entries[entryRecords] = entry{0, make([]byte, sha256.Size)} }, plain(), ErrAltered},
		"without its name":         {func(m *manifest) { m.Parcel.ID = register.None }, plain(), ErrAltered},
		"another's card":           {func(m *manifest) { m.Card = device(t).Card() }, plain(), ErrAltered},
		"an unknown kind":          {nil, unknown, ErrAltered},
		"no head":                  {nil, headless, ErrAltered},
		"an unknown field":         {nil, more, ErrAltered},
		"half a letter":            {nil, halved, ErrAltered},
		"a squeezed file":          {nil, squeezed, ErrAltered},
		"a missing file":           {nil, missing, ErrAltered},
	} {
		t.Run(name, func(t *testing.T) {
			content := forged(t, d, c.change, c.entries)
			_, err := open(ctx, bytes.NewReader(content), int64(len(content)), "", d)
			if c.want == nil {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, c.want)
		})
	}
	_, err := open(ctx, bytes.NewReader([]byte("PK")), 2, "", d)
	require.ErrorIs(t, err, ErrNone)
}

func TestADeviceIsMadeOnceAndSaysItsWords(t *testing.T) {
	folder := t.TempDir()
	first, err := DeviceIn(folder, "ноутбук")
	require.NoError(t, err)
	again, err := DeviceIn(folder, "другой")
	require.NoError(t, err)
	assert.Equal(t, first.Card(), again.Card())
	assert.Equal(t, "ноутбук", again.Name)
	about, err := os.Stat(filepath.Join(folder, deviceFile))
	require.NoError(t, err)
	assert.EqualValues(t, 0o600, about.Mode().Perm())
	assert.True(t, IsCard(first.Card()))
	assert.False(t, IsCard("accord1:abc:def"))
	assert.Len(t, Words(first.Card(), "ru"), wordsOfCard)
	assert.NotEqual(t, Words(first.Card(), "ru"), Words(device(t).Card(), "ru"))
	require.NoError(t, os.WriteFile(filepath.Join(folder, deviceFile), []byte("{}"), 0o600))
	_, err = DeviceIn(folder, "")
	require.ErrorIs(t, err, ErrDevice)
}

// Whatever stands inside a package, the reader says what is wrong and does not break.
func FuzzTheReader(f *testing.F) {
	d := device(f)
	f.Add([]byte(`{"kind":"visit","record":{"id":"`+register.NewID().String()+`","revision":1}}`), []byte(`{"kind":"person"}`), []byte(`{"hash":"aa"}`))
	f.Add([]byte(`{`), []byte("\n\n"), []byte("null"))
	f.Fuzz(func(t *testing.T, records, names, files []byte) {
		content := forged(t, d, nil, map[string][]byte{entryRecords: records, entryNames: names, entryFiles: files})
		p, err := open(ctx, bytes.NewReader(content), int64(len(content)), "", d)
		if err == nil {
			for _, c := range p.Records {
				c.Record.Check()
			}
		}
	})
}
