package cli

import (
	"context"
	"slices"
	"strings"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func agreements() listable {
	return listed(listable{
		waitings: texts(storage.Waitings), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.AgreementIDs(ctx, storage.AgreementQuery{
				Query: q.Query, On: q.on, Statuses: some[register.Status](q.status), Partner: q.partner, Waits: some[storage.Waiting](q.waits),
			})
		},
	}, func(r storage.AgreementRow) register.ID { return r.ID }, columns.Agreements, (*storage.Store).AgreementRows)
}

func (p *page) agreement(a *register.Agreement) {
	p.line("agreement.status", lang.AgreementState(a, p.on, p.name), lang.AgreementSentence(a, p.on, p.name))
	p.line("agreement.number", a.Number)
	p.line("agreement.kind", said(a.Kind, agreementKind))
	p.line("agreement.level", said(a.Level, level))
	var parties, actions, spheres []string
	standing := a.StandingOn(p.on)
	for _, one := range a.Parties {
		signed := ""
		if one.SignedOn != "" {
			signed = lang.T("cli.signed", join(", ", lang.Day(one.SignedOn), one.SignedAt.Or(lang.Current())))
		}
		parties = append(parties, join("; ", p.names[one.PartnerID]+" ("+side(one.Side)+")", signed, p.names[one.SignatoryID], member(standing, one.PartnerID)))
	}
	for _, m := range standing.Members { // that joined
		if !slices.ContainsFunc(a.Parties, func(one register.Party) bool { return one.PartnerID == m.PartnerID }) {
			parties = append(parties, join("; ", p.names[m.PartnerID], actionKind(a.JoinedBy(m.PartnerID)), member(standing, m.PartnerID)))
		}
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
	p.line("agreement.parties", slices.Compact(parties)...)
	p.line("agreement.signing", join(", ", lang.Day(a.Signing.On), a.Signing.At.Or(lang.Current())))
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

// An agreement is shown with its first periods, and with the two after the period that holds the day.
const (
	periodsBefore = 400
	periodsAfter  = 2
)

func agreementKind(v register.AgreementKind) string { return lang.T("agreement.kind." + string(v)) }
func actionKind(v register.ActionKind) string       { return lang.T("agreement.action." + string(v)) }

// member says what an agreement of three parties or more is for one of them.
func member(s register.Standing, partner register.ID) string {
	said, _ := lang.Member(s, partner)
	return said
}
