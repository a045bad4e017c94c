package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"accord/storage/register"
)

const (
	importedStates     = 204
	importedAgreements = 8750
)

// importing takes a file of treaties into a new register: most of two parties, some of a hundred and more, nine in the
// mean. What is judged is the processor's time, for that of the clock is the machine's.
func (b *bench) importing() error {
	file := filepath.Join(b.folder, "treaties.json")
	if err := writeTreaties(file); err != nil {
		return err
	}
	var rate, memory samples
	for range 3 {
		path := filepath.Join(b.folder, "imported.accord")
		seconds, most, err := b.ran("--register", path, "import", file)
		if err != nil {
			return err
		}
		rate, memory = append(rate, (importedStates+importedAgreements)/seconds), append(memory, most)
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	b.table.least("importing treaties, by the processor's time", rate, perSecond, 2500)
	b.table.tell("importing: memory at the most", memory, megabytes)
	return nil
}

// language is what made-up titles are written in: words in Russian and in English letters, the first of which are met far
// more often than the last, as in every language.
type language struct {
	words []register.Text
	often *rand.Zipf
}

func newLanguage(dice *rand.Rand) language {
	l := language{make([]register.Text, 8000), rand.NewZipf(dice, 1.1, 10, 7999)}
	for i := range l.words {
		l.words[i] = madeUp(dice)
	}
	return l
}

// title says from six to fifteen words.
func (l language) title(dice *rand.Rand) register.Text {
	title := register.Text{Ru: "О", En: "On"}
	for range 6 + dice.IntN(10) {
		w := l.words[l.often.Uint64()]
		title.Ru += " " + w.Ru
		title.En += " " + w.En
	}
	return title
}

// writeTreaties writes the same treaties each time, but for their IDs.
func writeTreaties(path string) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	out := bufio.NewWriter(file)
	dice := rand.New(rand.NewPCG(1, 2))
	fmt.Fprint(out, `{"format": "accord-register", "version": 1, "records": {"partner": [`)
	states := make([]*register.Partner, importedStates)
	capitals := make([]register.Text, importedStates)
	for i := range states {
		states[i] = &register.Partner{Head: register.Head{ID: register.NewID()}, Name: madeUp(dice), Kind: register.PartnerState, Ours: i == 0}
		capitals[i] = register.Ru(madeUp(dice).Ru)
		write(out, i, states[i])
	}
	fmt.Fprint(out, `], "agreement": [`)
	spoken := newLanguage(dice)
	for i := range importedAgreements {
		a := treaty(dice, i, states, capitals)
		a.Title = spoken.title(dice)
		write(out, i, a)
	}
	fmt.Fprint(out, "]}}")
	return out.Flush()
}

func write(out *bufio.Writer, i int, r register.Record) {
	if i > 0 {
		fmt.Fprint(out, ",\n")
	}
	line, _ := json.Marshal(r) // records always can be
	_, _ = out.Write(line)     // Flush tells
}

func treaty(dice *rand.Rand, i int, states []*register.Partner, capitals []register.Text) *register.Agreement {
	parties := 2
	switch of := dice.IntN(1000); {
	case of >= 985:
		parties = 110 + dice.IntN(60)
	case of >= 920:
		parties = 20 + dice.IntN(100)
	case of >= 720:
		parties = 3 + dice.IntN(10)
	}
	day := func() register.Date {
		return register.Day(1900+dice.IntN(120), 1+dice.IntN(12), 1+dice.IntN(28))
	}
	a := &register.Agreement{
		Head: register.Head{ID: register.NewID()}, Number: fmt.Sprint(i), Kind: register.AgreementTreaty, Level: register.LevelInterstate,
	}
	for n, at := range dice.Perm(len(states))[:parties] {
		side := register.Theirs
		if n == 0 {
			side = register.Ours
		}
		a.Parties = append(a.Parties, register.Party{Side: side, PartnerID: states[at].ID, SignedOn: day(), SignedAt: capitals[at]})
	}
	return a
}

// madeUp makes up a word of two to four syllables.
func madeUp(dice *rand.Rand) (word register.Text) {
	const consonants, vowels, consonantsRu, vowelsRu = "bvgdklmnprst", "aeiou", "бвгдклмнпрст", "аеиоу"
	for range 2 + dice.IntN(3) {
		c, v := dice.IntN(len(consonants)), dice.IntN(len(vowels))
		word.En += consonants[c:c+1] + vowels[v:v+1]
		word.Ru += string([]rune(consonantsRu)[c]) + string([]rune(vowelsRu)[v])
	}
	return word
}
