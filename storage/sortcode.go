package storage

import (
	"encoding/binary"
	"slices"
	"sync"
)

// The library writes a letter into a sort key as a weight of two or three bytes. Nearly all letters of a register are
// digits, Latin, Cyrillic and a few marks, so each of these gets one byte, in the order of their weights; between two
// of them there is one more byte, which announces any other weight. Keys sort among each other as before and take half
// the place.

// commonLetters are those that get a byte of their own. There is room for 126.
const commonLetters = " !\"#%&'()*+,-./:;=?_«»„“”‘’—–…№§0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяәөүҗңһ"

// weights is how many weights of two bytes there are.
const weights = 1 << 15

// letterCodes returns the byte for each weight of two bytes: even for a common letter, odd for what lies between two. What
// has three bytes comes after all of them.
var letterCodes = sync.OnceValue(func() *[weights + 1]byte {
	c := newCollator().(*collator)
	var common []uint16
	for _, r := range commonLetters {
		c.buffer.Reset()
		if key := shorten(c.collator.KeyFromString(&c.buffer, string(r))); len(key) == 2 && key[0] < 0x80 { // others have no weight of their own
			common = append(common, binary.BigEndian.Uint16(key))
		}
	}
	slices.Sort(common)
	var codes [weights + 1]byte
	code := byte(1)
	for weight := range codes {
		codes[weight] = code
		if _, is := slices.BinarySearch(common, uint16(weight)); is {
			codes[weight] = code + 1
			code += 2
		}
	}
	return &codes
})

// coded returns a key of the library with its letters in fewer bytes. What follows the letters stays, behind a byte that is less than
// any letter's.
func coded(key []byte) []byte {
	codes := letterCodes()
	short := make([]byte, 0, len(key)/2+4)
	for len(key) > 1 {
		weight := key[:2]
		at := int(binary.BigEndian.Uint16(weight))
		switch {
		case at == 0:
			return append(append(short, 0), key[2:]...)
		case at >= weights:
			weight = key[:min(3, len(key))]
			at = weights
		}
		if code := codes[at]; code%2 == 0 {
			short = append(short, code)
		} else {
			short = append(append(short, code), weight...)
		}
		key = key[len(weight):]
	}
	return slices.Clip(append(short, key...))
}
