package alike_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func commitment(title string, due register.Date, more ...func(*register.Commitment)) register.Record {
	c := &register.Commitment{Head: register.Head{ID: register.NewID()}, Title: register.Ru(title), Side: register.DutyOurs, DueRule: register.DueDay, DueOn: due, PartnerID: baku}
	for _, change := range more {
		change(c)
	}
	return c
}

func from(source register.Ref) func(*register.Commitment) {
	return func(c *register.Commitment) { c.Source = source }
}

// Whoever takes in a package is told of a decision that both sides have written down, and of no other of the same words.
func TestWhatNobodyUnitesIsComparedByWhatItNames(t *testing.T) {
	visit, meeting := register.Ref{Kind: register.KindVisit, ID: id(5)}, register.Ref{Kind: register.KindMeeting, ID: id(6)}
	report := func(more ...func(*register.Commitment)) register.Record {
		return commitment("Подготовить отчёт", "2023-01-20", more...)
	}
	invitation := func(whom byte) register.Record {
		return &register.Invitation{Head: register.Head{ID: register.NewID()}, SentOn: "2022-12-01", FromPartnerID: ankara, ToPersonID: id(whom), EventID: id(9)}
	}
	figure := func(goods string, basis register.TradeBasis) register.Record {
		return &register.TradeRecord{Head: register.Head{ID: register.NewID()}, PartnerID: baku, Flow: register.FlowExport, Basis: basis,
			Period: register.TradePeriod{Kind: register.PeriodYear, Year: 2021}, Goods: register.Goods{Code: goods}}
	}
	session := func(number int, commission register.ID) register.Record {
		return &register.Session{Head: register.Head{ID: register.NewID()}, Title: register.Ru("Очередное заседание"), Number: number, CommissionID: commission}
	}
	first := report().(*register.Commitment)
	next := commitment("Подготовить отчёт", "", func(c *register.Commitment) { c.CarriedFromID = first.ID })
	sphere := func(above register.ID) register.Record {
		return &register.Sphere{Head: register.Head{ID: register.NewID()}, Name: register.Ru("Образование"), ParentID: above}
	}
	for _, c := range []struct {
		a, b   register.Record
		likely bool
		why    string
	}{
		{report(), report(), true, "the same in all"},
		{report(from(visit)), report(from(meeting)), true, "one talk written down as two records"},
		{report(), commitment("Подготовить отчет.", "2023-01"), true, "a day known less exactly"},
		{report(), commitment("Подготовить отчёт", "2023-02-20"), false, "another term"},
		{report(), report(func(c *register.Commitment) { c.PartnerID = ankara }), false, "of another partner"},
		{report(), report(func(c *register.Commitment) { c.Title = register.Ru("Открыть сервисный центр") }), false, "other words"},
		{report(func(c *register.Commitment) { c.Number = "2.1" }), report(func(c *register.Commitment) { c.Number = "2.2" }), false, "another point"},
		{first, next, false, "it goes on with the other"},
		{invitation(1), invitation(1), true, "the same person"},
		{invitation(1), invitation(2), false, "the letters of one mailing"},
		{figure("8704", register.BasisCustoms), figure("8704", register.BasisCustoms), true, "the same figure"},
		{figure("8704", register.BasisCustoms), figure("8708", register.BasisCustoms), false, "other goods"},
		{figure("8704", register.BasisCustoms), figure("8704", register.BasisMirror), false, "the other side’s figure"},
		{session(3, baku), session(3, baku), true, "the same session"},
		{session(3, baku), session(4, baku), false, "the next one"},
		{session(3, baku), session(3, ankara), false, "of another commission"},
		{sphere(register.None), sphere(register.None), true, "the same name"},
		{sphere(baku), sphere(ankara), false, "below others"},
	} {
		l := compare(c.a, c.b)
		assert.Equal(t, c.likely, l.Likely(), "%s: %s: %+v", c.a.Label().Ru, c.why, l)
		assert.Equal(t, l.Score, compare(c.b, c.a).Score, c.why)
	}
}
