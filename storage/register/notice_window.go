package register

// NoticeWindow says when notice of termination may be given, where not on any day: only ten years after the entry into
// force, or only within the year after each ten years, as in the conventions of the International Labour Organization.
// All numbers are months.
type NoticeWindow struct {
	// After is how long after the entry into force it opens.
	After int `json:"after_months,omitempty" most:"2400"`
	// Open is how long it is open; 0 is for good.
	Open int `json:"open_months,omitempty" most:"2400"`
	// Every is how long after one has opened the next one does; 0 is never again.
	Every int `json:"every_months,omitempty" most:"2400"`
}

// Window is a run of days on which notice may be given, both included. To is Forever where it does not close.
type Window struct {
	From, To Date
	// Next is the day on which it opens again, Forever where it does not.
	Next Date
}

// Given reports whether notice may not be given on any day.
func (w NoticeWindow) Given() bool { return w != NoticeWindow{} }

// Closes reports whether a last day for notice follows from it.
func (w NoticeWindow) Closes() bool { return w.Open > 0 }

// On returns the window around a day, or the next one to open, counted from the entry into force; the last one where
// none will open, and the zero Window without a whole day of entry into force. A window opens and closes on days of the
// same number: ten years from 19.11.2000, open for a year, is 19.11.2010 to 19.11.2011.
func (w NoticeWindow) On(force, day Date) Window {
	if force.Precision() != DayKnown || !w.Given() {
		return Window{}
	}
	n := 0
	if months := 12*(day.Year()-force.Year()) + day.Month() - force.Month() - w.After - w.Open; w.Every > 0 && months > w.Every {
		n = months/w.Every - 1
	}
	for {
		one := w.window(force, n)
		if one.To >= day || one.Next == Forever {
			return one
		}
		n++
	}
}

// window returns one of the windows, counted from 0.
func (w NoticeWindow) window(force Date, n int) Window {
	opened := w.After + n*w.Every
	one := Window{From: monthsAfter(force, opened), To: Forever, Next: Forever}
	if w.Closes() {
		one.To = monthsAfter(force, opened+w.Open)
		if w.Every > 0 {
			one.Next = monthsAfter(force, opened+w.Every)
		}
	}
	return one
}

// holds reports whether notice may be given on a day.
func (w Window) holds(day Date) bool { return w == Window{} || w.From <= day && day <= w.To }

// ended reports whether an agreement that ends on a day is over before the window opens again.
func (w Window) ended(last Date) bool { return last < Forever && w.Next > last }

// Closing returns the windows that close between two days, both included, before the agreement ends on its last day:
// after each of them notice may be given again, or never.
func (w NoticeWindow) Closing(force, from, until, last Date) []Window {
	var all []Window
	for day := from; w.Closes() && day <= until; {
		one := w.On(force, day)
		if one.To < day || one.To > until {
			break
		}
		if !one.ended(last) {
			all = append(all, one)
		}
		day = one.To.AddDays(1)
	}
	return all
}

// fixed reports whether the term has an end.
func (a *Agreement) fixed() bool { return a.Term == TermFor || a.Term == TermUntil }

// windowOn returns the window of the clauses on a day, the zero Window where notice may be given on any.
func (a *Agreement) windowOn(clauses *Agreement, day Date) Window {
	force, _ := a.Entry()
	return clauses.Rules.Window.On(force.Works(), day)
}

// checkWindow wants a window that can be followed.
func (a *Agreement) checkWindow(out *Problems, field string) {
	w := a.Rules.Window
	if !w.Given() {
		return
	}
	switch {
	case w.Every > 0 && w.Open == 0:
		out.fault(field+".open_months", "problem.required")
	case w.Every > 0 && w.Open > w.Every:
		out.fault(field+".open_months", "problem.window_never_closes")
	}
	if !a.Leave().Given() {
		out.warn(field+".after_months", "problem.window_without_notice")
	}
}
