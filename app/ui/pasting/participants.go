package pasting

import (
	"context"
	"slices"

	"accord/app/pasted"
	"accord/app/ui/desk"
	"accord/storage/register"
)

// participants finds those who take part in the items of a pasted programme.
type participants struct {
	store      desk.Store
	delegation []register.Delegate
	side       register.Side // of the delegation
	on         register.Date
	known      map[string]register.ID // by the names that were looked up
}

func newParticipants(s desk.Store, v *register.Visit, on register.Date) *participants {
	p := &participants{store: s, delegation: slices.Clone(v.Delegation), side: register.Ours, on: on, known: map[string]register.ID{}}
	if v.Direction == register.Incoming {
		p.side = register.Theirs
	}
	return p
}

// put puts those named into an item, each on the side of the delegation or of the body where the person works. It reports
// whether all of them were found.
func (p *participants) put(ctx context.Context, item *register.ProgrammeItem, names []string) (bool, error) {
	all := true
	for _, name := range names {
		found, err := p.find(ctx, name)
		if err != nil {
			return false, err
		}
		placed := false
		for _, id := range found {
			switch side, err := p.sideOf(ctx, id); {
			case err != nil:
				return false, err
			case side == register.Ours:
				item.Ours, placed = with(item.Ours, id), true
			case side == register.Theirs:
				item.Theirs, placed = with(item.Theirs, id), true
			}
		}
		all = all && placed
	}
	return all, nil
}

// find returns whom a name means: one person without doubt, the head of the delegation, or all of it.
func (p *participants) find(ctx context.Context, name string) ([]register.ID, error) {
	whole := pasted.WholeDelegation(name)
	if whole || pasted.HeadOfDelegation(name) {
		var ids []register.ID
		for _, d := range p.delegation {
			if !d.PersonID.IsZero() && (whole || d.Role == register.DelegateHead) {
				ids = append(ids, d.PersonID)
			}
		}
		return ids, nil
	}
	id, looked := p.known[name]
	if !looked {
		var err error
		if id, err = Called(ctx, p.store, name); err != nil {
			return nil, err
		}
		p.known[name] = id
	}
	if id.IsZero() {
		return nil, nil
	}
	return []register.ID{id}, nil
}

// sideOf returns the side on which a person takes part; empty where nobody knows.
func (p *participants) sideOf(ctx context.Context, id register.ID) (register.Side, error) {
	if slices.ContainsFunc(p.delegation, func(d register.Delegate) bool { return d.PersonID == id }) {
		return p.side, nil
	}
	r, err := p.store.Record(ctx, register.Ref{Kind: register.KindPerson, ID: id})
	if err != nil {
		return "", err
	}
	held, ok := r.(*register.Person).AppointmentOn(p.on)
	if !ok || held.PartnerID.IsZero() {
		return "", nil
	}
	body, err := p.store.Record(ctx, register.Ref{Kind: register.KindPartner, ID: held.PartnerID})
	if err != nil {
		return "", err
	}
	if body.(*register.Partner).Ours {
		return register.Ours, nil
	}
	return register.Theirs, nil
}

// with adds an ID to those that lack it.
func with(ids []register.ID, id register.ID) []register.ID {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}
