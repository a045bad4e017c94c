package packages

import (
	"encoding/json"

	"accord/storage"
	"accord/storage/register"
)

// carried is an open package with its resolutions, by record and place.
type carried struct {
	Path  string                                  `json:"path"`
	Sides map[register.ID]map[string]storage.Side `json:"sides,omitempty"`
}

// Carry returns which package is looked at, and what was decided of it.
func (p *Page) Carry() []byte {
	if p.arriving.in == nil {
		return nil
	}
	data, _ := json.Marshal(carried{p.arriving.path, sidesOf(p.arriving.in)}) // of texts it never fails
	return data
}

// CarryOn opens it again.
func (p *Page) CarryOn(data []byte) {
	var c carried
	if json.Unmarshal(data, &c) == nil {
		p.open(c.Path, c.Sides)
	}
}

// sidesOf are the sides that were chosen.
func sidesOf(in *storage.Intended) map[register.ID]map[string]storage.Side {
	sides := map[register.ID]map[string]storage.Side{}
	for _, a := range in.Arrivals {
		for i, c := range a.Clashes {
			if a.Sides[i] == storage.SideOpen {
				continue
			}
			if sides[a.Ref().ID] == nil {
				sides[a.Ref().ID] = map[string]storage.Side{}
			}
			sides[a.Ref().ID][c.Path] = a.Sides[i]
		}
	}
	return sides
}

// chooseSides takes over the sides that were chosen of the same clashes.
func chooseSides(in *storage.Intended, sides map[register.ID]map[string]storage.Side) {
	for _, a := range in.Arrivals {
		for i, c := range a.Clashes {
			a.Sides[i] = sides[a.Ref().ID][c.Path]
		}
	}
}
