package columns

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Agreements are the columns of agreements.
var Agreements = func() []Column[storage.AgreementRow] {
	type row = storage.AgreementRow
	return []Column[row]{
		plain("number", "agreement.number", func(r row) string { return r.Number }).byText(),
		day("signed_on", "agreement.signed", func(r row) register.Date { return r.SignedOn }).
			shows(established).placed(func(r row) any { return r.DoneOn }),
		day("adopted_on", "agreement.adopted", func(r row) register.Date { return r.AdoptedOn }).aside(),
		day("entry_into_force", "agreement.in_force_from", func(r row) register.Date { return r.ForceOn }).byDay().aside(),
		choice("term", "agreement.term", "agreement.term.", func(r row) register.Term { return r.Term }).aside(),
		day("until", "agreement.until", lastDay).shows(Until).placed(func(r row) any { return r.Until }),
		day("notice_by", "agreement.notice_by", func(r row) register.Date { return r.NoticeBy }).aside(),
		choice("status", "agreement.status", "agreement.status.", func(r row) register.Status { return r.Status }).
			shows(AgreementStatus).placed(func(r row) any { return 1 + slices.Index(register.Statuses, r.Status) }),
		choice("kind", "agreement.kind", "agreement.kind.", func(r row) register.AgreementKind { return r.Kind }).aside(),
		choice("level", "agreement.level", "agreement.level.", func(r row) register.Level { return r.Level }).aside(),
		phrase("ours", "agreement.ours", func(r row) register.Text { return r.Ours }).aside(),
		phrase("partner", "agreement.partner", func(r row) register.Text { return r.Partner }).byText().names(func(r row) storage.Names { return r.Partners }),
		phrase("sphere", "agreement.sphere", func(r row) register.Text { return r.Spheres }).aside(),
		phrase("signed_at", "agreement.signing_at", func(r row) register.Text { return r.SignedAt }).aside(),
		list("languages", "agreement.languages", func(r row) []string { return r.Languages }).shows(func(r row) string { return languages(r.Languages) }).aside(),
		phrase("original", "agreement.original", func(r row) register.Text { return r.Original }).aside(),
		phrase("title", "agreement.title", func(r row) register.Text { return r.Title }).byText(),
	}
}()

// established says when an agreement was signed, or calls it adopted where no party signs.
func established(r storage.AgreementRow) string {
	if r.SignedOn == "" && r.AdoptedOn != "" {
		return lang.T("agreement.adopted.on", lang.Day(r.AdoptedOn))
	}
	return lang.Day(r.SignedOn)
}

// lastDay is the last day in force, nothing where it never comes: that is no day of a script.
func lastDay(r storage.AgreementRow) register.Date {
	if r.Until == register.Forever {
		return ""
	}
	return r.Until
}

// Until says until when an agreement is in force, and of one without end that it has none.
func Until(r storage.AgreementRow) string {
	if r.Until == register.Forever {
		return lang.T("agreement.term.open")
	}
	return lang.Day(r.Until)
}

// languages names languages by their codes.
func languages(codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = lang.LanguageName(code)
	}
	return strings.Join(names, ", ")
}

// AgreementStatus says the state of an agreement as lists do, with who gave notice or has left.
func AgreementStatus(r storage.AgreementRow) string {
	if r.Status == "" {
		return ""
	}
	return lang.AgreementStatus(r.Standing, func(id register.ID) string { return words(r.Names[id]) })
}
