package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

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
		run := exec.CommandContext(b.ctx, b.program, "--register", path, "import", file)
		if err := run.Run(); err != nil {
			return err
		}
		state := run.ProcessState
		seconds := (state.UserTime() + state.SystemTime()).Seconds()
		rate = append(rate, (importedStates+importedAgreements)/seconds)
		if used, ok := state.SysUsage().(*syscall.Rusage); ok {
			memory = append(memory, float64(used.Maxrss)/1024)
		}
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	b.table.least("importing treaties, by the processor's time", rate, perSecond, 2500)
	b.table.tell("importing: memory at the most", memory, megabytes)
	return nil
}

// writeTreaties writes the same treaties each time.
func writeTreaties(path string) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	out := bufio.NewWriter(file)
	dice := rand.New(rand.NewPCG(1, 2))
	fmt.Fprint(out, `{"format": "accord-register", "version": 1, "records": {"partner": [`)
	states := make([]register.ID, importedStates)
	for i := range states {
		states[i] = register.NewID()
		name := register.Text{Ru: word(dice, "бвгдклмнпрст", "аеиоу"), En: word(dice, "bdgklmnprst", "aeiou")}
		write(out, i, &register.Partner{Head: register.Head{ID: states[i]}, Name: name, Kind: register.PartnerState, Ours: i == 0})
	}
	fmt.Fprint(out, `], "agreement": [`)
	for i := range importedAgreements {
		write(out, i, treaty(dice, i, states))
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

func treaty(dice *rand.Rand, i int, states []register.ID) *register.Agreement {
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
		Title: register.Text{Ru: "О", En: "On"},
	}
	for range 6 + dice.IntN(10) {
		a.Title.Ru += " " + word(dice, "бвгдклмнпрст", "аеиоу")
		a.Title.En += " " + word(dice, "bdgklmnprst", "aeiou")
	}
	for n, at := range dice.Perm(len(states))[:parties] {
		side := register.Theirs
		if n == 0 {
			side = register.Ours
		}
		a.Parties = append(a.Parties, register.Party{Side: side, PartnerID: states[at], SignedOn: day(), SignedAt: register.Ru(word(dice, "бвгдклмнпрст", "аеиоу"))})
	}
	return a
}

// word makes up a word of two to four syllables.
func word(dice *rand.Rand, consonants, vowels string) string {
	c, v := []rune(consonants), []rune(vowels)
	var letters []rune
	for range 2 + dice.IntN(3) {
		letters = append(letters, c[dice.IntN(len(c))], v[dice.IntN(len(v))])
	}
	return string(letters)
}
