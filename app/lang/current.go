package lang

import (
	"accord/storage/alike"
	"accord/storage/register"
)

// now is the language in use, which the window and the commands speak.
func now() In { return In(Current()) }

// AgreementRules is In.AgreementRules in the language in use.
func AgreementRules(a *register.Agreement) string { return now().AgreementRules(a) }

// AgreementSentence is In.AgreementSentence in the language in use.
func AgreementSentence(a *register.Agreement, on register.Date, names Names) string {
	return now().AgreementSentence(a, on, names)
}

// AgreementState is In.AgreementState in the language in use.
func AgreementState(a *register.Agreement, on register.Date, names Names) string {
	return now().AgreementState(a, on, names)
}

// AgreementStatus is In.AgreementStatus in the language in use.
func AgreementStatus(s register.Standing, names Names) string { return now().AgreementStatus(s, names) }

// AmendedRules is In.AmendedRules in the language in use.
func AmendedRules(c register.Amended) string { return now().AmendedRules(c) }

// At is In.At in the language in use.
func At(r register.Record, path string, names Names) string { return now().At(r, path, names) }

// AtEach is In.AtEach in the language in use.
func AtEach(path string, names Names, versions ...register.Record) []string {
	return now().AtEach(path, names, versions...)
}

// Anniversary is In.Anniversary in the language in use.
func Anniversary(years int, adopted bool) string { return now().Anniversary(years, adopted) }

// ApprovalAnswer is In.ApprovalAnswer in the language in use.
func ApprovalAnswer(one register.Approval, on register.Date) string {
	return now().ApprovalAnswer(one, on)
}

// Clash is In.Clash in the language in use.
func Clash(v *register.Visit, c register.ProgrammeClash, names Names) string {
	return now().Clash(v, c, names)
}

// CommissionAhead is In.CommissionAhead in the language in use.
func CommissionAhead(c *register.Commission, t register.Turn, on register.Date) string {
	return now().CommissionAhead(c, t, on)
}

// CommissionHosts is In.CommissionHosts in the language in use.
func CommissionHosts(c *register.Commission) string { return now().CommissionHosts(c) }

// CommissionMet is In.CommissionMet in the language in use.
func CommissionMet(t register.Turn, on register.Date) string { return now().CommissionMet(t, on) }

// CommissionOverdue is In.CommissionOverdue in the language in use.
func CommissionOverdue(t register.Turn, on register.Date) string {
	return now().CommissionOverdue(t, on)
}

// CommissionRhythm is In.CommissionRhythm in the language in use.
func CommissionRhythm(months int) string { return now().CommissionRhythm(months) }

// CountryName is In.CountryName in the language in use.
func CountryName(code string) string { return now().CountryName(code) }

// Differences is In.Differences in the language in use.
func Differences(before, after register.Record, names Names) []Difference {
	return now().Differences(before, after, names)
}

// Due is In.Due in the language in use.
func Due(on, day register.Date) string { return now().Due(on, day) }

// Family is In.Family in the language in use.
func Family(prefix string) []string { return now().Family(prefix) }

// Field is In.Field in the language in use.
func Field(k register.Kind, path string) string { return now().Field(k, path) }

// Figure is In.Figure in the language in use.
func Figure(f register.Figure) string { return now().Figure(f) }

// Growth is In.Growth in the language in use.
func Growth(g register.Growth) string { return now().Growth(g) }

// LanguageName is In.LanguageName in the language in use.
func LanguageName(code string) string { return now().LanguageName(code) }

// Length is In.Length in the language in use.
func Length(l register.Length) string { return now().Length(l) }

// LongDay is In.LongDay in the language in use.
func LongDay(d register.Date) string { return now().LongDay(d) }

// Money is In.Money in the language in use.
func Money(m register.Money) string { return now().Money(m) }

// Month is In.Month in the language in use.
func Month(m int) string { return now().Month(m) }

// MonthTitle is In.MonthTitle in the language in use.
func MonthTitle(year, m int) string { return now().MonthTitle(year, m) }

// N is In.N in the language in use.
func N(key string, n int, args ...any) string { return now().N(key, n, args...) }

// Place is In.Place in the language in use.
func Place(where register.Record, path string, names Names) string {
	return now().Place(where, path, names)
}

// Percent is In.Percent in the language in use.
func Percent(hundredths int) string { return now().Percent(hundredths) }

// Quantity is In.Quantity in the language in use.
func Quantity(q register.Quantity) string { return now().Quantity(q) }

// ReportRule is In.ReportRule in the language in use.
func ReportRule(rule *register.ProcedureRule) string { return now().ReportRule(rule) }

// Rows is In.Rows in the language in use.
func Rows(r register.Record, field string, names Names) []Row { return now().Rows(r, field, names) }

// RuleDeadline is In.RuleDeadline in the language in use.
func RuleDeadline(d register.TimeLimit) string { return now().RuleDeadline(d) }

// RuleLevels is In.RuleLevels in the language in use.
func RuleLevels(proof register.Milestone, levels []register.Level) string {
	return now().RuleLevels(proof, levels)
}

// RuleMilestone is In.RuleMilestone in the language in use.
func RuleMilestone(e register.Milestone) string { return now().RuleMilestone(e) }

// RuleStatus is In.RuleStatus in the language in use.
func RuleStatus(verified, off bool) string { return now().RuleStatus(verified, off) }

// SaidGrowth is In.SaidGrowth in the language in use.
func SaidGrowth(g register.SaidGrowth) string { return now().SaidGrowth(g) }

// SessionCalled is In.SessionCalled in the language in use.
func SessionCalled(s *register.Session) string { return now().SessionCalled(s) }

// SessionMoved is In.SessionMoved in the language in use.
func SessionMoved(m register.Move) string { return now().SessionMoved(m) }

// SessionNext is In.SessionNext in the language in use.
func SessionNext(s *register.Session) string { return now().SessionNext(s) }

// SessionProtocol is In.SessionProtocol in the language in use.
func SessionProtocol(s *register.Session) string { return now().SessionProtocol(s) }

// SessionSentence is In.SessionSentence in the language in use.
func SessionSentence(s *register.Session, on register.Date, unfinished int) string {
	return now().SessionSentence(s, on, unfinished)
}

// ShortAmount is In.ShortAmount in the language in use.
func ShortAmount(m register.Money) string { return now().ShortAmount(m) }

// ShortFigure is In.ShortFigure in the language in use.
func ShortFigure(f register.Figure) string { return now().ShortFigure(f) }

// ShortGrowth is In.ShortGrowth in the language in use.
func ShortGrowth(g register.Growth) string { return now().ShortGrowth(g) }

// Size is In.Size in the language in use.
func Size(bytes int64) string { return now().Size(bytes) }

// State is In.State in the language in use.
func State(r register.Record, sessions []*register.Session, on register.Date) (state, word string) {
	return now().State(r, sessions, on)
}

// Sum is In.Sum in the language in use.
func Sum(m register.Money) string { return now().Sum(m) }

// T is In.T in the language in use.
func T(key string, args ...any) string { return now().T(key, args...) }

// Thousandths is In.Thousandths in the language in use.
func Thousandths(n int64) string { return now().Thousandths(n) }

// Unit is In.Unit in the language in use.
func Unit(key string, n int) string { return now().Unit(key, n) }

// Value is In.Value in the language in use.
func Value(r register.Record, field string, names Names) []string {
	return now().Value(r, field, names)
}

// WeekdayShort is In.WeekdayShort in the language in use.
func WeekdayShort(i int) string { return now().WeekdayShort(i) }

// Likeness is In.Likeness in the language in use.
func Likeness(l alike.Likeness) string { return now().Likeness(l) }

// Reasons is In.Reasons in the language in use.
func Reasons(l alike.Likeness) string { return now().Reasons(l) }

// Spot is In.Spot in the language in use.
func Spot(k register.Kind, path string) string { return now().Spot(k, path) }

// Sureness is In.Sureness in the language in use.
func Sureness(l alike.Likeness) string { return now().Sureness(l) }

// OnPage is In.OnPage in the language in use.
func OnPage(page int, words string) string { return now().OnPage(page, words) }
