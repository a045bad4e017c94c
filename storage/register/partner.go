package register

import (
	"fmt"
	"slices"

	"accord/storage/pattern"
)

// PartnerKind says what a partner is.
type PartnerKind string

// The kinds of partners.
const (
	PartnerState             PartnerKind = "state"
	PartnerFormerState       PartnerKind = "former_state"
	PartnerTerritory         PartnerKind = "territory"
	PartnerMunicipality      PartnerKind = "municipality"
	PartnerAuthority         PartnerKind = "authority"
	PartnerMission           PartnerKind = "mission"
	PartnerEnterprise        PartnerKind = "enterprise"
	PartnerChamber           PartnerKind = "chamber"
	PartnerUniversity        PartnerKind = "university"
	PartnerInternationalBody PartnerKind = "international_body"
	PartnerOther             PartnerKind = "other"
)

// PartnerKinds lists them as forms do.
var PartnerKinds = []PartnerKind{
	PartnerState, PartnerFormerState, PartnerTerritory, PartnerMunicipality, PartnerAuthority, PartnerMission,
	PartnerEnterprise, PartnerChamber, PartnerUniversity, PartnerInternationalBody, PartnerOther,
}

// Partner is a state, territory, authority, enterprise or body that takes part in cooperation,
// ours or foreign. Partners form a tree: country, region, organisation.
type Partner struct {
	Head
	Name Text        `gorm:"embedded;embeddedPrefix:name_" json:"name"`
	Kind PartnerKind `json:"kind"`
	// Ours is true for the bodies of our own side.
	Ours     bool     `json:"ours"`
	ParentID ID       `json:"parent,omitzero"`
	Aliases  []string `gorm:"serializer:json" json:"aliases,omitempty"`
	// Code is ISO 3166-1 alpha-2 for a state (AZ), ISO 3166-2 for a territory (RU-TA).
	Code string `json:"code,omitempty"`
	Note Text   `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
	// Identity says which other records it was taken for.
	Identity Identity `gorm:"serializer:json" json:"identity,omitzero"`
}

// Ref points at the partner.
func (p *Partner) Ref() Ref { return Ref{KindPartner, p.ID} }

// Label is the name.
func (p *Partner) Label() Text { return p.Name }

// Hint is the code.
func (p *Partner) Hint() Text { return everywhere(p.Code) }

// OtherNames are the aliases and the code: what it is called beside its label.
func (p *Partner) OtherNames() []string { return append(slices.Clone(p.Aliases), words(p.Code)...) }

// Words are the names, aliases, code and note.
func (p *Partner) Words() []string { return words(p.Name, p.Aliases, p.Code, p.Note) }

// Mentions is the partner above.
func (p *Partner) Mentions() []Mention {
	var m mentions
	m.add(KindPartner, p.ParentID, RoleParent, "parent")
	return m
}

var isoCode = pattern.Of(`^[A-Z]{2}(-[A-Z0-9]{1,3})?$`)

// Check wants a name and a kind; the code must look like ISO 3166, aliases be said once.
func (p *Partner) Check() Problems {
	out := bounds(p)
	out.needText("name", p.Name)
	oneOf(&out, "kind", p.Kind, PartnerKinds, true)
	if p.Code != "" && !isoCode().MatchString(p.Code) {
		out.fault("code", "problem.country_code", p.Code)
	}
	if !p.ParentID.IsZero() && p.ParentID == p.ID {
		out.fault("parent", "problem.own_parent")
	}
	for i, a := range p.Aliases {
		if slices.Contains(p.Aliases[:i], a) {
			out.warn(fmt.Sprintf("aliases[%d]", i), "problem.twice", a)
		}
	}
	return out
}
