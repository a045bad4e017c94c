package desk

import (
	"context"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// UniteStore is what the uniting of records needs of the register.
type UniteStore interface {
	UndoStore
	Record(ctx context.Context, ref register.Ref) (register.Record, error)
	Unite(ctx context.Context, stays register.Record, others ...register.Ref) (batch register.ID, err error)
}

// UniteMenu offers to make one record of two that are selected.
func UniteMenu(d Desk, s UniteStore, k register.Kind, ids []register.ID) kit.Menu {
	if len(ids) != 2 {
		return nil
	}
	refs := [2]register.Ref{{Kind: k, ID: ids[0]}, {Kind: k, ID: ids[1]}}
	return ChangingItems(d, &kit.MenuItem{Word: lang.T("unite.menu"), Do: func() { AskUnite(d, s, refs) }})
}

// twins are two records that may be one, and what they mention is called.
type twins struct {
	records [2]register.Record
	names   lang.Names
}

// AskUnite shows in what two records differ and asks which of them stays. Where that says nothing, what the other says is taken
// over.
func AskUnite(d Desk, s UniteStore, refs [2]register.Ref) {
	slot := &kit.Slot{}
	kit.Load(d.Loader(), slot, func(ctx context.Context) (two twins, err error) {
		for i, ref := range refs {
			if two.records[i], err = s.Record(ctx, ref); err != nil {
				return two, err
			}
		}
		two.names, err = changes.Names(ctx, s, two.records[0], two.records[1])
		return two, err
	}, func(two twins, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		two.ask(d, s)
	})
}

// uniteAtMost is how many differences are listed before the rest is left to the cards.
const uniteAtMost = 12

func (t twins) ask(d Desk, s UniteStore) {
	lines := []kit.DialogLine{{Text: lang.T("unite.text")}, {}}
	differences := lang.Differences(t.records[0], t.records[1], t.names)
	for _, one := range differences[:min(len(differences), uniteAtMost)] {
		lines = append(lines, kit.DialogLine{Text: one.Label, Bold: true},
			kit.DialogLine{Text: dashed(one.Before) + " · " + dashed(one.After), Indent: true})
	}
	answers := []kit.Answer{{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true, Default: true}}
	for i := range t.records {
		stays, other := t.records[i], t.records[1-i]
		answers = append(answers, kit.Answer{Word: lang.T("unite.keep", shortName(stays)), Kind: kit.ButtonPlain, Do: func() { unite(d, s, stays, other) }})
	}
	kit.Ask(d.Canvas(), kit.Question{Title: lang.T("unite.title"), Lines: lines, Answers: answers, Width: 620})
}

func dashed(words string) string {
	if words == "" {
		return lang.Unknown
	}
	return words
}

// shortName is a name as far as a button has room for it.
func shortName(r register.Record) string {
	name := Words(r.Label())
	if letters := []rune(name); len(letters) > 28 {
		return string(letters[:27]) + "…"
	}
	return name
}

func unite(d Desk, s UniteStore, stays, other register.Record) {
	Act(d, "unite.doing", func(ctx context.Context) (register.ID, error) {
		if err := register.Unite(stays, other); err != nil {
			return register.None, err
		}
		return s.Unite(ctx, stays, other.Ref())
	}, func(batch register.ID, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		OfferUndo(d, s, lang.T("unite.done", Words(stays.Label())), batch)
		d.Select(stays.Ref())
	})
}
