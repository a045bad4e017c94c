package lang

import (
	"strings"

	"accord/storage/register"
)

// Gap returns the missing fact in words.
func (in In) Gap(g register.Gap) string {
	name := g.Name.Or(register.Language(in))
	switch g.Kind {
	case register.GapNumber, register.GapSigned, register.GapForce, register.GapTerm:
		return in.T("gap.said.agreement", name, in.T("gap."+string(g.Kind)))
	case register.GapAgreement:
		return in.T("gap.said.no_agreement")
	case register.GapCoChair:
		return in.T("gap.said.co_chair."+string(g.Side), name)
	case register.GapTrade:
		return in.T("gap.said.trade", g.Period.Text().Or(register.Language(in)))
	case register.GapTradeFlows:
		return in.T("gap.said.trade_flows", g.Period.Text().Or(register.Language(in)), in.Figure(g.Figure))
	case register.GapTradeBase:
		return in.T("gap.said.trade_base", g.Period.Text().Or(register.Language(in)), in.Figure(g.Figure))
	}
	return in.T("gap.said."+string(g.Kind), name)
}

// Gaps says all that is missing, what lacks in one agreement, or on both sides of a commission, in one sentence.
func (in In) Gaps(gaps []register.Gap) (said []string) {
	for i := 0; i < len(gaps); i++ {
		g := gaps[i]
		if i+1 < len(gaps) && g.Kind == register.GapCoChair && gaps[i+1].Kind == g.Kind && gaps[i+1].Of == g.Of {
			said = append(said, in.T("gap.said.co_chairs", g.Name.Or(register.Language(in))))
			i++
			continue
		}
		var parts []string
		for ; i < len(gaps) && gaps[i].Of == g.Of && ofAgreement(gaps[i].Kind); i++ {
			parts = append(parts, in.T("gap."+string(gaps[i].Kind)))
		}
		if len(parts) == 0 {
			said = append(said, in.Gap(g))
			continue
		}
		i--
		said = append(said, in.T("gap.said.agreement", g.Name.Or(register.Language(in)), strings.Join(parts, ", ")))
	}
	return said
}

func ofAgreement(k register.GapKind) bool {
	return k == register.GapNumber || k == register.GapSigned || k == register.GapForce || k == register.GapTerm
}

// Ahead says what comes, without its day and its name.
func (in In) Ahead(a register.Ahead) string { return in.T("ahead." + string(a.Kind)) }
