package cli

import (
	"context"
	"fmt"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func events() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.EventIDs(ctx, storage.EventQuery{Query: q.Query, On: q.on, States: some[register.EventState](q.status), Partner: q.partner})
		},
	}, func(r storage.EventRow) register.ID { return r.ID }, columns.Events, (*storage.Store).EventRows)
}

func (p *page) event(e *register.Event) {
	p.line("event.state", said(e.StateOn(p.on), eventState))
	p.line("event.kind", said(e.Kind, eventKind))
	p.line("event.days", lang.Days(e.From, e.To))
	p.text("event.place", e.Place)
	p.line("event.parent", p.names[e.ParentID])
	p.text("event.series", e.Series)
	if e.Edition > 0 {
		p.line("event.edition", fmt.Sprint(e.Edition))
	}
	p.line("event.organisers", p.named(e.OrganiserIDs...))
	p.line("event.role", said(e.Role, eventRole))
	p.text("event.class", e.Class)
	p.line("event.spheres", p.named(e.SphereIDs...))
	p.text("event.note", e.Note)
}

func eventState(v register.EventState) string { return lang.T("event.state." + string(v)) }
func eventKind(v register.EventKind) string   { return lang.T("event.kind." + string(v)) }
func eventRole(v register.EventRole) string   { return lang.T("event.role." + string(v)) }
