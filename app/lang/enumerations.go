package lang

// enumerations are the records' lists of values and where their words stand.
var enumerations = map[string]string{
	"Kind": "kind", "Side": "side",
	"AgreementKind": "agreement.kind", "Level": "agreement.level", "MemberState": "agreement.member", "Status": "agreement.status",
	"LinkKind": "agreement.link", "Unit": "agreement.unit", "ForceBasis": "agreement.force", "ForceStart": "agreement.start",
	"TermStart": "agreement.from", "Renewal": "agreement.renewal",
	"NoticeChannel": "agreement.channel", "NoticeEnd": "agreement.notice_end", "Answer": "agreement.answer",
	"Term": "agreement.term", "ActionKind": "agreement.action",
	"CommissionKind": "commission.kind", "CommissionState": "commission.state", "HostRule": "commission.host_rule", "MemberRole": "commission.role",
	"Mode": "session.mode", "Presence": "session.attendance", "SessionState": "session.state",
	"Direction": "visit.direction", "VisitType": "visit.type", "VisitLevel": "visit.level", "VisitState": "visit.state",
	"Fate": "visit.state", "DelegateRole": "visit.role", "ProgrammeKind": "programme.kind",
	"BodyKind": "agreement.body", "StepState": "rule.state", "MilestoneKind": "rule.event", "Relation": "rule.relation",
	"DocumentKind": "document.kind",
	"OutcomeKind":  "outcome.kind", "ProgrammeClashKind": "visit.clash",
	"PartnerKind":     "partner.kind",
	"CommitmentState": "commitment.state", "Duty": "commitment.side", "DueRule": "commitment.due_rule", "Priority": "commitment.priority",
	"ClosureResult": "commitment.result",
	"EventKind":     "event.kind", "EventRole": "event.role", "EventState": "event.state",
	"Channel": "invitation.channel", "Reply": "invitation.reply", "InvitationState": "invitation.state",
	"Flow": "trade-record.flow", "TradeBasis": "trade-record.basis", "Qualifier": "trade-record.qualifier",
	"PeriodKind": "trade-record.period.kind", "FigureOrigin": "trade.origin", "NoGrowth": "trade.no_growth",
	"AheadKind": "ahead", "GapKind": "gap",
	"ProductionKind": "production-link.kind", "ProductionState": "production-link.state",
}
