package columns

import (
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Rules are the columns of the rules of procedure.
var Rules = func() []Column[storage.RuleRow] {
	type row = storage.RuleRow
	return []Column[row]{
		{
			Name: "verified", Label: "rule.status", Family: "rule.status.",
			Value: func(r row) any { return r.Verified }, Text: func(r row) string { return lang.RuleStatus(r.Verified, r.Off) },
		},
		truth("off", "", func(r row) bool { return r.Off }, func(row) string { return "" }),
		plain("levels", "rule.levels", func(r row) string { return codes(r.Levels) }).
			shows(func(r row) string { return lang.RuleLevels(r.Proof, r.Levels) }),
		plain("deadline", "rule.deadline", func(r row) string { return deadline(r.Deadline) }).
			shows(func(r row) string { return lang.RuleDeadline(r.Deadline) }),
		plain("kinds", "rule.kinds", func(r row) string { return codes(r.Kinds) }).
			shows(func(r row) string {
				names := make([]string, len(r.Kinds))
				for i, k := range r.Kinds {
					names[i] = word("agreement.kind.", k)
				}
				return together(names...)
			}).aside(),
		day("since", "rule.since", func(r row) register.Date { return r.Since }).aside(),
		phrase("source", "rule.source", func(r row) register.Text { return r.Source }).aside(),
		phrase("step", "rule.step", func(r row) register.Text { return r.Step }).byText(),
	}
}()

// deadline returns the time of a rule for scripts: "after 15 days signature", "before 1 months asked foreign_ministry".
func deadline(d register.TimeLimit) string {
	length := ""
	if d.Length.Given() {
		unit := d.Length.Unit
		if unit == "" {
			unit = register.Months
		}
		length = strconv.Itoa(d.Length.Count) + " " + string(unit)
	}
	return strings.Join(strings.Fields(string(d.Relation)+" "+length+" "+string(d.From.Kind)+" "+string(d.From.Body)+" "+string(d.From.Action)), " ")
}

// codes are values of an enumeration for scripts.
func codes[V ~string](values []V) string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return strings.Join(all, ", ")
}
