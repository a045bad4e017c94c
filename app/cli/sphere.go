package cli

import (
	"context"

	"accord/app/columns"
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
	p.text("sphere.note", s.Note)
}
