package desk

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// needless is the way of settling an outcome that needs nothing.
const needless = "needless" // not shown

// OutcomeRows are the outcomes of a visit or a meeting on its form, with the records they became.
func OutcomeRows(s Store, outcomes *[]register.Outcome) *kit.RowList[register.Outcome] {
	return kit.Rows("outcome.many", outcomes, func(_ int, o *register.Outcome) []kit.Block {
		how := string(o.By.Kind)
		if !o.Needless.IsZero() {
			how = needless
		}
		what := kit.Line(kit.Phrase("outcome.text", &o.Text).Required())
		sort := kit.Choice("outcome.kind", &o.Kind, Options("outcome.kind.", register.OutcomeKinds)).Required().Least(130)
		by := kit.Choice("outcome.by", &how, waysToSettle()).Least(130)
		kind := &atomic.Value{} // searches run beside the screen
		kind.Store(o.By.Kind)
		all := Source(s, "", nil, nil)
		later := []*kit.Field{
			kit.Pick("outcome.record", &o.By.ID, kit.Source{
				Find: func(ctx context.Context, text string) ([]kit.Picked, error) {
					return Source(s, kind.Load().(register.Kind), nil, nil).Find(ctx, text)
				},
				Label:  all.Label,
				Labels: all.Labels,
			}).At("by.id").Width(2.6).Least(220).When(func() bool { return how != "" && how != needless }),
			kit.Phrase("outcome.needless", &o.Needless).Width(1.2).Least(140).When(func() bool { return how == needless }),
			kit.Text("outcome.needless_by", &o.NeedlessBy).Least(110).When(func() bool { return how == needless }),
		}
		by.Then(func() {
			switch {
			case how == needless || how == "":
				o.By = register.Ref{}
			case how != string(o.By.Kind):
				o.By = register.Ref{Kind: register.Kind(how)}
			}
			kind.Store(o.By.Kind)
			if how != needless {
				o.Needless, o.NeedlessBy = register.Text{}, ""
			}
			for _, f := range later {
				f.Reload()
			}
		})
		return []kit.Block{what, kit.Line(append([]*kit.Field{sort, by}, later...)...)}
	}).At("outcomes").Adds("outcome.add", nil)
}

func waysToSettle() []kit.Option {
	options := []kit.Option{{Label: lang.T("outcome.open")}}
	for _, k := range register.SettlingKinds {
		options = append(options, kit.Option{Value: string(k), Label: settledBy(k)})
	}
	return append(options, kit.Option{Value: needless, Label: lang.T("outcome.by.needless")})
}

// Settler lets the outcomes on a card be settled in one step.
type Settler struct {
	Desk  Desk
	Store Store
	// Author is who says that nothing is needed.
	Author string

	saving kit.Slot
}

// Draw draws the outcomes of a visit or a meeting: each with the record that takes it further and the record's
// standing, or with the ways of making one.
func (t *Settler) Draw(c *kit.Card, of register.Record, lines map[register.ID]storage.Line, standings map[register.ID]string) {
	from := sourceOf(of)
	if len(from.outcomes) == 0 {
		return
	}
	c.Section(lang.T("outcome.many"))
	gone := Gone(lines)
	for _, o := range from.outcomes {
		right := []kit.Part{kit.Toned(kit.ToneGreen, lang.T("outcome.settled"))}
		switch {
		case o.Open(gone):
			right = []kit.Part{kit.Missing(lang.T("outcome.open"))}
		case !o.Settled(): // it asks for nothing
			right = nil
		}
		left := []kit.Part{kit.Plain(Words(o.Text)), kit.Soft("\n" + lang.T("outcome.kind."+string(o.Kind)))}
		switch by := LinkTo(t.Desk, lines, o.By.ID); {
		case len(by) > 0:
			left = append(append(left, kit.Soft(" → ")), by...)
			if standing := standings[o.By.ID]; standing != "" {
				left = append(left, kit.Soft(" · "+standing))
			}
		case !o.Needless.IsZero():
			why := " · " + lang.T("outcome.by.needless") + ": " + Words(o.Needless)
			if o.NeedlessBy != "" {
				why += " (" + o.NeedlessBy + ")"
			}
			left = append(left, kit.Soft(why))
		}
		if o.Open(gone) && !o.ID.IsZero() && !t.Desk.Looking() {
			left = append(append(left, kit.Soft("\n"+lang.T("outcome.make")+" ")), t.ways(from, o)...)
		}
		c.Row(left, right, nil)
	}
}

// Gone are those of some records that lie in the trash.
func Gone(lines map[register.ID]storage.Line) map[register.ID]bool {
	gone := map[register.ID]bool{}
	for id, line := range lines {
		if line.InTrash {
			gone[id] = true
		}
	}
	return gone
}

// TellLost says on a card how many outcomes were settled by records that lie in the trash.
func TellLost(c *kit.Card, outcomes []register.Outcome, lines map[register.ID]storage.Line) {
	if n := register.OpenOutcomes(outcomes, Gone(lines)) - register.OpenOutcomes(outcomes, nil); n > 0 {
		c.Banner(kit.ToneAmber, "", kit.Plain(lang.N("outcome.lost", n)))
	}
}

// ways are the links that settle an outcome.
func (t *Settler) ways(from outcomeSource, o register.Outcome) []kit.Part {
	var parts []kit.Part
	for _, k := range register.SettlingKinds {
		parts = append(parts, kit.Link(lang.T("outcome.make."+word(k)), func() { t.make(k, from, o) }), kit.Plain(", "))
	}
	return append(parts, kit.Link(lang.T("outcome.make.needless"), func() {
		kit.AskText(t.Desk.Canvas(), lang.T("outcome.needless.title"), lang.T("outcome.needless.text"), lang.T("outcome.needless.do"), func(why string) {
			if why != "" {
				t.needless(from.Ref, o.ID, why)
			}
		})
	}))
}

// make opens the form of the record that takes an outcome further.
func (t *Settler) make(k register.Kind, from outcomeSource, o register.Outcome) {
	t.Desk.EditFor(draftOf(k, from, o), Awaiting{from.Ref, o.ID})
}

// draftOf returns a new record filled from an outcome.
func draftOf(k register.Kind, from outcomeSource, o register.Outcome) register.Record {
	partner := register.None
	if len(from.partners) > 0 {
		partner = from.partners[0]
	}
	switch k {
	case register.KindCommitment:
		return &register.Commitment{Title: o.Text, Source: from.Ref, PartnerID: partner, Start: from.day}
	case register.KindInvitation:
		return &register.Invitation{Purpose: o.Text, Source: from.Ref, ToPartnerID: partner}
	case register.KindProductionLink:
		return &register.ProductionLink{Object: o.Text, Source: from.Ref}
	}
	a := &register.Agreement{Title: o.Text}
	for _, id := range from.partners {
		a.Parties = append(a.Parties, register.Party{Side: register.Theirs, PartnerID: id})
	}
	return a
}

// word is a kind as keys of words name it.
func word(k register.Kind) string { return strings.ReplaceAll(string(k), "-", "_") }

// settledBy names the kind of record that has taken an outcome further.
func settledBy(k register.Kind) string { return lang.T("outcome.by." + word(k)) }

// settle changes the outcome of that ID in a visit or a meeting.
func settle(r register.Record, id register.ID, change func(*register.Outcome)) {
	outcomes := sourceOf(r).outcomes
	if at := slices.IndexFunc(outcomes, func(o register.Outcome) bool { return o.ID == id }); at >= 0 {
		change(&outcomes[at])
	}
}

// needless writes down that nothing is needed, and offers to take it back.
func (t *Settler) needless(ref register.Ref, id register.ID, why string) {
	kit.Load(t.Desk.Loader(), &t.saving, func(ctx context.Context) (register.ID, error) {
		r, err := t.Store.Record(ctx, ref)
		if err != nil {
			return register.None, err
		}
		settle(r, id, func(o *register.Outcome) { o.Needless, o.NeedlessBy = named(why), t.Author })
		return t.Store.Save(ctx, r)
	}, func(batch register.ID, err error) {
		if err != nil {
			t.Desk.Fail(err)
			return
		}
		OfferUndo(t.Desk, t.Store, lang.T("outcome.needless.done"), batch)
	})
}
