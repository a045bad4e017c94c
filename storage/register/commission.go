package register

// CommissionKind names the form of a commission.
type CommissionKind string

// The kinds of commissions.
const (
	CommissionIntergovernmental CommissionKind = "intergovernmental"
	CommissionMixed             CommissionKind = "mixed"
	CommissionJointGroup        CommissionKind = "joint_working_group"
	CommissionWorkingGroup      CommissionKind = "working_group"
)

// CommissionKinds lists them.
var CommissionKinds = []CommissionKind{
	CommissionIntergovernmental, CommissionMixed, CommissionJointGroup, CommissionWorkingGroup,
}

// MemberRole is what a member does in a commission.
type MemberRole string

// The roles of members.
const (
	RoleCoChair   MemberRole = "co_chair"
	RoleDeputy    MemberRole = "deputy"
	RoleSecretary MemberRole = "secretary"
	RoleOfMember  MemberRole = "member"
	RoleExpert    MemberRole = "expert"
)

// MemberRoles lists them in the order in which a composition is printed.
var MemberRoles = []MemberRole{RoleCoChair, RoleDeputy, RoleSecretary, RoleOfMember, RoleExpert}

// Member is a person's membership in one side of a commission for a time.
type Member struct {
	PersonID ID         `json:"person"`
	Side     Side       `json:"side"`
	Role     MemberRole `json:"role"`
	From     Date       `json:"from,omitempty"`
	To       Date       `json:"to,omitempty"`
	// Ground is the order or decision by which the member was named.
	Ground Text `json:"ground,omitzero"`
}

// On reports whether the membership may hold on the day, taking imprecise dates at their widest.
func (m Member) On(day Date) bool {
	return (m.From == "" || m.From.First() <= day) && (m.To == "" || day <= m.To.Last())
}

// Commission is a standing body of two sides that meets in sessions.
type Commission struct {
	Head
	Title    Text           `gorm:"embedded;embeddedPrefix:title_" json:"title"`
	Kind     CommissionKind `json:"kind"`
	Level    Level          `json:"level,omitempty"`
	OursID   ID             `json:"ours,omitzero"`
	TheirsID ID             `json:"theirs,omitzero"`
	// AgreementID is the agreement that founded the commission.
	AgreementID ID       `json:"agreement,omitzero"`
	Members     []Member `gorm:"serializer:json" json:"members,omitempty"`
	Languages   []string `gorm:"serializer:json" json:"languages,omitempty"`
	Aliases     []string `gorm:"serializer:json" json:"aliases,omitempty"`
	Note        Text     `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero"`
}

// Ref points at the commission.
func (c *Commission) Ref() Ref { return Ref{KindCommission, c.ID} }

// Label is the title.
func (c *Commission) Label() Text { return c.Title }

// Hint is empty: titles of commissions are their own.
func (c *Commission) Hint() Text { return Text{} }

// Words are the title, aliases and note.
func (c *Commission) Words() []string { return words(c.Title, c.Aliases, c.Note) }

// Mentions are the sides, the founding agreement and the members.
func (c *Commission) Mentions() []Mention {
	var m mentions
	m.add(KindPartner, c.OursID, RoleSide, "ours")
	m.add(KindPartner, c.TheirsID, RoleSide, "theirs")
	m.add(KindAgreement, c.AgreementID, RoleFounding, "agreement")
	for i, one := range c.Members {
		m.add(KindPerson, one.PersonID, RoleMember, at("members", i, "person"))
	}
	return m
}

// MembersOn gives those who were members on the day, in the order of a printed composition:
// ours first, then by role.
func (c *Commission) MembersOn(day Date) []Member {
	var on []Member
	for _, side := range Sides {
		for _, role := range MemberRoles {
			for _, m := range c.Members {
				if m.Side == side && m.Role == role && m.On(day) {
					on = append(on, m)
				}
			}
		}
	}
	return on
}

// Check wants a title, a kind, two different sides and members with persons. One person twice on
// overlapping days only warns: posts change hands in one day.
func (c *Commission) Check() Problems {
	var out Problems
	out.needText("title", c.Title)
	oneOf(&out, "kind", c.Kind, CommissionKinds, true)
	oneOf(&out, "level", c.Level, Levels, false)
	if !c.OursID.IsZero() && c.OursID == c.TheirsID {
		out.fault("theirs", "problem.party_twice")
	}
	if c.TheirsID.IsZero() {
		out.warn("theirs", "problem.one_side")
	}
	for i, m := range c.Members {
		out.needID(at("members", i, "person"), m.PersonID)
		oneOf(&out, at("members", i, "side"), m.Side, Sides, true)
		oneOf(&out, at("members", i, "role"), m.Role, MemberRoles, true)
		out.period(at("members", i, "from"), m.From, at("members", i, "to"), m.To)
		for _, earlier := range c.Members[:i] {
			if m.PersonID == earlier.PersonID && !m.PersonID.IsZero() && m.overlaps(earlier) {
				out.warn(at("members", i, "person"), "problem.member_twice")
			}
		}
	}
	return out
}

func (m Member) overlaps(other Member) bool {
	return !m.To.CertainlyBefore(other.From) && !other.To.CertainlyBefore(m.From)
}
