package agreements

import (
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/storage/register"
)

// rather offers an amendment where the text of a signed agreement is about to be changed. What was typed goes into the
// amendment's summary, so that it is not lost.
func (p *page) rather(was, now register.Record) *desk.Rather {
	saved, edited := was.(*register.Agreement), now.(*register.Agreement)
	fields := edited.TextChanged(saved)
	if len(fields) == 0 {
		return nil
	}
	amendment := saved.Amendment()
	amendment.Summary.Set(lang.Current(), strings.Join(changedWords(fields, saved, edited), "\n"))
	title, text := lang.T("agreement.amend.title"), lang.T("agreement.amend.text", lang.Day(saved.DoneOn()))
	if saved.SignedOn() == "" {
		title, text = lang.T("agreement.amend.adopted.title"), lang.T("agreement.amend.adopted", lang.Day(saved.DoneOn()))
	}
	return &desk.Rather{
		Title: title, Text: text,
		Do: lang.T("agreement.amend.do"), Still: lang.T("agreement.amend.still"), Record: amendment,
	}
}

// changedWords returns what the fields were and would be, a line each; the final clauses are one.
func changedWords(fields []string, saved, edited *register.Agreement) []string {
	var lines []string
	clauses := false
	for _, field := range fields {
		word, was, now := lang.T("agreement."+field), "", ""
		switch field {
		case "title":
			was, now = desk.Words(saved.Title), desk.Words(edited.Title)
		case "summary":
			was, now = desk.Words(saved.Summary), desk.Words(edited.Summary)
		default:
			if clauses {
				continue
			}
			clauses = true
			word, was, now = lang.T("agreement.rules"), lang.AgreementRules(saved), lang.AgreementRules(edited)
		}
		lines = append(lines, lang.T("agreement.amend.line", word, was, desk.Dash(now)))
	}
	return lines
}
