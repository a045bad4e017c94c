package cli

import (
	"accord/app/lang"
	"accord/storage/register"
)

// said is a word of an enumeration, nothing where the value is not known.
func said[V ~string](v V, word func(V) string) string {
	if v == "" {
		return ""
	}
	return word(v)
}

// The words of the enumerations.

func agreementKind(v register.AgreementKind) string   { return lang.T("agreement.kind." + string(v)) }
func level(v register.Level) string                   { return lang.T("agreement.level." + string(v)) }
func actionKind(v register.ActionKind) string         { return lang.T("agreement.action." + string(v)) }
func side(v register.Side) string                     { return lang.T("side." + string(v)) }
func partnerKind(v register.PartnerKind) string       { return lang.T("partner.kind." + string(v)) }
func commissionKind(v register.CommissionKind) string { return lang.T("commission.kind." + string(v)) }
func memberRole(v register.MemberRole) string         { return lang.T("commission.role." + string(v)) }
func sessionState(v register.SessionState) string     { return lang.T("session.state." + string(v)) }
func sessionMode(v register.Mode) string              { return lang.T("session.mode." + string(v)) }
func presence(v register.Presence) string             { return lang.T("session.attendance." + string(v)) }
func visitState(v register.VisitState) string         { return lang.T("visit.state." + string(v)) }
func visitType(v register.VisitType) string           { return lang.T("visit.type." + string(v)) }
func visitLevel(v register.VisitLevel) string         { return lang.T("visit.level." + string(v)) }
func direction(v register.Direction) string           { return lang.T("visit.direction." + string(v)) }
func delegateRole(v register.DelegateRole) string     { return lang.T("visit.role." + string(v)) }
func programmeKind(v register.ProgrammeKind) string   { return lang.T("programme.kind." + string(v)) }
func documentKind(v register.DocumentKind) string     { return lang.T("document.kind." + string(v)) }
func outcomeKind(v register.OutcomeKind) string       { return lang.T("outcome.kind." + string(v)) }
func kindWord(v register.Kind) string                 { return lang.T("kind." + string(v)) }
