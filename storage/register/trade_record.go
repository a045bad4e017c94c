package register

import "cmp"

// Flow says which way goods went.
type Flow string

// The flows. Re-export stands apart from exports.
const (
	FlowExport   Flow = "export"
	FlowImport   Flow = "import"
	FlowTurnover Flow = "turnover"
	FlowReExport Flow = "re_export"
)

// Flows lists them.
var Flows = []Flow{FlowTurnover, FlowExport, FlowImport, FlowReExport}

// TradeBasis says how a figure came to be known.
type TradeBasis string

// The bases: our customs, the statistics of the other side, somebody's words.
const (
	BasisCustoms   TradeBasis = "customs"
	BasisMirror    TradeBasis = "mirror"
	BasisStatement TradeBasis = "statement"
)

// TradeBases lists them.
var TradeBases = []TradeBasis{BasisCustoms, BasisMirror, BasisStatement}

// Goods are those that a figure is for, by a code of the Harmonized System or of the EAEU's nomenclature (ТН ВЭД); no code
// is all of them.
type Goods struct {
	Code string `json:"code,omitempty"`
	Name Text   `gorm:"embedded;embeddedPrefix:name_" json:"name,omitzero"`
}

// validCode reports whether a code has 2 to 10 digits and its chapter is one there is.
func (g Goods) validCode() bool {
	if len(g.Code) < 2 || len(g.Code) > 10 {
		return false
	}
	for _, digit := range []byte(g.Code) {
		if digit < '0' || digit > '9' {
			return false
		}
	}
	return g.Code[:2] != "00" && g.Code[:2] != "77"
}

// Quantity is how much was traded, in thousandths of a unit.
type Quantity struct {
	Thousandths int64  `json:"thousandths,omitempty" most:"1000000000000000"`
	Unit        string `json:"unit,omitempty"`
}

// SaidGrowth is the growth reported with a figure: "more than doubled" is over 20000, in hundredths of a per cent of
// the same period a year before.
type SaidGrowth struct {
	Qualifier Qualifier `json:"qualifier,omitempty"`
	Ratio     int64     `json:"ratio,omitempty" most:"100000000"`
}

// IsZero reports whether no growth was reported.
func (g SaidGrowth) IsZero() bool { return g == SaidGrowth{} }

// TradeRecord is one figure of trade, as it was published or said.
type TradeRecord struct {
	Head
	// PartnerID is whom we trade with. OursID and TheirsID are the region or enterprise of either side that the figure is
	// for, where it is not for all.
	PartnerID ID          `json:"partner"`
	OursID    ID          `json:"ours,omitzero"`
	TheirsID  ID          `json:"theirs,omitzero"`
	Period    TradePeriod `gorm:"embedded;embeddedPrefix:period_" json:"period,omitzero"`
	Flow      Flow        `json:"flow"`
	Goods     Goods       `gorm:"embedded;embeddedPrefix:goods_" json:"goods,omitzero"`
	Value     Money       `gorm:"embedded;embeddedPrefix:value_" json:"value"`
	Qualifier Qualifier   `json:"qualifier"`
	Growth    SaidGrowth  `gorm:"embedded;embeddedPrefix:growth_" json:"growth,omitzero"`
	Quantity  Quantity    `gorm:"embedded;embeddedPrefix:quantity_" json:"quantity,omitzero"`
	Basis     TradeBasis  `json:"basis"`
	// Source is the meeting or the document with the figure, SourceWords a source that is no record here.
	Source      Ref  `gorm:"embedded;embeddedPrefix:source_" json:"source,omitzero"`
	SourceWords Text `gorm:"embedded;embeddedPrefix:source_words_" json:"source_words,omitzero"`
	PublishedOn Date `json:"published_on,omitempty"`
	Note        Text `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// knownFrom returns the first day on which the figure can have been known: the day of its publication, else of its
// period.
func (r *TradeRecord) knownFrom() Date { return cmp.Or(r.PublishedOn.First(), r.Period.First()) }

// Figure returns what the record says.
func (r *TradeRecord) Figure() Figure {
	return Figure{Value: r.Value, Qualifier: r.Qualifier, Origin: FigureSaid, From: []ID{r.ID}, source: figureSource{r.Source, r.SourceWords}}
}

var flowWords = map[Flow]Text{
	FlowExport:   {Ru: "Экспорт", En: "Exports", Tt: "Экспорт"},
	FlowImport:   {Ru: "Импорт", En: "Imports", Tt: "Импорт"},
	FlowTurnover: {Ru: "Товарооборот", En: "Trade turnover", Tt: "Товар әйләнеше"},
	FlowReExport: {Ru: "Реэкспорт", En: "Re-exports", Tt: "Реэкспорт"},
}

// Ref points at the record.
func (r *TradeRecord) Ref() Ref { return Ref{KindTradeRecord, r.ID} }

// Label is the flow and the period: "Товарооборот, I полугодие 2022 г.".
func (r *TradeRecord) Label() Text {
	label, period := flowWords[r.Flow], r.Period.Text()
	for _, l := range Languages {
		if words := period.Get(l); words != "" {
			label.Set(l, label.Get(l)+", "+words)
		}
	}
	return label
}

// Hint is the goods; see HintIDs.
func (r *TradeRecord) Hint() Text {
	if r.Goods.Name.IsZero() {
		return everywhere(r.Goods.Code)
	}
	return r.Goods.Name
}

// HintIDs are the partner and the enterprises: their names tell figures apart.
func (r *TradeRecord) HintIDs() []ID { return []ID{r.PartnerID, r.OursID, r.TheirsID} }

// Words are the goods, the source and the note.
func (r *TradeRecord) Words() []string {
	return words(r.Label(), r.Goods.Code, r.Goods.Name, r.SourceWords, r.Note)
}

// Mentions are the partner, those of either side, and the source.
func (r *TradeRecord) Mentions() []Mention {
	var m mentions
	m.add(KindPartner, r.PartnerID, RolePartner, "partner")
	m.add(KindPartner, r.OursID, RoleOurTrader, "ours")
	m.add(KindPartner, r.TheirsID, RoleTheirTrader, "theirs")
	m.add(r.Source.Kind, r.Source.ID, RoleSource, "source.id")
	return m
}

// Check wants a partner, a period, a flow, a value in a known currency with its qualifier, and a basis; codes of goods that
// can be; a unit with a quantity. It refuses what was published before its period began, and warns of what was published
// before its period ended and of a figure without a source.
func (r *TradeRecord) Check() Problems {
	out := bounds(r)
	out.needID("partner", r.PartnerID)
	for i, id := range []ID{r.OursID, r.TheirsID} {
		if !id.IsZero() && id == r.PartnerID || i == 1 && !id.IsZero() && id == r.OursID {
			out.fault([]string{"ours", "theirs"}[i], "problem.partner_twice")
		}
	}
	switch {
	case r.Period.IsZero():
		out.fault("period", "problem.required")
	case !r.Period.Valid():
		out.fault("period", "problem.period")
	}
	oneOf(&out, "flow", r.Flow, Flows, true)
	if r.Goods.Code != "" && !r.Goods.validCode() {
		out.fault("goods.code", "problem.hs_code", r.Goods.Code)
	}
	switch {
	case r.Value.Currency == "":
		out.fault("value.currency", "problem.required")
	case !knownCurrency(r.Value.Currency):
		out.fault("value.currency", "problem.currency", r.Value.Currency)
	}
	oneOf(&out, "qualifier", r.Qualifier, Qualifiers, true)
	oneOf(&out, "growth.qualifier", r.Growth.Qualifier, Qualifiers, r.Growth.Ratio != 0)
	if r.Growth.Ratio == 0 && r.Growth.Qualifier != "" {
		out.fault("growth.ratio", "problem.required")
	}
	if r.Quantity.Thousandths != 0 && r.Quantity.Unit == "" {
		out.fault("quantity.unit", "problem.required")
	}
	oneOf(&out, "basis", r.Basis, TradeBases, true)
	out.ref("source", r.Source)
	out.date("published_on", r.PublishedOn)
	switch {
	case !r.Period.Valid() || !r.PublishedOn.Valid():
	case r.PublishedOn.CertainlyBefore(r.Period.First()):
		out.fault("published_on", "problem.period_ahead")
	case r.PublishedOn.CertainlyBefore(r.Period.Last()):
		out.warn("published_on", "problem.period_not_over")
	}
	if r.Source.IsZero() && r.SourceWords.IsZero() {
		out.warn("source", "problem.no_figure_source")
	}
	return out
}

// AheadOf reports whether the period of the figure had not begun on a day.
func (r *TradeRecord) AheadOf(day Date) bool { return r.Period.First() > day.Last() }
