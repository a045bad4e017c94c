package reading

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// rtfDeep is how deep groups of an RTF may stand in each other.
const rtfDeep = 1000

// rtfSilent are the groups that hold no text to be read.
var rtfSilent = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "object": true, "objdata": true,
	"themedata": true, "datastore": true, "listtable": true, "listoverridetable": true, "revtbl": true, "rsidtbl": true,
	"generator": true, "latentstyles": true, "fldinst": true, "xmlnstbl": true, "bkmkstart": true, "bkmkend": true, "atnid": true,
	"atnauthor": true, "filetbl": true, "mmathPr": true, "pgptbl": true, "userprops": true, "nonshppict": true,
}

// rtfSigns are the words that stand for signs.
var rtfSigns = map[string]string{
	"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": "\t", "tab": "\t",
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
	"emspace": " ", "enspace": " ",
}

// rtfApart are the groups whose text stands elsewhere than where they do.
var rtfApart = map[string]bool{
	"footnote": true, "annotation": true, "header": true, "headerl": true, "headerr": true, "headerf": true,
	"footer": true, "footerl": true, "footerr": true, "footerf": true,
}

// rtfCharsets are the code pages of fonts and of whole files, by their numbers (RTF 1.9.1, \fcharset and \ansicpg).
var (
	rtfCharsets = map[int]*charmap.Charmap{
		0: charmap.Windows1252, 161: charmap.Windows1253, 162: charmap.Windows1254, 177: charmap.Windows1255, 178: charmap.Windows1256,
		186: charmap.Windows1257, 204: charmap.Windows1251, 238: charmap.Windows1250,
	}
	rtfPages = map[int]*charmap.Charmap{
		437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866, 1250: charmap.Windows1250,
		1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
		1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 20866: charmap.KOI8R,
	}
)

// rtfGroup is what holds within braces.
type rtfGroup struct {
	silent  bool
	apart   bool // its text is a line of its own
	charset *charmap.Charmap
	skip    int // signs that stand in for a \u for old programs
}

// rtf reads one file.
type rtf struct {
	in     *bufio.Reader
	out    *words
	now    rtfGroup
	outer  []rtfGroup
	fonts  map[int]*charmap.Charmap
	page   *charmap.Charmap
	font   int  // that the table of fonts is at
	table  bool // it is being read
	depth  int  // at which the table began
	begins bool // a group has just begun
	skip   int  // signs still to be passed over
	high   rune // the first half of a letter beyond U+FFFF
}

// rtfWords returns the text of an RTF (Microsoft's specification 1.9.1), with notes, headers and footers.
func rtfWords(ctx context.Context, r io.ReaderAt, size int64, out *words) error {
	f := &rtf{
		in: bufio.NewReader(io.NewSectionReader(r, 0, min(size, unpacked))), out: out, page: charmap.Windows1252,
		fonts: map[int]*charmap.Charmap{}, now: rtfGroup{charset: charmap.Windows1252, skip: 1},
	}
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		err := f.next()
		if errors.Is(err, io.EOF) && size <= unpacked {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (f *rtf) next() error {
	b, err := f.in.ReadByte()
	if err != nil {
		return err
	}
	begins := f.begins
	f.begins = false
	switch b {
	case '{':
		if len(f.outer) >= rtfDeep {
			return errHarmful
		}
		f.outer = append(f.outer, f.now)
		f.now.apart = false
		f.begins, f.skip = true, 0
	case '}':
		if len(f.outer) <= 1 {
			return io.EOF // whatever follows the document
		}
		if f.now.apart {
			if err := f.say("\n"); err != nil {
				return err
			}
		}
		f.now, f.outer = f.outer[len(f.outer)-1], f.outer[:len(f.outer)-1]
		f.table, f.skip = f.table && len(f.outer) >= f.depth, 0
	case '\\':
		return f.control(begins)
	case '\r', '\n':
	default:
		return f.letter(b)
	}
	return nil
}

// letter adds a letter of the font's code page.
func (f *rtf) letter(b byte) error {
	if f.skip > 0 {
		f.skip--
		return nil
	}
	return f.say(string(f.now.charset.DecodeByte(b)))
}

func (f *rtf) say(text string) error {
	if f.now.silent {
		return nil
	}
	return f.out.add(text)
}

// control reads what follows a backslash. begins says that it is the first in its group.
func (f *rtf) control(begins bool) error {
	b, err := f.in.ReadByte()
	if err != nil {
		return err
	}
	switch b {
	case '\'':
		var digits [2]byte
		if _, err := io.ReadFull(f.in, digits[:]); err != nil {
			return io.EOF
		}
		if n, err := strconv.ParseUint(string(digits[:]), 16, 8); err == nil {
			return f.letter(byte(n))
		}
		return nil
	case '\\', '{', '}':
		return f.letter(b)
	case '~':
		return f.say(" ")
	case '_':
		return f.say("-")
	case '\r', '\n':
		return f.say("\n")
	case '*':
		f.now.silent = f.now.silent || begins
		return nil
	}
	if !latin(b) {
		return nil // \- is a place where a word may be parted, \: and \| are no text
	}
	word, number, err := f.word(b)
	if err != nil {
		return err
	}
	return f.does(word, number)
}

func latin(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// word reads a control word and its number.
func (f *rtf) word(first byte) (word string, number int, err error) {
	letters, digits := []byte{first}, []byte(nil)
	for len(letters)+len(digits) < 64 {
		b, err := f.in.ReadByte()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", 0, err
		}
		if len(digits) == 0 && latin(b) {
			letters = append(letters, b)
			continue
		}
		if b >= '0' && b <= '9' || b == '-' && len(digits) == 0 {
			digits = append(digits, b)
			continue
		}
		if b != ' ' {
			_ = f.in.UnreadByte() // just read
		}
		break
	}
	number, _ = strconv.Atoi(string(digits)) // none is 0
	return string(letters), number, nil
}

// does follows a control word.
func (f *rtf) does(word string, number int) error {
	if rtfSilent[word] {
		f.now.silent = true
		if word == "fonttbl" {
			f.table, f.depth = true, len(f.outer)
		}
		return nil
	}
	if rtfApart[word] {
		f.now.apart = true
		f.now.silent = f.outer[max(0, len(f.outer)-1)].silent // remarks have an asterisk, for programs that know them not
		return f.say("\n")
	}
	if sign, ok := rtfSigns[word]; ok {
		return f.say(sign)
	}
	switch word {
	case "u":
		return f.unicode(number)
	case "uc":
		f.now.skip = max(0, min(number, 100))
	case "bin":
		_, err := io.CopyN(io.Discard, f.in, int64(max(0, number)))
		return err
	case "ansicpg":
		f.pageIs(rtfPages[number])
	case "pc":
		f.pageIs(charmap.CodePage437)
	case "pca":
		f.pageIs(charmap.CodePage850)
	case "mac":
		f.pageIs(charmap.Macintosh)
	case "f", "af":
		switch charset := f.fonts[number]; {
		case f.table:
			f.font = number
		case word == "af":
		case charset != nil:
			f.now.charset = charset
		default:
			f.now.charset = f.page
		}
	case "fcharset":
		if charset := rtfCharsets[number]; f.table && charset != nil && number != 0 {
			f.fonts[f.font] = charset
		}
	case "cpg":
		if page := rtfPages[number]; f.table && page != nil {
			f.fonts[f.font] = page
		}
	case "plain":
		f.now.charset = f.page
	}
	return nil
}

func (f *rtf) pageIs(page *charmap.Charmap) {
	if page != nil {
		f.page, f.now.charset = page, page
	}
}

// unicode adds a letter named by its number, which is a signed one of 16 bits. Letters beyond come in two halves.
func (f *rtf) unicode(number int) error {
	f.skip = f.now.skip
	r := rune(uint16(number))
	switch {
	case utf16.IsSurrogate(r) && r < 0xdc00:
		f.high = r
		return nil
	case utf16.IsSurrogate(r):
		r = utf16.DecodeRune(f.high, r)
	}
	return f.say(strings.ToValidUTF8(string(r), ""))
}
