package register

import (
	"cmp"
	"slices"
)

// TradeGroup is series of one thing by different bases: first the one that counts, then the others.
type TradeGroup []*TradeSeries

// Key returns the key of the series that counts first.
func (g TradeGroup) Key() SeriesKey { return g[0].Key }

// Size counts the figures of all series that count.
func (g TradeGroup) Size() (n int) {
	for _, s := range g {
		n += len(s.known)
	}
	return n
}

// Figure returns a flow in a period by the first series that knows it, and the series.
func (g TradeGroup) Figure(flow Flow, p TradePeriod) (Figure, *TradeSeries, bool) {
	for _, s := range g {
		if f, ok := s.Figure(flow, p); ok {
			return f, s, true
		}
	}
	return Figure{}, nil, false
}

// TradeGroupsOf puts the series of one thing together. Those of the partner itself come first; among them whole
// countries before single regions and enterprises, all goods before some, and then the series with more figures.
func TradeGroupsOf(series []*TradeSeries, partner ID) []TradeGroup {
	var groups []TradeGroup
	at := map[SeriesKey]int{}
	for _, s := range series {
		key := s.Key
		key.Basis = ""
		if _, there := at[key]; !there {
			at[key] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[key]] = append(groups[at[key]], s)
	}
	for _, g := range groups {
		slices.SortFunc(g, func(a, b *TradeSeries) int {
			return cmp.Compare(slices.Index(TradeBases, a.Key.Basis), slices.Index(TradeBases, b.Key.Basis))
		})
	}
	slices.SortStableFunc(groups, func(a, b TradeGroup) int {
		return cmp.Or(
			truth(a.Key().PartnerID != partner, b.Key().PartnerID != partner), truth(a.apart(), b.apart()),
			truth(a.Key().Goods != "", b.Key().Goods != ""), cmp.Compare(b.Size(), a.Size()))
	})
	return groups
}

// WholeTrade returns the groups that are of a partner itself and of all goods: its trade with all of us and with each of our
// regions and enterprises, in each currency. Nothing is compared across them, and none stands for another. Where there are none,
// the first of the others is returned.
func WholeTrade(groups []TradeGroup, partner ID) []TradeGroup {
	whole := slices.DeleteFunc(slices.Clone(groups), func(g TradeGroup) bool {
		return g.Key().PartnerID != partner || g.Key().Goods != "" || !g.Key().TheirsID.IsZero()
	})
	if len(whole) == 0 {
		return groups[:min(len(groups), 1)]
	}
	return whole
}

// apart reports whether the series are of a region or an enterprise alone.
func (g TradeGroup) apart() bool { return !g.Key().OursID.IsZero() || !g.Key().TheirsID.IsZero() }

// truth orders false before true.
func truth(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
