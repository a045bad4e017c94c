package cli

import (
	"fmt"

	"accord/app/exchange"
	"accord/app/exchange/madeup"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/storage"
)

type sampleCommand struct {
	Many int `name:"many" placeholder:"N"`
	// Commitments is how many of them are made; a fifth of Many where it is not said.
	Commitments int    `name:"commitments" placeholder:"N" default:"-1"`
	Seed        uint64 `name:"seed" placeholder:"N" default:"1"`
}

// sample makes a register with the sample in it and, if asked, many made-up records.
func (c *command) sample(how sampleCommand) error {
	switch {
	case c.address == "":
		return wrong(lang.T("cli.usage.register"))
	case how.Many < 0:
		return wrong(lang.T("cli.usage.bad", "--many", fmt.Sprint(how.Many)))
	}
	return c.inNew(func(s *storage.Store) error {
		counts, err := exchange.ImportSample(c.ctx, s)
		if err != nil {
			return err
		}
		if how.Many > 0 {
			promised := how.Commitments
			if promised < 0 {
				promised = how.Many / 5
			}
			more, err := madeup.Fill(c.ctx, s, how.Many, promised, how.Seed, c.progress())
			if err != nil {
				return err
			}
			counts.Add(more)
		}
		return c.written(counts)
	})
}

// inNew makes a register with what some work puts into it; where that fails there is none.
func (c *command) inNew(work func(*storage.Store) error) error {
	s, err := storage.CreateWith(c.ctx, c.address, c.options(), work)
	if err != nil {
		return trouble.At(c.address, err)
	}
	return s.Close()
}

// written says what the register now has more.
func (c *command) written(counts exchange.Counts) error {
	_, err := fmt.Fprintf(c.out, "%s\n%s\n", lang.T("cli.written", storage.Address(c.address)), counts.Text())
	return err
}

// progress reports long work at every tenth of it.
func (c *command) progress() func(done, total int) {
	tenths := 0
	return func(done, total int) {
		if now := done * 10 / total; now > tenths && now < 10 {
			tenths = now
			_, _ = fmt.Fprintln(c.env.Stderr, lang.T("cli.progress", lang.Number(int64(done)), lang.Number(int64(total))))
		}
	}
}
