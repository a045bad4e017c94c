package register

// Lineal lists the kinds of records that come of one another: a session of a commission, a commitment of a session.
// Partners, persons and spheres only take part.
var Lineal = []Kind{
	KindAgreement, KindCommission, KindSession, KindVisit, KindMeeting, KindEvent, KindInvitation, KindProductionLink, KindTradeRecord,
	KindCommitment,
}

// leadsOn are the roles in which a record mentions what came of it. In all others it mentions what it came of.
var leadsOn = map[Role]bool{RoleSettling: true, RoleResult: true, RoleCarriedTo: true}

// LeadsOn reports whether a mention in this role leads to what came of the record; otherwise it leads back to what the
// record came of.
func (r Role) LeadsOn() bool { return leadsOn[r] }
