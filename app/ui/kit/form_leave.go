package kit

import "accord/app/lang"

// Leave leaves the form; where something was changed it asks first.
func (f *Form) Leave() {
	if f.saving {
		return
	}
	f.settle()
	c := canvasOf(f)
	if f.bare || !f.Dirty() || c == nil {
		f.leave()
		return
	}
	Ask(c, Question{
		Title: lang.T("form.leave.title"),
		Text:  lang.T("form.leave.text"),
		Answers: []Answer{
			{Word: lang.T("form.leave.stay"), Kind: ButtonPlain, Cancels: true, Do: f.stay},
			{Word: lang.T("form.leave.drop"), Kind: ButtonDanger, Do: f.leave},
			{Word: lang.T("form.save"), Kind: ButtonPrimary, Default: true, Do: func() {
				f.stay()
				f.Save()
			}},
		},
	})
}

func (f *Form) stay() {
	if f.OnStay != nil {
		f.OnStay()
	}
}

func (f *Form) leave() {
	f.dropDraft()
	if f.OnLeave != nil {
		f.OnLeave()
	}
}
