package register

// Meeting is a meeting with foreigners, during a visit or without one. All of them together are the journal of meetings
// that ministries keep.
type Meeting struct {
	Head
	// Number is that of the journal, as it is written there.
	Number string `json:"number,omitempty"`
	Title  Text   `gorm:"embedded;embeddedPrefix:title_" json:"title"`
	Day    Date   `json:"day,omitempty"`
	// Start and End are clock times of the place; an End before the Start is on the next day.
	Start string `gorm:"column:start_time" json:"start,omitempty"`
	End   string `gorm:"column:end_time" json:"end,omitempty"`
	Place Text   `gorm:"embedded;embeddedPrefix:place_" json:"place,omitzero"`
	// Zone is the time zone of the place by the name of the IANA database.
	Zone string `json:"zone,omitempty"`
	// VisitID is the visit during which it was held, ItemID the item of its programme.
	VisitID ID `json:"visit,omitzero"`
	ItemID  ID `json:"item,omitzero"`
	// PartnerIDs are the foreign bodies that were met.
	PartnerIDs []ID `gorm:"serializer:json" json:"partners,omitempty"`
	Ours       []ID `gorm:"serializer:json" json:"ours,omitempty" order:"kept"`
	Theirs     []ID `gorm:"serializer:json" json:"theirs,omitempty" order:"kept"`
	Ground     Text `gorm:"embedded;embeddedPrefix:ground_" json:"ground,omitzero" lines:"kept"`
	Aim        Text `gorm:"embedded;embeddedPrefix:aim_" json:"aim,omitzero"`
	// PermitterID is who permitted it, Permit the document by which.
	PermitterID ID   `json:"permitter,omitzero"`
	Permit      Text `gorm:"embedded;embeddedPrefix:permit_" json:"permit,omitzero"`
	// Points are the talking points prepared for it.
	Points Text `gorm:"embedded;embeddedPrefix:points_" json:"points,omitzero" lines:"kept"`
	// Content is the nature of the talk in a few words, as the journal has it; Record is what was said.
	Content Text `gorm:"embedded;embeddedPrefix:content_" json:"content,omitzero" lines:"kept"`
	Record  Text `gorm:"embedded;embeddedPrefix:record_" json:"record,omitzero" lines:"kept"`
	// ReportedOn is the day on which the meeting was reported, ReportedTo to whom.
	ReportedOn Date `json:"reported_on,omitempty"`
	ReportedTo Text `gorm:"embedded;embeddedPrefix:reported_to_" json:"reported_to,omitzero"`
	// AgreementIDs and CommissionIDs are those that were spoken of.
	AgreementIDs  []ID      `gorm:"serializer:json" json:"agreements,omitempty"`
	CommissionIDs []ID      `gorm:"serializer:json" json:"commissions,omitempty"`
	Outcomes      []Outcome `gorm:"serializer:json" json:"outcomes,omitempty"`
	Note          Text      `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// Ref points at the meeting.
func (m *Meeting) Ref() Ref { return Ref{KindMeeting, m.ID} }

// Label is the title.
func (m *Meeting) Label() Text { return m.Title }

// Hint is the day.
func (m *Meeting) Hint() Text { return everywhere(m.Day.Dotted()) }

// Words are the title, number, contents, outcomes, grounds and note.
func (m *Meeting) Words() []string {
	all := words(m.Title, m.Number, m.Content, m.Aim, m.Place)
	all = append(all, outcomeWords(m.Outcomes)...)
	return append(all, words(m.Record, m.Points, m.Ground, m.Permit, m.ReportedTo, m.Note)...)
}

// Mentions are the visit, the partners, the participants, who permitted it and what settles the outcomes.
func (m *Meeting) Mentions() []Mention {
	var all mentions
	all.add(KindVisit, m.VisitID, RoleVisit, "visit")
	for i, id := range m.PartnerIDs {
		all.add(KindPartner, id, RolePartner, at("partners", i, ""))
	}
	for i, id := range m.Ours {
		all.add(KindPerson, id, RoleParticipant, at("ours", i, ""))
	}
	for i, id := range m.Theirs {
		all.add(KindPerson, id, RoleParticipant, at("theirs", i, ""))
	}
	all.add(KindPerson, m.PermitterID, RolePermitter, "permitter")
	mentionSpokenOf(&all, m.AgreementIDs, m.CommissionIDs)
	mentionOutcomes(&all, m.Outcomes)
	return all
}

func (m *Meeting) tidy() { m.Start, m.End = fullClock(m.Start), fullClock(m.End) }

// Check wants a title and clock times; nobody stands twice among the participants. A report sent to nobody and a
// meeting without a foreign side only warn.
func (m *Meeting) Check() Problems {
	out := bounds(m)
	out.needText("title", m.Title)
	out.date("day", m.Day)
	out.clock("start", m.Start)
	out.clock("end", m.End)
	out.zone("zone", m.Zone)
	if clockTime().MatchString(m.Start) && clockTime().MatchString(m.End) && m.End < m.Start {
		out.warn("end", "problem.past_midnight")
	}
	if !m.ItemID.IsZero() && m.VisitID.IsZero() {
		out.fault("visit", "problem.required")
	}
	if len(m.PartnerIDs) == 0 && len(m.Theirs) == 0 {
		out.warn("partners", "problem.no_partner")
	}
	out.distinct(m.PartnerIDs, func(i int) string { return at("partners", i, "") }, "problem.partner_twice")
	checkSpokenOf(&out, m.AgreementIDs, m.CommissionIDs)
	both := append(append([]ID{}, m.Ours...), m.Theirs...)
	out.distinct(both, func(i int) string {
		if i < len(m.Ours) {
			return at("ours", i, "")
		}
		return at("theirs", i-len(m.Ours), "")
	}, "problem.person_twice")
	checkOutcomes(&out, m.Outcomes)
	out.date("reported_on", m.ReportedOn)
	if m.ReportedOn.CertainlyBefore(m.Day) {
		out.warn("reported_on", "problem.report_before_meeting")
	}
	if m.ReportedOn != "" && m.ReportedTo.IsZero() {
		out.warn("reported_to", "problem.reported_to_nobody")
	}
	return out
}
