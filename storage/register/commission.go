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

// HostRule says on whose ground a commission meets.
type HostRule string

// The rules: in turn, always on one side's ground, as agreed each time.
const (
	HostAlternates HostRule = "alternate"
	HostFixed      HostRule = "fixed"
	HostFree       HostRule = "free"
)

// HostRules lists them.
var HostRules = []HostRule{HostAlternates, HostFixed, HostFree}

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
	ID       ID         `json:"id,omitzero"`
	PersonID ID         `json:"person"`
	Side     Side       `json:"side"`
	Role     MemberRole `json:"role"`
	From     Date       `json:"from,omitempty"`
	To       Date       `json:"to,omitempty"`
	// Ground is the order or decision by which the member was named.
	Ground Text `json:"ground,omitzero" lines:"kept"`
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
	AgreementID ID `json:"agreement,omitzero"`
	// ParentID is the commission that this working group belongs to.
	ParentID ID `json:"parent,omitzero"`
	// Periodicity is how many months at most lie between two sessions, 0 where no rule says so.
	Periodicity int      `json:"periodicity,omitempty" most:"1200"`
	HostRule    HostRule `json:"host_rule,omitempty"`
	// Host is the side of the first session where hosts alternate, of all sessions where it is fixed.
	Host Side `json:"host,omitempty"`
	// AgendaDays is how many days before a session its agenda must be agreed, 0 for the usual AgendaDays.
	AgendaDays int      `json:"agenda_days,omitempty" most:"3660"`
	Members    []Member `gorm:"serializer:json" json:"members,omitempty" order:"kept"`
	Languages  []string `gorm:"serializer:json" json:"languages,omitempty"`
	Aliases    []string `gorm:"serializer:json" json:"aliases,omitempty"`
	Note       Text     `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// Ref points at the commission.
func (c *Commission) Ref() Ref { return Ref{KindCommission, c.ID} }

// Label is the title.
func (c *Commission) Label() Text { return c.Title }

// Hint is empty: titles of commissions are their own.
func (c *Commission) Hint() Text { return Text{} }

// OtherNames are the aliases: what it is called beside its label.
func (c *Commission) OtherNames() []string { return c.Aliases }

// Words are the title, aliases and note.
func (c *Commission) Words() []string { return words(c.Title, c.Aliases, c.Note) }

// Mentions are the sides, the founding agreement, the commission above and the members.
func (c *Commission) Mentions() []Mention {
	var m mentions
	m.add(KindPartner, c.OursID, RoleSide, "ours")
	m.add(KindPartner, c.TheirsID, RoleSide, "theirs")
	m.add(KindAgreement, c.AgreementID, RoleFounding, "agreement")
	m.add(KindCommission, c.ParentID, RoleParent, "parent")
	for i, one := range c.Members {
		m.addIn(KindPerson, one.PersonID, RoleMember, "members", i, "person")
	}
	return m
}

// MembersOn returns those who were members on the day, in the order of a printed composition:
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

// MembersChanged returns who has joined and who has left after a day and by another: what has become of the composition
// since the last session. Whoever left on the first day itself still sat there, and has left since. Of imprecise dates
// only those that certainly lie between the two count.
func (c *Commission) MembersChanged(since, on Date) (joined, left []Member) {
	for _, m := range c.Members {
		if m.From != "" && since < m.From.First() && m.From.Last() <= on {
			joined = append(joined, m)
		}
		if m.To != "" && since <= m.To.First() && m.To.Last() < on {
			left = append(left, m)
		}
	}
	return joined, left
}

// Check wants a title, a kind, two different sides and members with persons, and a host where the rule needs one. One
// person twice on overlapping days only warns: posts change hands in one day.
func (c *Commission) Check() Problems {
	out := bounds(c)
	out.needText("title", c.Title)
	oneOf(&out, "kind", c.Kind, CommissionKinds, true)
	oneOf(&out, "level", c.Level, Levels, false)
	if !c.OursID.IsZero() && c.OursID == c.TheirsID {
		out.fault("theirs", "problem.party_twice")
	}
	if c.TheirsID.IsZero() {
		out.warn("theirs", "problem.one_side")
	}
	if !c.ParentID.IsZero() && c.ParentID == c.ID {
		out.fault("parent", "problem.own_parent")
	}
	oneOf(&out, "host_rule", c.HostRule, HostRules, false)
	oneOf(&out, "host", c.Host, hosts, c.HostRule == HostFixed)
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

// hosts are the sides that can receive a session.
var hosts = []Side{Ours, Theirs}

func (m Member) overlaps(other Member) bool {
	return !m.To.CertainlyBefore(other.From) && !other.To.CertainlyBefore(m.From)
}
