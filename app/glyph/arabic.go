package glyph

// How a letter is joined: to none, to the one before it, to both.
const (
	alone  = 1
	before = 2
	both   = 4
)

// joining has the letters in the order of their forms: alone, at the end, at the beginning, in the middle.
var joining = func() map[rune][4]rune {
	all := map[rune][4]rune{}
	lay := func(form rune, letters ...[2]rune) {
		for _, l := range letters {
			forms := [4]rune{form}
			for i := range l[1] {
				forms[i] = form + i
			}
			all[l[0]] = forms
			form += l[1]
		}
	}
	lay(0xFE80, [2]rune{0x621, alone}, [2]rune{0x622, before}, [2]rune{0x623, before}, [2]rune{0x624, before}, [2]rune{0x625, before},
		[2]rune{0x626, both}, [2]rune{0x627, before}, [2]rune{0x628, both}, [2]rune{0x629, before}, [2]rune{0x62A, both}, [2]rune{0x62B, both},
		[2]rune{0x62C, both}, [2]rune{0x62D, both}, [2]rune{0x62E, both}, [2]rune{0x62F, before}, [2]rune{0x630, before}, [2]rune{0x631, before},
		[2]rune{0x632, before}, [2]rune{0x633, both}, [2]rune{0x634, both}, [2]rune{0x635, both}, [2]rune{0x636, both}, [2]rune{0x637, both},
		[2]rune{0x638, both}, [2]rune{0x639, both}, [2]rune{0x63A, both}, [2]rune{0x641, both}, [2]rune{0x642, both}, [2]rune{0x643, both},
		[2]rune{0x644, both}, [2]rune{0x645, both}, [2]rune{0x646, both}, [2]rune{0x647, both}, [2]rune{0x648, before}, [2]rune{0x649, before},
		[2]rune{0x64A, both})
	for _, l := range [][3]rune{ // Persian, Urdu, Uyghur, Kazakh
		{0x67E, 0xFB56, both}, {0x679, 0xFB66, both}, {0x686, 0xFB7A, both}, {0x688, 0xFB88, before}, {0x698, 0xFB8A, before}, {0x691, 0xFB8C, before},
		{0x6A9, 0xFB8E, both}, {0x6AF, 0xFB92, both}, {0x6BA, 0xFB9E, before}, {0x6C0, 0xFBA4, before}, {0x6C1, 0xFBA6, both}, {0x6BE, 0xFBAA, both},
		{0x6D2, 0xFBAE, before}, {0x6AD, 0xFBD3, both}, {0x6C7, 0xFBD7, before}, {0x6C6, 0xFBD9, before}, {0x6C8, 0xFBDB, before}, {0x6CB, 0xFBDE, before},
		{0x6D0, 0xFBE4, both}, {0x6CC, 0xFBFC, both},
	} {
		lay(l[1], [2]rune{l[0], l[2]})
	}
	all[0x640] = [4]rune{0x640, 0x640, 0x640, 0x640}
	return all
}()

// lamAlef are the alefs that join a lam before them into one letter; its form at the end of a word follows it.
var lamAlef = map[rune]rune{0x622: 0xFEF5, 0x623: 0xFEF7, 0x625: 0xFEF9, 0x627: 0xFEFB}

const lam = 0x644

// joined returns Arabic letters in the forms they have beside their neighbours.
func joined(text string) []rune {
	letters := []rune(text)
	out := make([]rune, 0, len(letters))
	back := false // the letter before reaches out to this one
	for i := 0; i < len(letters); i++ {
		forms, is := joining[letters[i]]
		if !is {
			out, back = append(out, letters[i]), false
			continue
		}
		if i+1 < len(letters) && letters[i] == lam && lamAlef[letters[i+1]] > 0 {
			form := lamAlef[letters[i+1]]
			if back {
				form++
			}
			out, back = append(out, form), false
			i++
			continue
		}
		_, next := joining[at(letters, i+1)]
		ahead := next && forms[2] != 0 && joining[at(letters, i+1)][1] != 0
		form := forms[0]
		switch {
		case back && ahead && forms[3] != 0:
			form = forms[3]
		case ahead:
			form = forms[2]
		case back && forms[1] != 0:
			form = forms[1]
		}
		out, back = append(out, form), ahead
	}
	return out
}

func at(letters []rune, i int) rune {
	if i < len(letters) {
		return letters[i]
	}
	return 0
}
