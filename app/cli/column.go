package cli

import (
	"strconv"

	"accord/app/lang"
	"accord/storage/register"
)

// column is one column of a list: its name in data, its heading in tables, its values.
type column[R any] struct {
	// name is the field of JSON and CSV.
	name string
	// heading is the key of the heading in tables; without one the column is in data only.
	heading string
	right   bool
	// value gives a register.Text, a string, a bool or a whole number.
	value func(R) any
	// shown gives the value in the current language, as tables show it.
	shown func(R) string
}

func phrases[R any](name, heading string, value func(R) register.Text) column[R] {
	return column[R]{name, heading, false, func(r R) any { return value(r) }, func(r R) string { return value(r).Or(lang.Current()) }}
}

func plain[R any](name, heading string, value func(R) string) column[R] {
	return column[R]{name, heading, false, func(r R) any { return value(r) }, value}
}

func day[R any](name, heading string, value func(R) register.Date) column[R] {
	return column[R]{name, heading, false, func(r R) any { return string(value(r)) }, func(r R) string { return lang.Day(value(r)) }}
}

// lastDay is a column of the last day in force; one that never comes is said in a word and is no day of a script.
func lastDay[R any](name, heading string, value func(R) register.Date) column[R] {
	return column[R]{name, heading, false, func(r R) any { return string(ending(value(r))) }, func(r R) string {
		if value(r) == register.Forever {
			return lang.T("agreement.term.open")
		}
		return lang.Day(value(r))
	}}
}

// ending is a last day, and nothing where there is none.
func ending(d register.Date) register.Date {
	if d == register.Forever {
		return ""
	}
	return d
}

func number[R any](name, heading string, value func(R) int) column[R] {
	return column[R]{name, heading, true, func(r R) any { return value(r) }, func(r R) string {
		if value(r) == 0 {
			return ""
		}
		return strconv.Itoa(value(r))
	}}
}

// choice is a column of an enumeration; word gives a value in the current language.
func choice[R any, V ~string](name, heading string, value func(R) V, word func(V) string) column[R] {
	return column[R]{name, heading, false, func(r R) any { return string(value(r)) }, func(r R) string { return said(value(r), word) }}
}

// said is a word of an enumeration, nothing where the value is not known.
func said[V ~string](v V, word func(V) string) string {
	if v == "" {
		return ""
	}
	return word(v)
}

// The words of the enumerations.

func agreementKind(v register.AgreementKind) string   { return lang.T("agreement.kind." + string(v)) }
func agreementStatus(v register.Status) string        { return lang.T("agreement.status." + string(v)) }
func level(v register.Level) string                   { return lang.T("agreement.level." + string(v)) }
func actionKind(v register.ActionKind) string         { return lang.T("agreement.action." + string(v)) }
func side(v register.Side) string                     { return lang.T("side." + string(v)) }
func partnerKind(v register.PartnerKind) string       { return lang.T("partner.kind." + string(v)) }
func commissionKind(v register.CommissionKind) string { return lang.T("commission.kind." + string(v)) }
func commissionState(v register.CommissionState) string {
	return lang.T("commission.state." + string(v))
}
func memberRole(v register.MemberRole) string       { return lang.T("commission.role." + string(v)) }
func sessionState(v register.SessionState) string   { return lang.T("session.state." + string(v)) }
func sessionMode(v register.Mode) string            { return lang.T("session.mode." + string(v)) }
func presence(v register.Presence) string           { return lang.T("session.attendance." + string(v)) }
func visitState(v register.VisitState) string       { return lang.T("visit.state." + string(v)) }
func visitType(v register.VisitType) string         { return lang.T("visit.type." + string(v)) }
func visitLevel(v register.VisitLevel) string       { return lang.T("visit.level." + string(v)) }
func direction(v register.Direction) string         { return lang.T("visit.direction." + string(v)) }
func delegateRole(v register.DelegateRole) string   { return lang.T("visit.role." + string(v)) }
func programmeKind(v register.ProgrammeKind) string { return lang.T("programme.kind." + string(v)) }
func documentKind(v register.DocumentKind) string   { return lang.T("document.kind." + string(v)) }
func outcomeKind(v register.OutcomeKind) string     { return lang.T("outcome.kind." + string(v)) }
func kindWord(v register.Kind) string               { return lang.T("kind." + string(v)) }
