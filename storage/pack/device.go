package pack

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"accord/storage/plainfile"
	"accord/storage/whole"
	"accord/storage/wordlist"
)

// Device is this computer among those that exchange packages: its name, and its keys for signing what it sends and
// opening what it receives.
type Device struct {
	Name string

	folder string
	sign   ed25519.PrivateKey
	open   *age.X25519Identity
}

// deviceFile is where a device keeps its keys, in the folder of settings.
const deviceFile = "device.json"

// deviceAtMost is how long that file may be.
const deviceAtMost = 1 << 16

// kept is a device as it is kept.
type kept struct {
	Name string `json:"name"`
	Sign []byte `json:"sign"`
	Open string `json:"open"`
}

// ErrDevice: the file of the device's keys cannot be read.
var ErrDevice = errors.New("the keys of this computer cannot be read")

// DeviceIn returns the device whose keys lie in a folder. The first time they are made, and the device gets a name.
func DeviceIn(folder, name string) (*Device, error) {
	d, err := readDevice(folder)
	if !errors.Is(err, fs.ErrNotExist) {
		return d, err
	}
	seed := make([]byte, ed25519.SeedSize)
	if _, err := rand.Read(seed); err != nil {
		return nil, fmt.Errorf("make the keys of this computer: %w", err)
	}
	open, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("make the keys of this computer: %w", err)
	}
	d = &Device{name, folder, ed25519.NewKeyFromSeed(seed), open}
	return d, d.keep()
}

func readDevice(folder string) (*Device, error) {
	text, err := plainfile.Read(filepath.Join(folder, deviceFile), deviceAtMost)
	if err != nil {
		return nil, fmt.Errorf("read the keys of this computer: %w", err)
	}
	var k kept
	if err := json.Unmarshal(text, &k); err != nil || len(k.Sign) != ed25519.SeedSize {
		return nil, ErrDevice
	}
	open, err := age.ParseX25519Identity(k.Open)
	if err != nil {
		return nil, ErrDevice
	}
	return &Device{k.Name, folder, ed25519.NewKeyFromSeed(k.Sign), open}, nil
}

// Rename changes the name of the device.
func (d *Device) Rename(name string) error {
	d.Name = name
	return d.keep()
}

func (d *Device) keep() error {
	text, err := json.MarshalIndent(kept{d.Name, d.sign.Seed(), d.open.String()}, "", " ")
	if err == nil {
		err = whole.Folder(d.folder)
	}
	if err == nil {
		err = whole.Keep(filepath.Join(d.folder, deviceFile), text)
	}
	if err != nil {
		return fmt.Errorf("keep the keys of this computer: %w", err)
	}
	return nil
}

// cardBegin is what a card begins with.
const cardBegin = "accord1:"

// Card is what a device shows of its keys: whoever has it can send it packages and know those that it has signed.
func (d *Device) Card() string {
	return cardBegin + base64.RawURLEncoding.EncodeToString(d.sign.Public().(ed25519.PublicKey)) + ":" + d.open.Recipient().String()
}

// ErrCard: this is no card of a device.
var ErrCard = errors.New("this is no key of a computer")

// card is a card that was read.
type card struct {
	sign ed25519.PublicKey
	open *age.X25519Recipient
}

func readCard(text string) (c card, err error) {
	sign, open, found := strings.Cut(strings.TrimPrefix(strings.TrimSpace(text), cardBegin), ":")
	if !found || !strings.HasPrefix(strings.TrimSpace(text), cardBegin) {
		return c, ErrCard
	}
	if c.sign, err = base64.RawURLEncoding.DecodeString(sign); err != nil || len(c.sign) != ed25519.PublicKeySize {
		return c, ErrCard
	}
	if c.open, err = age.ParseX25519Recipient(open); err != nil {
		return c, ErrCard
	}
	return c, nil
}

// IsCard reports whether a text is a card.
func IsCard(text string) bool {
	_, err := readCard(text)
	return err == nil
}

// wordsOfCard is how many words stand for a card: as many bits that nobody makes keys until they fit.
const wordsOfCard = 10

// Words are what people read to one another over the telephone to compare a card, in a language with such words, else
// in English.
func Words(card, language string) []string {
	sum := sha256.Sum256([]byte("accord device\n" + strings.TrimSpace(card)))
	return wordlist.Words(language, sum[:wordsOfCard])
}
