package register

import "slices"

// ProductionKind says what one enterprise does for another.
type ProductionKind string

// The kinds of production links.
const (
	ProductionSupply        ProductionKind = "supply"
	ProductionAssembly      ProductionKind = "assembly"
	ProductionDistributor   ProductionKind = "distributor"
	ProductionServiceCentre ProductionKind = "service_centre"
	ProductionJointVenture  ProductionKind = "joint_venture"
	ProductionLicence       ProductionKind = "licence"
	ProductionOffice        ProductionKind = "office" // a trading house or an office abroad
)

// ProductionKinds lists them.
var ProductionKinds = []ProductionKind{
	ProductionSupply, ProductionAssembly, ProductionDistributor, ProductionServiceCentre, ProductionJointVenture, ProductionLicence, ProductionOffice,
}

// ProductionState is what a production link is on a day.
type ProductionState string

// The states. A step may lead into each of them but the last: nothing is known for the day.
const (
	ProductionPlanned           ProductionState = "planned"
	ProductionUnderConstruction ProductionState = "under_construction"
	ProductionWorking           ProductionState = "working"
	ProductionClosed            ProductionState = "closed"
	ProductionUnknown           ProductionState = "unknown"
)

// ProductionSteps lists the states that steps lead into, ProductionStates all.
var (
	ProductionSteps  = []ProductionState{ProductionPlanned, ProductionUnderConstruction, ProductionWorking, ProductionClosed}
	ProductionStates = append(slices.Clone(ProductionSteps), ProductionUnknown)
)

// ProductionStep is a day from which a link is in a state; an empty day is unknown and lies before all others.
type ProductionStep struct {
	ID    ID              `json:"id,omitzero"`
	State ProductionState `json:"state"`
	On    Date            `json:"on,omitempty"`
}

// WholeShare is all of an enterprise: 100 per cent in hundredths of one.
const WholeShare = 10000

// ProductionLink is what one of our enterprises does with one of theirs.
type ProductionLink struct {
	Head
	OursID   ID             `json:"ours"`
	TheirsID ID             `json:"theirs"`
	Kind     ProductionKind `json:"kind"`
	// Object is what the link supplies, assembles or runs; Place is where.
	Object Text             `gorm:"embedded;embeddedPrefix:object_" json:"object,omitzero"`
	Place  Text             `gorm:"embedded;embeddedPrefix:place_" json:"place,omitzero"`
	Steps  []ProductionStep `gorm:"serializer:json" json:"steps,omitempty"`
	Since  Date             `json:"since,omitempty"`
	// Until is the last day of the link.
	Until Date `gorm:"column:until_day" json:"until,omitempty"`
	// Share is our part in hundredths of a per cent, 0 where it is not known.
	Share    int `json:"share,omitempty"`
	SphereID ID  `json:"sphere,omitzero"`
	// Source is the record of where it was agreed or spoken of.
	Source Ref  `gorm:"embedded;embeddedPrefix:source_" json:"source,omitzero"`
	Note   Text `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// ProductionSpan is a stretch of days in which a link is in one state; both days are included. From is empty for the first one,
// To is Forever for the last.
type ProductionSpan struct {
	From, To Date
	State    ProductionState
}

// Spans returns the states of the link for all days, without a gap. Without steps it works from Since on. After Until it
// is closed, whatever the steps say.
func (p *ProductionLink) Spans() []ProductionSpan {
	steps := slices.Clone(p.Steps)
	if len(steps) == 0 && p.Since != "" {
		steps = []ProductionStep{{State: ProductionWorking, On: p.Since}}
	}
	slices.SortStableFunc(steps, func(a, b ProductionStep) int { return a.On.First().Compare(b.On.First()) })
	closed := Forever
	if p.Until != "" {
		closed = p.Until.Last().AddDays(1)
		steps = slices.DeleteFunc(steps, func(s ProductionStep) bool { return s.On.First() >= closed })
		steps = append(steps, ProductionStep{State: ProductionClosed, On: closed})
	}
	spans := []ProductionSpan{{To: Forever, State: ProductionUnknown}}
	for _, s := range steps {
		last := &spans[len(spans)-1]
		switch from := s.On.First(); {
		case from == last.From: // the later of two of one day
			last.State = s.State
		case s.State != last.State:
			last.To = from.AddDays(-1)
			spans = append(spans, ProductionSpan{from, Forever, s.State})
		}
	}
	return spans
}

// Move takes the link into a state from a day on. A beginning and an end that are known without a step become one each, for
// they would hide the others.
func (p *ProductionLink) Move(state ProductionState, on Date) {
	if len(p.Steps) == 0 && p.Since != "" {
		p.Steps = []ProductionStep{{State: ProductionWorking, On: p.Since}}
	}
	if p.Until != "" && p.Until.Last() < on {
		p.Steps = append(p.Steps, ProductionStep{State: ProductionClosed, On: p.Until.Last().AddDays(1)})
		p.Until = ""
	}
	p.Steps = append(p.Steps, ProductionStep{State: state, On: on})
}

// StateOn returns the state on a day.
func (p *ProductionLink) StateOn(day Date) ProductionState {
	for _, s := range p.Spans() {
		if day <= s.To {
			return s.State
		}
	}
	return ProductionUnknown
}

var productionWords = map[ProductionKind]Text{
	ProductionSupply:        {Ru: "Поставки", En: "Supply", Tt: "Китереп бирү"},
	ProductionAssembly:      {Ru: "Сборка", En: "Assembly", Tt: "Җыю"},
	ProductionDistributor:   {Ru: "Дистрибьютор", En: "Distributor", Tt: "Дистрибьютор"},
	ProductionServiceCentre: {Ru: "Сервисный центр", En: "Service centre", Tt: "Сервис үзәге"},
	ProductionJointVenture:  {Ru: "Совместное предприятие", En: "Joint venture", Tt: "Уртак предприятие"},
	ProductionOffice:        {Ru: "Торговый дом, представительство", En: "Trading house, office", Tt: "Сәүдә йорты, вәкиллек"},
	ProductionLicence:       {Ru: "Лицензия", En: "Licence", Tt: "Лицензия"},
}

// Ref points at the link.
func (p *ProductionLink) Ref() Ref { return Ref{KindProductionLink, p.ID} }

// Label is the object, or the kind where there is none.
func (p *ProductionLink) Label() Text {
	if !p.Object.IsZero() {
		return p.Object
	}
	return productionWords[p.Kind]
}

// Hint is empty; see HintIDs.
func (p *ProductionLink) Hint() Text { return Text{} }

// HintIDs are those whose names tell links apart: the two enterprises.
func (p *ProductionLink) HintIDs() []ID { return []ID{p.OursID, p.TheirsID} }

// Words are the object, the place and the note.
func (p *ProductionLink) Words() []string { return words(p.Object, p.Place, p.Note) }

// Mentions are the two enterprises, the sphere and the source.
func (p *ProductionLink) Mentions() []Mention {
	var m mentions
	m.add(KindPartner, p.OursID, RoleOurEnterprise, "ours")
	m.add(KindPartner, p.TheirsID, RoleTheirEnterprise, "theirs")
	m.add(KindSphere, p.SphereID, RoleSphere, "sphere")
	m.add(p.Source.Kind, p.Source.ID, RoleSource, "source.id")
	return m
}

// behind reports whether a step leads back to a state before an earlier day's.
func (p *ProductionLink) behind(i int) bool {
	step := p.Steps[i]
	return slices.ContainsFunc(p.Steps, func(other ProductionStep) bool {
		return other.On != "" && other.On.CertainlyBefore(step.On) &&
			slices.Index(ProductionSteps, other.State) > slices.Index(ProductionSteps, step.State)
	})
}

// Check wants two different enterprises, a kind, states in the steps, an end not before the start and a share within
// the whole. It warns of steps outside of the link's days and of repeated ones.
func (p *ProductionLink) Check() Problems {
	out := bounds(p)
	out.needID("ours", p.OursID)
	out.needID("theirs", p.TheirsID)
	if !p.OursID.IsZero() && p.OursID == p.TheirsID {
		out.fault("theirs", "problem.partner_twice")
	}
	oneOf(&out, "kind", p.Kind, ProductionKinds, true)
	out.period("since", p.Since, "until", p.Until)
	for i, s := range p.Steps {
		oneOf(&out, at("steps", i, "state"), s.State, ProductionSteps, true)
		out.date(at("steps", i, "on"), s.On)
		if p.Until.CertainlyBefore(s.On) {
			out.warn(at("steps", i, "on"), "problem.step_after_end")
		}
		if i > 0 && s.On == p.Steps[i-1].On {
			out.warn(at("steps", i, "on"), "problem.steps_of_one_day")
		}
		if p.behind(i) {
			out.warn(at("steps", i, "state"), "problem.steps_out_of_order")
		}
	}
	if p.Share > WholeShare {
		out.fault("share", "problem.share")
	}
	out.ref("source", p.Source)
	return out
}
