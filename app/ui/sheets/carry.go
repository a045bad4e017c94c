package sheets

import (
	"encoding/json"

	"accord/app/sheet/read"
	"accord/storage/register"
)

// carried says which table is looked at and how it is read. What its columns mean, and what was done to its rows, is kept whenever it
// is decided.
type carried struct {
	Path   string        `json:"path,omitempty"`
	Pasted string        `json:"pasted,omitempty"`
	As     read.As       `json:"as"`
	Wanted register.Kind `json:"wanted,omitempty"`
	Kind   register.Kind `json:"kind"`
	Sheet  string        `json:"sheet,omitempty"`
}

// Carry returns which table is looked at.
func (p *Page) Carry() []byte {
	if p.table == nil {
		return nil
	}
	data, _ := json.Marshal(carried{p.path, p.pasted, p.as, p.wanted, p.m.Kind, p.table.Name}) // of texts it never fails
	return data
}

// CarryOn looks at it again.
func (p *Page) CarryOn(data []byte) {
	var c carried
	if json.Unmarshal(data, &c) != nil {
		return
	}
	p.path, p.pasted, p.as, p.wanted = c.Path, c.Pasted, c.As, c.Wanted
	p.load(c.Kind, c.Sheet)
}
