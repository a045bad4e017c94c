package options

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// reportRule is the rule by which reports on visits fall due: how many days after the visit, by whose word, and whether
// somebody has looked it up there. It belongs to the register, not to this computer.
type reportRule struct {
	page  *Page
	rule  register.ReportRule
	row   fyne.CanvasObject
	words *kit.Flow

	change, source, verify *kit.Button
	slot                   kit.Slot
}

func newReportRule(p *Page) *reportRule {
	r := &reportRule{page: p, words: kit.NewFlow(kit.Soft("…"))}
	r.change = kit.NewButton(kit.ButtonPlain, lang.T("settings.report.days"), r.askDays)
	r.source = kit.NewButton(kit.ButtonPlain, lang.T("settings.report.source"), r.askSource)
	r.verify = kit.NewButton(kit.ButtonPlain, lang.T("settings.report.verified"), func() {
		rule := r.rule
		rule.Verified = !rule.Verified
		r.set(rule)
	})
	r.row = kit.Inset(kit.ButtonRow(r.change, r.source, r.verify), 0, 4, 0, 0)
	return r
}

func (r *reportRule) read() {
	kit.Load(r.page.desk.Loader(), &r.slot, r.page.options.Store.ReportRule, r.show)
}

func (r *reportRule) show(rule register.ReportRule, err error) {
	if err != nil {
		r.words.SetParts(kit.Missing(lang.T("settings.register.uncounted")))
		return
	}
	r.rule = rule
	r.words.SetParts(kit.Plain(lang.ReportRule(rule)))
	word := "settings.report.verified"
	if rule.Verified {
		word = "settings.report.unverified"
	}
	r.verify.SetWord(lang.T(word))
	r.page.card.Refresh()
}

func (r *reportRule) askDays() {
	kit.AskText(r.page.desk.Canvas(), lang.T("settings.report.days"), lang.T("settings.report.days.text"), func(text string) {
		days, err := strconv.Atoi(text)
		rule := r.rule
		rule.Within, rule.Verified = register.Length{Count: days, Unit: register.Days}, false
		if err != nil || rule.Check().Err() != nil {
			r.page.desk.Say(lang.T("settings.report.days.odd", text))
			return
		}
		r.set(rule)
	})
}

func (r *reportRule) askSource() {
	kit.AskText(r.page.desk.Canvas(), lang.T("settings.report.source"), lang.T("settings.report.source.text"), func(text string) {
		rule := r.rule
		rule.Source, rule.Verified = text, false
		r.set(rule)
	})
}

func (r *reportRule) set(rule register.ReportRule) {
	kit.Load(r.page.desk.Loader(), &r.slot, func(ctx context.Context) (register.ReportRule, error) {
		return rule, r.page.options.Store.SetReportRule(ctx, rule)
	}, func(rule register.ReportRule, err error) {
		if err != nil {
			r.page.desk.Fail(err)
			return
		}
		r.show(rule, nil)
	})
}
