package cli

import (
	"cmp"
	"fmt"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// record fills the page with the fields of a record.
func (p *page) record(r register.Record) {
	switch r := r.(type) {
	case *register.Agreement:
		p.agreement(r)
	case *register.Commission:
		p.commission(r)
	case *register.Session:
		p.session(r)
	case *register.Visit:
		p.visit(r)
	case *register.Meeting:
		p.meeting(r)
	case *register.Commitment:
		p.commitment(r)
	case *register.Partner:
		p.partner(r)
	case *register.Person:
		p.person(r)
	case *register.Sphere:
		p.line("sphere.parent", p.names[r.ParentID])
		p.line("sphere.aliases", r.Aliases...)
		p.text("sphere.note", r.Note)
	case *register.ProcedureRule:
		p.rule(r)
	case *register.Document:
		p.document(r)
	case *register.Event:
		p.event(r)
	case *register.Invitation:
		p.invitation(r)
	case *register.ProductionLink:
		p.productionLink(r)
	}
}

// name gives the name of a record that this one mentions.
func (p *page) name(id register.ID) string { return p.names[id] }

// Of an agreement the periods from the first one on are shown, and two that follow the one that holds the day.
const (
	periodsBefore = 400
	periodsAfter  = 2
)

func (p *page) agreement(a *register.Agreement) {
	p.line("agreement.status", lang.AgreementState(a, p.on, p.name), lang.AgreementSentence(a, p.on, p.name))
	p.line("agreement.number", a.Number)
	p.line("agreement.kind", said(a.Kind, agreementKind))
	p.line("agreement.level", said(a.Level, level))
	var parties, actions, spheres []string
	for _, one := range a.Parties {
		signed := ""
		if one.SignedOn != "" {
			signed = lang.T("cli.signed", join(", ", lang.Day(one.SignedOn), one.SignedAt.Or(lang.Current())))
		}
		parties = append(parties, join("; ", p.names[one.PartnerID]+" ("+side(one.Side)+")", signed, p.names[one.SignatoryID]))
	}
	for _, one := range a.Actions {
		day := lang.Day(one.On)
		if day == "" {
			day = lang.T("cli.day_unknown")
		}
		effective := ""
		if one.Effective != "" {
			effective = lang.T("cli.works_from", lang.Day(one.Effective))
		}
		until := ""
		if one.Until != "" {
			until = lang.T("cli.works_until", lang.Day(one.Until))
		}
		actions = append(actions, join("; ", actionKind(one.Kind)+": "+day, effective, until, p.names[one.PartnerID], one.Number, one.Note.Or(lang.Current()), p.names[one.FileID]))
	}
	for _, id := range a.SphereIDs {
		spheres = append(spheres, p.names[id])
	}
	p.line("agreement.parties", parties...)
	p.line("agreement.actions", actions...)
	p.line("agreement.rules", lang.AgreementRules(a))
	for _, change := range a.Amended {
		p.line("agreement.amended", lang.Day(change.From), lang.AmendedRules(change))
	}
	var periods, links []string
	for _, one := range a.Chain(p.on, periodsBefore, periodsAfter) {
		notice := ""
		if one.LastNotice != "" {
			notice = lang.T("agreement.period.notice", lang.Day(one.LastNotice))
		}
		periods = append(periods, join("; ", lang.Days(one.From, one.To), notice))
	}
	if len(periods) > 1 {
		p.line("agreement.periods", periods...)
	}
	for _, one := range a.Links {
		links = append(links, lang.T("agreement.link."+string(one.Kind))+" "+p.names[one.AgreementID])
	}
	p.line("agreement.links", links...)
	p.line("agreement.procedure", p.procedure(a)...)
	var approvals []string
	for _, one := range a.Approvals {
		asked := ""
		if one.AskedOn != "" {
			asked = lang.T("cli.asked", lang.Day(one.AskedOn))
		}
		approvals = append(approvals, join("; ", p.names[one.PartnerID], asked, lang.ApprovalAnswer(one, p.on), one.Document, one.Note.Or(lang.Current()), p.names[one.FileID]))
	}
	p.line("agreement.approvals", approvals...)
	p.line("agreement.spheres", join(", ", spheres...))
	p.line("agreement.languages", languages(a.Languages))
	p.text("agreement.original", a.Original)
	p.text("agreement.summary", a.Summary)
	p.text("agreement.note", a.Note)
}

func (p *page) commission(c *register.Commission) {
	p.line("commission.kind", said(c.Kind, commissionKind))
	p.line("commission.level", said(c.Level, level))
	p.line("commission.ours", p.names[c.OursID])
	p.line("commission.theirs", p.names[c.TheirsID])
	p.line("commission.agreement", p.names[c.AgreementID])
	p.line("commission.parent", p.names[c.ParentID])
	p.line("commission.rhythm", lang.CommissionRhythm(c.Periodicity))
	p.line("commission.host_rule", lang.CommissionHosts(c))
	if p.sessions != nil {
		turn := c.TurnOn(p.sessions, p.on)
		p.line("commission.state", lang.CommissionMet(turn, p.on), lang.CommissionAhead(c, turn, p.on))
	}
	var members []string
	for _, m := range c.MembersOn(p.on) {
		members = append(members, join("; ", p.names[m.PersonID], memberRole(m.Role)+" ("+side(m.Side)+")", period(m.From, m.To), m.Ground.Or(lang.Current())))
	}
	p.line("commission.members", members...)
	p.line("commission.groups", p.groups...)
	p.line("commission.languages", languages(c.Languages))
	p.line("commission.aliases", c.Aliases...)
	p.text("commission.note", c.Note)
}

func (p *page) session(s *register.Session) {
	open := 0
	var decisions []string
	for _, d := range p.decisions {
		if d.State.Open() {
			open++
		}
		overdue := ""
		if d.Overdue {
			overdue = lang.T("commitment.overdue")
		}
		l := lang.Current()
		decisions = append(decisions, join("; ", join(" ", d.Number, d.Title.Or(l)), join(", ", d.Body.Or(l), d.Person.Or(l)),
			said(d.State, commitmentState), cmp.Or(lang.Day(d.Due), said(d.Rule, dueRule)), overdue))
	}
	p.line("session.state", said(s.StateOn(p.on).With(open), sessionState))
	var moves, signatories []string
	for _, m := range s.Moves {
		moves = append(moves, lang.SessionMoved(m))
	}
	for _, one := range s.Signatories {
		signatories = append(signatories, p.names[one.PersonID]+" ("+side(one.Side)+")")
	}
	p.line("session.moves", moves...)
	p.line("session.commission", p.names[s.CommissionID])
	if s.Number > 0 {
		p.line("session.number", fmt.Sprint(s.Number))
	}
	p.line("session.days", lang.Days(s.From, s.To))
	p.text("session.place", s.Place)
	p.line("session.host", said(s.Host, side))
	p.line("session.mode", said(s.Mode, sessionMode))
	p.line("session.day_agreed_on", lang.Day(s.DayAgreedOn))
	p.line("session.agenda_agreed_on", lang.Day(s.AgendaAgreedOn))
	var agenda, attendance []string
	for i, item := range s.Agenda {
		agenda = append(agenda, fmt.Sprintf("%d. %s", i+1, join("; ", item.Title.Or(lang.Current()), p.names[item.SpeakerID])))
	}
	for _, a := range s.Attendance {
		attendance = append(attendance, join("; ", p.names[a.PersonID], said(a.Side, side), said(a.Presence, presence), p.names[a.SubstituteID]))
	}
	p.line("session.agenda", agenda...)
	p.line("session.attendance", attendance...)
	p.line("session.protocol", lang.SessionProtocol(s))
	p.line("session.signatories", signatories...)
	p.line("session.section.next", lang.SessionNext(s))
	p.line("session.closed_on", lang.Day(s.ClosedOn))
	p.line("session.decisions", append(decisions, s.Decisions.Or(lang.Current()))...)
	p.text("session.note", s.Note)
}

func (p *page) visit(v *register.Visit) {
	p.line("visit.state", said(v.StateOn(p.on), visitState))
	p.line("visit.direction", said(v.Direction, direction))
	p.line("visit.type", said(v.Type, visitType))
	p.line("visit.level", said(v.Level, visitLevel))
	var partners, places, steps, delegation, programme []string
	for _, id := range v.PartnerIDs {
		partners = append(partners, p.names[id])
	}
	for _, one := range v.Places {
		zone := ""
		if one.Zone != "" {
			zone = " (" + one.Zone + ")"
		}
		places = append(places, one.Name.Or(lang.Current())+zone)
	}
	for _, d := range v.Delegation {
		delegation = append(delegation, p.names[d.PersonID]+" ("+delegateRole(d.Role)+")")
	}
	for _, item := range v.Programme {
		home := ""
		if _, start, end, ok := v.AtHome(item); ok {
			home = lang.T("visit.card.at_home", join("–", start, end))
		}
		programme = append(programme, join("; ",
			join(" ", lang.Day(item.Day), join("–", item.Start, item.End), item.Title.Or(lang.Current()), "("+programmeKind(item.Kind)+")"),
			home, item.Place.Or(lang.Current()), join("; ", p.people(item.Everyone())...)))
	}
	for _, step := range v.Steps {
		steps = append(steps, join("; ", join(" ", visitState(step.State), lang.Day(step.On)), step.Note.Or(lang.Current())))
	}
	p.line("visit.partners", join(", ", partners...))
	p.line("visit.days", lang.Days(v.From, v.To))
	p.line("visit.places", join(", ", places...))
	p.text("visit.ground", v.Ground)
	p.text("visit.purpose", v.Purpose)
	p.line("visit.steps", steps...)
	p.line("visit.delegation", delegation...)
	p.line("visit.programme", programme...)
	p.outcomes(v.Outcomes)
	p.text("visit.results", v.Results)
	p.line("visit.report.on", join("; ", lang.Day(v.Report.On), v.Report.SentTo.Or(lang.Current())))
	p.text("visit.report.text", v.Report.Text)
	p.text("visit.note", v.Note)
}

func (p *page) people(ids []register.ID) []string {
	var people []string
	for _, id := range ids {
		people = append(people, p.names[id])
	}
	return people
}

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

func (p *page) meeting(m *register.Meeting) {
	p.line("meeting.number", m.Number)
	p.line("meeting.day", join(" ", lang.Day(m.Day), join("–", m.Start, m.End)))
	p.text("meeting.place", m.Place)
	p.line("meeting.visit", p.names[m.VisitID])
	p.line("meeting.theirs", p.people(m.Theirs)...)
	p.line("meeting.partners", join(", ", p.people(m.PartnerIDs)...))
	p.line("meeting.ours", p.people(m.Ours)...)
	p.text("meeting.ground", m.Ground)
	p.text("meeting.aim", m.Aim)
	p.line("meeting.permitted", join("; ", p.names[m.PermitterID], m.Permit.Or(lang.Current())))
	p.text("meeting.points", m.Points)
	p.text("meeting.content", m.Content)
	p.text("meeting.record", m.Record)
	p.outcomes(m.Outcomes)
	p.line("meeting.report", join("; ", lang.Day(m.ReportedOn), m.ReportedTo.Or(lang.Current())))
	p.text("meeting.note", m.Note)
}

func (p *page) partner(one *register.Partner) {
	kind := said(one.Kind, partnerKind)
	if one.Ours {
		kind += " (" + side(register.Ours) + ")"
	}
	p.line("partner.kind", kind)
	p.line("partner.parent", p.names[one.ParentID])
	p.line("partner.code", one.Code)
	p.line("partner.aliases", one.Aliases...)
	p.text("partner.note", one.Note)
}

func (p *page) person(one *register.Person) {
	p.line("person.post", post(one, p.on))
	p.line("person.native_name", one.NativeName)
	p.line("person.aliases", one.Aliases...)
	var posts []string
	for _, a := range one.Appointments {
		posts = append(posts, join("; ", a.Post.Or(lang.Current()), p.names[a.PartnerID], period(a.From, a.To)))
	}
	p.line("person.appointments", posts...)
	p.text("person.salutation", one.Salutation)
	p.line("person.phone", one.Phone)
	p.line("person.email", one.Email)
	p.text("person.note", one.Note)
}

func (p *page) document(d *register.Document) {
	p.line("document.kind", said(d.Kind, documentKind))
	var subjects, versions []string
	for _, s := range d.Subjects {
		subjects = append(subjects, p.names[s.ID]+" ("+kindWord(s.Kind)+")")
	}
	for i := range d.Versions {
		v := d.Versions[len(d.Versions)-1-i] // the current one first
		versions = append(versions, join("; ", v.Name, lang.Size(v.Size), lang.Moment(v.AddedAt.Local()), v.AddedBy, v.Note, v.Hash))
	}
	p.line("document.subjects", subjects...)
	p.line("document.language", said(d.Language, lang.LanguageName))
	p.line("document.day", lang.Day(d.Day))
	p.line("document.versions", versions...)
	p.text("document.note", d.Note)
}

// files lists the documents that belong to the record.
func (p *page) files(rows []storage.DocumentRow) {
	var lines []string
	for _, r := range rows {
		v, _ := r.Current()
		lines = append(lines, join("; ", r.Title.Or(lang.Current()), said(r.Kind, documentKind), lang.Day(r.Day), v.Name, fileSize(v)))
	}
	p.line("kind.document.many", lines...)
}

func languages(codes []string) string {
	var names []string
	for _, code := range codes {
		names = append(names, lang.LanguageName(code))
	}
	return join(", ", names...)
}

func (p *page) rule(r *register.ProcedureRule) {
	p.line("rule.status", lang.RuleStatus(r.Verified, r.Off))
	p.line("rule.deadline", lang.RuleDeadline(r.Deadline))
	p.line("rule.proof", lang.RuleMilestone(r.Proof))
	p.line("rule.levels", lang.RuleLevels(r.Proof, r.Levels))
	var kinds []string
	for _, k := range r.Kinds {
		kinds = append(kinds, agreementKind(k))
	}
	p.line("rule.kinds", join(", ", kinds...))
	p.line("rule.since", lang.Day(r.Since))
	p.text("rule.source", r.Source)
	p.text("rule.note", r.Note)
}

// procedure says of each step that the rules want how it stands on the day.
func (p *page) procedure(a *register.Agreement) []string {
	var steps []string
	for _, s := range register.Checklist(a, p.rules, p.on) {
		day, late, doubt := lang.Day(s.DoneOn), "", ""
		switch {
		case s.State == register.StepDue && s.Due != "":
			day = lang.T("rule.said.until", lang.Day(s.Due))
		case s.State == register.StepLate:
			days, _ := s.Due.DaysUntil(p.on.First())
			late = lang.N("rule.said.late", days, lang.Day(s.Due))
		case s.Belated():
			late = lang.T("rule.said.belated", lang.Day(s.Due))
		}
		if !s.Rule.Verified {
			doubt = lang.RuleStatus(false, false)
		}
		steps = append(steps, join("; ", s.Rule.Step.Or(lang.Current())+": "+join(" ", lang.T("rule.state."+string(s.State)), day), strings.TrimSuffix(late, "."), s.Rule.Source.Or(lang.Current()), doubt))
	}
	return steps
}
