package desk

import (
	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Clashing are two clashing changes of a record, and the words of the question.
type Clashing struct {
	*storage.Conflict
	Names lang.Names
	// Merged is what comes of both where they do not clash.
	Merged  register.Record
	Clashes []register.Clash

	Title, Text string
	// Base, Theirs and Mine say whose each version is. There is none of the base where the conflict has none.
	Base, Theirs, Mine string
	// Leave decides nothing; the others take one version of everything, or the choices made one by one.
	Leave, AllTheirs, AllMine string
	// Typed marks mine as just typed and nowhere saved: to take theirs drops it.
	Typed bool
}

// clashWidth is the width of a dialog that compares versions.
const clashWidth float32 = 680

// Ask shows each clash with the value before, theirs and mine, to choose one: mine by default. Done gets the decided
// record, and the values of mine not taken.
func (c Clashing) Ask(d Desk, done func(decided register.Record, lost []register.Clash)) *kit.Dialog {
	theirs := make([]bool, len(c.Clashes))
	card := kit.NewCard()
	for i, clash := range c.Clashes {
		c.tell(card, clash)
		if len(c.Clashes) > 1 {
			card.Tabs(kit.NewTabs(1, func(at int) { theirs[i] = at == 0 }, lang.T("conflict.take", c.Theirs), lang.T("conflict.take", c.Mine)))
		}
	}
	decide := func(take func(i int) bool) func() {
		return func() {
			decided, lost, err := c.decided(take)
			if err != nil {
				d.Fail(err)
				return
			}
			done(decided, lost)
		}
	}
	answers := c.answers(decide, func(i int) bool { return theirs[i] })
	return kit.Ask(d.Canvas(), kit.Question{Title: c.Title, Text: c.Text, Card: card, Width: clashWidth, Answers: answers})
}

// answers are those of the question; decide returns what takes theirs or mine of each clash.
func (c Clashing) answers(decide func(theirs func(i int) bool) func(), chosen func(i int) bool) []kit.Answer {
	all := func(their bool) func() { return decide(func(int) bool { return their }) }
	taking := kit.ButtonPlain
	if c.Typed {
		taking = kit.ButtonDanger
	}
	answers := []kit.Answer{
		{Word: c.Leave, Kind: kit.ButtonPlain, Cancels: true},
		{Word: c.AllTheirs, Kind: taking, Do: all(true)},
		{Word: c.AllMine, Kind: kit.ButtonPrimary, Default: true, Do: all(false)},
	}
	if len(c.Clashes) > 1 {
		answers[1].Kind, answers[2].Kind, answers[2].Default = kit.ButtonPlain, kit.ButtonPlain, false
		answers = append(answers, kit.Answer{
			Word: lang.T("conflict.chosen"), Kind: kit.ButtonPrimary, Default: true, Do: decide(chosen),
		})
	}
	return answers
}

// tell writes a clash on a card.
func (c Clashing) tell(card *kit.Card, clash register.Clash) {
	where := c.Conflict.Theirs
	if clash.Theirs == nil {
		where = c.Conflict.Mine
	}
	card.Section(lang.Place(where, clash.Path, c.Names))
	versions := []register.Record{c.Conflict.Base, c.Conflict.Theirs, c.Conflict.Mine}
	said := ClashValues(clash.Path, c.Names, versions...)
	for i, whose := range []string{c.Base, c.Theirs, c.Mine} {
		if versions[i] != nil {
			card.Field(whose, kit.Plain(said[i]))
		}
	}
}

// ClashValues are what versions say at the place of a clash; those that are nil say nothing.
func ClashValues(path string, names lang.Names, versions ...register.Record) []string {
	said := lang.AtEach(path, names, versions...)
	_, _, field, row := register.RowOf(path)
	for i, r := range versions {
		switch {
		case r == nil:
		case path == register.ClashDeleted && r.Meta().InTrash():
			said[i] = lang.T("conflict.in_trash")
		case path == register.ClashDeleted:
			said[i] = lang.T("conflict.not_in_trash")
		case row && field == "" && said[i] == "":
			said[i] = lang.T("conflict.no_row")
		default:
			said[i] = Dash(said[i])
		}
	}
	return said
}

// decided returns the decided record, and the values of mine not taken.
func (c Clashing) decided(take func(i int) bool) (register.Record, []register.Clash, error) {
	decided, err := register.Clone(c.Merged)
	if err != nil {
		return nil, nil, err
	}
	var lost []register.Clash
	for i, clash := range c.Clashes {
		from := c.Conflict.Mine
		if take(i) {
			from = c.Conflict.Theirs
			lost = append(lost, clash)
		}
		if err := register.Take(decided, from, clash.Path); err != nil {
			return nil, nil, err
		}
	}
	return decided, lost, nil
}
