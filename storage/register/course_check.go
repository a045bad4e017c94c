package register

import "slices"

// checkCourse warns of steps that cannot work as written: a notice that came late, has no clause or changes nothing, a
// suspension of what is not in force, a step that takes back nothing, and an end written down twice.
func (a *Agreement) checkCourse(out *Problems) {
	l := a.life()
	if again := l.repeated; again != nil && again.Kind == ActionNotConcluded {
		out.warn(at("actions", again.place, "kind"), "problem.not_concluded_late")
	} else if again != nil {
		out.warn(at("actions", again.place, "on"), "problem.ended_twice")
	}
	a.checkNotices(out, l)
	a.checkSuspensions(out, l.course)
	l.checkExtensions(out)
	for _, one := range l.idle {
		out.warn(at("actions", one.place, "kind"), one.problem("problem.nothing_to_withdraw", "problem.withdrawn_alone"))
	}
	c := l.course
	if c == nil {
		return
	}
	for i, one := range a.Amended {
		if slices.Contains(c.late, one.From) {
			out.warn(at("amended", i, "from"), "problem.amendment_late")
		}
	}
}

// checkExtensions warns of extensions that move no end, or would end the term earlier.
func (l *life) checkExtensions(out *Problems) {
	for _, one := range l.unmoved {
		field := at("actions", one.place, "until")
		switch {
		case one.Until.CertainlyBefore(one.Works()): // that is a fault of its own
		case one.shortens():
			out.warn(field, "problem.extension_shorter", string(one.end))
		default:
			out.warn(field, "problem.extension_idle")
		}
	}
	if l.course == nil {
		return
	}
	for _, one := range l.course.cutting {
		out.warn(at("actions", one.place, "until"), "problem.extension_cuts", string(one.end))
	}
}

// checkNotices warns of notices that cannot work as written. A withdrawn notice needs no warning.
func (a *Agreement) checkNotices(out *Problems, l *life) {
	for _, n := range l.notices() {
		field := at("actions", n.place, "on")
		switch {
		case n.Withdrawn != "":
		case n.Effective.CertainlyBefore(n.On):
			out.warn(at("actions", n.place, "effective"), "problem.notice_works_back")
		case n.Effect == NoticeLate:
			out.warn(field, "problem.notice_late", string(n.Missed))
		case n.Effect == NoticeDoubtful:
			out.warn(field, "problem.notice_doubtful")
		case n.Effect == NoticeIdle:
			out.warn(field, "problem.notice_idle")
		case n.Effect == NoticeOvertaken:
			out.warn(field, "problem.notice_overtaken")
		case n.Effect == NoticeUndated:
			out.warn(field, "problem.notice_undated")
		case n.Effect == NoticeVoid:
			out.warn(field, "problem.notice_void")
		case n.Effect == NoticeUntimely:
			out.warn(field, "problem.notice_untimely")
		case n.unsure() && n.On.Precision() == DayKnown:
			out.warn(field, "problem.notice_some_end", string(n.Sure), string(n.Last))
		case n.unsure():
			out.warn(field, "problem.notice_some_day", string(n.Sure), string(n.Last))
		}
		if a.Multilateral() && n.PartnerID.IsZero() && !a.Rules.EndsForAll {
			out.warn(at("actions", n.place, "partner"), "problem.notice_of_nobody")
		}
	}
}

// checkSuspensions warns of suspensions that suspend nothing, and of what resumes nothing.
func (a *Agreement) checkSuspensions(out *Problems, c *course) {
	for i, act := range a.Actions {
		if act.Works() == "" && (act.Kind == ActionSuspension || act.Kind == ActionSuspensionEnd) {
			out.warn(at("actions", i, "on"), "problem.suspension_undated")
		}
	}
	all, idle := a.suspensions()
	var working []Suspension
	if c != nil {
		working = c.suspensions()
	}
	for _, s := range all {
		works := func(w Suspension) bool {
			lasts := func(r run) bool { return w.From <= r.to && r.from <= w.To }
			return w.place == s.place && slices.ContainsFunc(c.runs, lasts)
		}
		if !slices.ContainsFunc(working, works) {
			out.warn(at("actions", s.place, "on"), "problem.suspension_idle")
		}
	}
	for _, one := range idle {
		out.warn(at("actions", one.place, "kind"), one.problem("problem.nothing_to_resume", "problem.resumed_alone"))
	}
}

// inVain returns the extensions that would shorten the term around a day, and the steps of one of several parties that do
// not undo what all of them did.
func (l *life) inVain(day Date) (shorter, alone []Action) {
	for _, one := range l.unmoved {
		if one.shortens() && day <= one.end {
			shorter = append(shorter, one.Action)
		}
	}
	idle := l.idle
	if l.course != nil {
		_, resumed := l.course.agreement.suspensions()
		idle = append(resumed, idle...)
	}
	for _, one := range idle {
		if one.joint {
			alone = append(alone, one.Action)
		}
	}
	return shorter, alone
}

// problem chooses between the words for nothing to take back and for what all did together.
func (u unanswered) problem(nothing, joint string) string {
	if u.joint {
		return joint
	}
	return nothing
}
