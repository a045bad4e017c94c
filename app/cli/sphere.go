package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func spheres() listable {
	return listed(listable{
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.SphereIDs(ctx, storage.SphereQuery{Query: q.Query})
		},
	}, func(r storage.SphereRow) register.ID { return r.ID }, columns.Spheres, onAnyDay((*storage.Store).SphereRows))
}

func (p *page) sphere(s *register.Sphere) {
	p.line("sphere.parent", p.names[s.ParentID])
	p.line("sphere.aliases", s.Aliases...)
	var promising []string
	for _, one := range s.Promising {
		promising = append(promising, join("; ", join(", ", p.names[one.PartnerID], lang.Day(one.Since)), p.names[one.Source.ID], one.Said.Or(lang.Current())))
	}
	p.line("sphere.promising", promising...)
	p.text("sphere.note", s.Note)
}
