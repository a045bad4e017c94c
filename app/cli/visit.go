package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func visits() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.VisitIDs(ctx, storage.VisitQuery{Query: q.Query, On: q.on, States: some[register.VisitState](q.status), Partner: q.partner})
		},
	}, func(r storage.VisitRow) register.ID { return r.ID }, columns.Visits, (*storage.Store).VisitRows)
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
	p.line("visit.sender", p.names[v.SenderID])
	p.line("visit.host", p.names[v.HostID])
	p.text("visit.ground", v.Ground)
	p.text("visit.purpose", v.Purpose)
	p.text("visit.arrival", v.Arrival)
	p.text("visit.hotel", v.Hotel)
	p.text("visit.transport", v.Transport)
	p.line("spoken_of.title", p.people(append(append([]register.ID{}, v.AgreementIDs...), v.CommissionIDs...))...)
	p.line("visit.steps", steps...)
	p.line("visit.delegation", delegation...)
	p.line("visit.programme", programme...)
	p.outcomes(v.Outcomes)
	p.text("visit.results", v.Results)
	p.line("visit.report.on", join("; ", lang.Day(v.Report.On), v.Report.SentTo.Or(lang.Current())))
	p.text("visit.report.text", v.Report.Text)
	p.text("visit.note", v.Note)
}

func visitState(v register.VisitState) string       { return lang.T("visit.state." + string(v)) }
func visitType(v register.VisitType) string         { return lang.T("visit.type." + string(v)) }
func visitLevel(v register.VisitLevel) string       { return lang.T("visit.level." + string(v)) }
func direction(v register.Direction) string         { return lang.T("visit.direction." + string(v)) }
func delegateRole(v register.DelegateRole) string   { return lang.T("visit.role." + string(v)) }
func programmeKind(v register.ProgrammeKind) string { return lang.T("programme.kind." + string(v)) }
