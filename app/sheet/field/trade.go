package field

import (
	"slices"

	"accord/storage/register"
)

var links = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "ours", Sort: Name, Kind: register.KindPartner, Ours: true, heads: words("наше предприятие|предприятие|предприятие рт|our enterprise|our company|enterprise|предприятие исеме")},
		{Name: "theirs", Sort: Name, Kind: register.KindPartner, heads: words("иностранное предприятие|партнер|чит ил партнеры|чит ил предприятиесе|зарубежный партнер|иностранный партнер|their enterprise|partner|foreign company|партнер|зарубежная компания|зарубежное предприятие|иностранная компания|предприятие партнер|foreign partner|foreign enterprise|foreign partner company|partner company")},
		{Name: "kind", Sort: Choice, Family: "production-link.kind.", Values: texts(register.ProductionKinds), heads: words("вид|вид связи|форма|форма сотрудничества|kind|type|form|төр|төре")},
		{Name: "object", Sort: Phrase, heads: words("предмет|что|продукция|объект|object|product|what|предмет исеме")},
		{Name: "place", Sort: Phrase, heads: words("место|город|где|страна|place|city|where|country|урын|location")},
		{Name: "state", Sort: Choice, Family: "production-link.state.", Values: texts(register.ProductionSteps), label: "sheet.field.state", heads: words("состояние|статус|state|status|хәле|текущее состояние|current state|current status")},
		{Name: "since", Sort: Day, Till: "until", heads: words("с|начало|с какого времени|с какого года|год начала|дата начала|начало сотрудничества|since|from|start|башлану")},
		{Name: "until", Sort: Day, Ends: true, heads: words("по|до|окончание|until|to|end|тәмамлану")},
		{Name: "sphere", Sort: Name, Kind: register.KindSphere, heads: words("сфера|отрасль|sphere|field|industry|өлкә|тармак")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys:  [][]string{{"id"}, {"ours", "theirs", "kind"}},
	fixed: map[string]string{"kind": string(register.ProductionSupply)},
	fill: of(func(p *register.ProductionLink, v Values) {
		v.id("ours", &p.OursID)
		v.id("theirs", &p.TheirsID)
		choose(v, "kind", &p.Kind)
		v.text("object", &p.Object)
		v.text("place", &p.Place)
		v.day("since", &p.Since)
		v.day("until", &p.Until)
		if state := register.ProductionState(v["state"].Choice); state != "" && !slices.ContainsFunc(p.Steps, func(s register.ProductionStep) bool { return s.State == state }) {
			p.Steps = append(p.Steps, register.ProductionStep{State: state})
		}
		v.id("sphere", &p.SphereID)
		v.note(&p.Note)
	}),
}

// trades also have the names of the columns of the customs' tables (DATTSVT) and of UN Comtrade.
var trades = table{
	fields: []Field{
		{Name: "id", Sort: Line, label: "sheet.field.id", heads: words("id|идентификатор|guid|uuid")},
		{Name: "partner", Sort: Name, Kind: register.KindPartner, Again: true, heads: words("страна|партнер|страна партнер|государство|nastranapr|partner|partnerdesc|partner desc|partner country|country|ил|партнер")},
		{Name: "ours", Sort: Name, Kind: register.KindPartner, Ours: true, heads: words("регион|субъект|region s|region|наша сторона|reporter|reporterdesc|reporter desc|our side|төбәк")},
		{Name: "period", Sort: Period, heads: words("период|год|месяц|period|year|month|refperiodid|чор|ел")},
		{Name: "flow", Sort: Choice, Family: "trade-record.flow.", Values: texts(register.Flows), heads: words("направление|поток|экспорт импорт|вид|napr|flow|flowcode|flowdesc|flow code|trade flow|юнәлеш")},
		{Name: "goods.code", Sort: Line, heads: words("код тн вэд|тн вэд|тнвэд|код товара|код|tnved|cmdcode|cmd code|hs|hs code|commodity code|код товар")},
		{Name: "goods.name", Sort: Phrase, heads: words("товар|наименование товара|товары|cmddesc|cmd desc|commodity|goods|товар исеме")},
		{Name: "value", Sort: Amount, heads: words("стоимость|сумма|объем|значение|товарооборот|стоимость долл сша|stoim|primaryvalue|primary value|value|trade value|amount|күләм|сумма|бәясе|бәя")},
		{Name: "value.currency", Sort: Line, label: "trade-record.value.currency", heads: words("валюта|currency|валютасы")},
		{Name: "qualifier", Sort: Choice, Family: "trade-record.qualifier.", Values: texts(register.Qualifiers), heads: words("точность|qualifier")},
		{Name: "quantity", Sort: Line, heads: words("количество|кол во|kol|qty|quantity|микъдар")},
		{Name: "unit", Sort: Line, label: "trade-record.quantity.unit", heads: words("единица|ед изм|единица измерения|edizm|qtyunitabbr|unit|үлчәү берәмлеге")},
		{Name: "net", Sort: Line, label: "sheet.field.net", heads: words("вес нетто|нетто|netto|netwgt|net weight|net wgt|нетто кг")},
		{Name: "basis", Sort: Choice, Family: "trade-record.basis.", Values: texts(register.TradeBases), heads: words("основа|база|basis|нигез")},
		{Name: "source_words", Sort: Phrase, heads: words("источник|source|чыганак")},
		{Name: "published_on", Sort: Day, heads: words("дата публикации|опубликовано|published|published on|басылган")},
		{Name: "note", Sort: Phrase, heads: words("примечание|примечания|прим|комментарий|note|notes|remark|remarks|comment|comments|искәрмә")},
	},
	keys:   tradeKeys(),
	common: []string{"partner", "value.currency", "source_words", "published_on"},
	fixed: map[string]string{
		"flow": string(register.FlowTurnover), "qualifier": string(register.Exactly), "basis": string(register.BasisCustoms),
	},
	stated: func(heads []string) map[string]string {
		if slices.ContainsFunc(heads, func(h string) bool { return slices.Contains(inDollars, Fold(h)) }) {
			return map[string]string{"value.currency": "USD"}
		}
		return nil
	},
	fill: of(fillTrade),
}

// Currency is the field of the currency of all sums of a row. It is said once for a table where no column and no heading names it.
const Currency = "value.currency"

// inDollars are columns of the customs' tables and of UN Comtrade, whose layouts lay down the currency.
var inDollars = words("stoim|primaryvalue")

// tradeKeys are the sets that identify an existing figure. By another basis it is another figure, and published on
// another day it is a revision.
func tradeKeys() [][]string {
	sets := [][]string{{"id"}}
	for _, day := range [][]string{{"published_on"}, nil} {
		for _, goods := range [][]string{{"goods.code", "unit"}, {"goods.code"}, nil} {
			for _, ours := range [][]string{{"ours"}, nil} {
				sets = append(sets, slices.Concat([]string{"partner", "period", "flow", "basis"}, ours, goods, day))
			}
		}
	}
	return sets
}

func fillTrade(r *register.TradeRecord, v Values) {
	v.id("partner", &r.PartnerID)
	v.id("ours", &r.OursID)
	if one, there := v["period"]; there {
		r.Period = one.Period
	}
	choose(v, "flow", &r.Flow)
	v.line("goods.code", &r.Goods.Code)
	v.text("goods.name", &r.Goods.Name)
	choose(v, "qualifier", &r.Qualifier)
	if one, there := v["value"]; there {
		r.Value = one.Amount.Money
		if one.Amount.Qualifier != "" {
			r.Qualifier = one.Amount.Qualifier
		}
	}
	if one, there := v["quantity"]; there {
		r.Quantity.Thousandths = int64(one.Number)
		v.line("unit", &r.Quantity.Unit)
	} else if one, there := v["net"]; there {
		r.Quantity = register.Quantity{Thousandths: int64(one.Number), Unit: kilogram}
	}
	choose(v, "basis", &r.Basis)
	if r.Source.IsZero() { // whose name our own list shows in the same column
		v.text("source_words", &r.SourceWords)
	}
	v.day("published_on", &r.PublishedOn)
	v.note(&r.Note)
}

const kilogram = "кг"
