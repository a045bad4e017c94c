package cli

import (
	"strings"

	"accord/app/lang"
	"accord/storage/register"
)

func (p *page) outcomes(outcomes []register.Outcome) {
	var lines []string
	for _, o := range outcomes {
		settled := lang.T("outcome.open")
		switch {
		case !o.By.IsZero():
			settled = lang.T("outcome.by."+strings.ReplaceAll(string(o.By.Kind), "-", "_")) + ": " + p.names[o.By.ID]
		case !o.Needless.IsZero():
			settled = lang.T("outcome.by.needless") + ": " + join(", ", o.Needless.Or(lang.Current()), o.NeedlessBy)
		}
		lines = append(lines, join("; ", o.Text.Or(lang.Current())+" ("+outcomeKind(o.Kind)+")", settled))
	}
	p.line("outcome.many", lines...)
}

func outcomeKind(v register.OutcomeKind) string { return lang.T("outcome.kind." + string(v)) }
