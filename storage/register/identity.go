package register

import "slices"

// Identity lists the records found to be the same as this one, and those found to be others.
type Identity struct {
	// FormerIDs are those of records that were made one with this one: they lead to it.
	FormerIDs []ID `json:"former,omitempty"`
	// ApartIDs are those of records that are alike and are others all the same: somebody has looked.
	ApartIDs []ID `json:"apart,omitempty"`
}

// IsZero reports whether nothing is known.
func (i Identity) IsZero() bool { return len(i.FormerIDs)+len(i.ApartIDs) == 0 }

// IDs are all that it names.
func (i Identity) IDs() []ID { return slices.Concat(i.FormerIDs, i.ApartIDs) }

// UniteKinds are the kinds of records that are made one where several stand for one thing.
var UniteKinds = []Kind{KindPartner, KindPerson, KindAgreement, KindVisit, KindEvent}

// IdentityOf returns the identity of a record for reading and writing, nil where its kind has none.
func IdentityOf(r Record) *Identity {
	switch r := r.(type) {
	case *Partner:
		return &r.Identity
	case *Person:
		return &r.Identity
	case *Agreement:
		return &r.Identity
	case *Visit:
		return &r.Identity
	case *Event:
		return &r.Identity
	}
	return nil
}

// ToldApart reports whether somebody has said that two records are not the same. What was said of a record holds for
// the record it was made one with.
func ToldApart(a, b Record) bool {
	own, other := IdentityOf(a), IdentityOf(b)
	return own != nil && other != nil && (own.Tells(b.Ref().ID, *other) || other.Tells(a.Ref().ID, *own))
}

// Tells reports whether the record is known to be no copy of another, by the ID of the other or a former ID of it.
func (i Identity) Tells(other ID, known Identity) bool {
	return len(i.ApartIDs) > 0 && (slices.Contains(i.ApartIDs, other) ||
		slices.ContainsFunc(known.FormerIDs, func(id ID) bool { return slices.Contains(i.ApartIDs, id) }))
}

// TellApart notes in a record that others are not the same. It reports whether that was not known.
func TellApart(r Record, others ...ID) bool {
	identity := IdentityOf(r)
	if identity == nil {
		return false
	}
	news := false
	for _, id := range others {
		if id != r.Ref().ID && !slices.Contains(identity.ApartIDs, id) {
			identity.ApartIDs = append(slices.Clip(identity.ApartIDs), id)
			news = true
		}
	}
	return news
}
