package packages

import (
	"encoding/json"

	"accord/storage"
	"accord/storage/register"
)

// carried is an open package with its resolutions, by record and place.
type carried struct {
	Path        string                                        `json:"path"`
	Resolutions map[register.ID]map[string]storage.Resolution `json:"sides,omitempty"`
}

// Carry returns which package is looked at, and what was decided of it.
func (p *Page) Carry() []byte {
	if p.arriving.in == nil {
		return nil
	}
	data, _ := json.Marshal(carried{p.arriving.path, resolutionsOf(p.arriving.in)}) // of texts it never fails
	return data
}

// CarryOn opens it again.
func (p *Page) CarryOn(data []byte) {
	var c carried
	if json.Unmarshal(data, &c) == nil {
		p.open(c.Path, c.Resolutions)
	}
}

// resolutionsOf are the resolutions that were chosen.
func resolutionsOf(in *storage.Intended) map[register.ID]map[string]storage.Resolution {
	resolutions := map[register.ID]map[string]storage.Resolution{}
	for _, a := range in.Arrivals {
		for i, c := range a.Clashes {
			if a.Resolutions[i] == storage.ResolutionOpen {
				continue
			}
			if resolutions[a.Ref().ID] == nil {
				resolutions[a.Ref().ID] = map[string]storage.Resolution{}
			}
			resolutions[a.Ref().ID][c.Path] = a.Resolutions[i]
		}
	}
	return resolutions
}

// chooseResolutions takes over earlier resolutions of the same clashes.
func chooseResolutions(in *storage.Intended, resolutions map[register.ID]map[string]storage.Resolution) {
	for _, a := range in.Arrivals {
		for i, c := range a.Clashes {
			a.Resolutions[i] = resolutions[a.Ref().ID][c.Path]
		}
	}
}
