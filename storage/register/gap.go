package register

import "slices"

// GapKind is one kind of fact that the register lacks about a partner.
type GapKind string

// The kinds of gaps.
const (
	GapAgreement  GapKind = "no_agreement" // there is none with the partner
	GapNumber     GapKind = "number"
	GapSigned     GapKind = "day"   // of signing
	GapForce      GapKind = "force" // the day of entry into force
	GapTerm       GapKind = "term"
	GapCoChair    GapKind = "co_chair" // of a side
	GapExecutor   GapKind = "executor"
	GapVisitDay   GapKind = "visit_day"
	GapTrade      GapKind = "trade"        // of the last full year
	GapTradeFlows GapKind = "trade_flows"  // a turnover without exports and imports
	GapTradeBase  GapKind = "trade_base"   // a growth was reported, and the year before was not
	GapTradeFrom  GapKind = "trade_source" // a figure without a source
)

// GapKinds lists them in the order of the profile.
var GapKinds = []GapKind{
	GapAgreement, GapNumber, GapSigned, GapForce, GapTerm, GapCoChair, GapTrade, GapTradeFlows, GapTradeBase, GapTradeFrom, GapExecutor, GapVisitDay,
}

// Gap is one missing fact: its record, and the field of the form to enter it in. A gap of trade belongs to the partner
// and has its period and, where it follows from something, the implied bound.
type Gap struct {
	Kind   GapKind
	Of     Ref
	Name   Text
	Field  string
	Side   Side
	Period TradePeriod
	Figure Figure
}

// gapsMost is the number of gaps of one kind listed for the trade: the newest say enough.
const gapsMost = 2

// GapsOf returns what an agreement lacks on a day; nothing for one that is over.
func (a *Agreement) GapsOf(on Date) (gaps []Gap) {
	status := a.StatusOn(on)
	if status.Over() {
		return nil
	}
	for _, one := range []struct {
		kind  GapKind
		field string
		gone  bool
	}{
		{GapNumber, "number", a.Number == ""}, {GapSigned, "signing.on", a.DoneOn() == ""},
		{GapForce, "actions", status.Running() && a.ForceOn() == ""}, {GapTerm, "term", a.Term == ""},
	} {
		if one.gone {
			gaps = append(gaps, Gap{Kind: one.kind, Of: a.Ref(), Name: a.Title, Field: one.field})
		}
	}
	return gaps
}

// GapsOf returns the sides that have no co-chair on a day.
func (c *Commission) GapsOf(on Date) (gaps []Gap) {
	chairs := map[Side]bool{}
	for _, m := range c.MembersOn(on) {
		chairs[m.Side] = chairs[m.Side] || m.Role == RoleCoChair
	}
	for _, side := range []Side{Ours, Theirs} {
		if !chairs[side] {
			gaps = append(gaps, Gap{Kind: GapCoChair, Of: c.Ref(), Name: c.Title, Field: "members", Side: side})
		}
	}
	return gaps
}

// GapsOf finds an open commitment without anybody to execute it.
func (c *Commitment) GapsOf(on Date) []Gap {
	if !c.StateOn(on).Open() || !c.Executor.IsZero() {
		return nil
	}
	return []Gap{{Kind: GapExecutor, Of: c.Ref(), Name: c.Title, Field: "executor.body"}}
}

// GapsOf finds a visit without known days.
func (v *Visit) GapsOf() []Gap {
	if v.From != "" || v.Off() {
		return nil
	}
	return []Gap{{Kind: GapVisitDay, Of: v.Ref(), Name: v.Title, Field: "from"}}
}

// TradeGapsOf returns what the trade with a partner lacks on a day: the figures of the last full year, exports and
// imports behind a turnover, the base of a reported growth, and sources.
func TradeGapsOf(partner *Partner, series []*TradeSeries, on Date) (gaps []Gap) {
	of := func(kind GapKind, p TradePeriod, f Figure) Gap {
		return Gap{Kind: kind, Of: partner.Ref(), Name: partner.Name, Period: p, Figure: f}
	}
	groups := WholeTrade(TradeGroupsOf(series, partner.ID), partner.ID)
	last := TradePeriod{Kind: PeriodYear, Year: on.Year() - 1}
	if !slices.ContainsFunc(groups, func(g TradeGroup) bool { _, _, known := g.Figure(FlowTurnover, last); return known }) {
		gaps = append(gaps, of(GapTrade, last, Figure{}))
	}
	var flows, bases, sources []Gap
	for _, group := range groups {
		for _, s := range group {
			current := s.Current()
			slices.Reverse(current) // the newest first
			for _, r := range current {
				if r.Source.IsZero() && r.SourceWords.IsZero() {
					sources = append(sources, Gap{Kind: GapTradeFrom, Of: r.Ref(), Name: r.Label(), Field: "source.id", Period: r.Period})
				}
				if r.Flow != FlowTurnover {
					continue
				}
				if _, _, known := group.Figure(FlowExport, r.Period); !known {
					flows = append(flows, of(GapTradeFlows, r.Period, r.Figure()))
				}
			}
			implied := s.Implied()
			slices.Reverse(implied)
			for _, one := range implied {
				if _, _, known := group.Figure(one.Flow, one.Period); !known {
					bases = append(bases, of(GapTradeBase, one.Period, one.Figure))
				}
			}
		}
	}
	for _, some := range [][]Gap{flows, bases, sources} {
		gaps = append(gaps, some[:min(len(some), gapsMost)]...)
	}
	return gaps
}
