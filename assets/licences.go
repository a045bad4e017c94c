package assets

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
)

// Component is a piece of other people's work that the program is linked with or carries.
type Component struct {
	Name    string // an import path, or a name where it is no Go module
	Version string `json:",omitempty"` // empty for what comes inside another component
	Licence string // by the identifiers of SPDX, several with commas
	Text    string // of the licence, with the notices that go with it
}

// They are gathered by assets/packaging/licences, whose test tells when they are no longer all.
//
//go:embed licences.json.gz
var components []byte

// Components are all that the program is linked with or carries, on any system, by name. They are
// unpacked at each call.
func Components() ([]Component, error) {
	unpacked, err := gzip.NewReader(bytes.NewReader(components))
	if err != nil {
		return nil, fmt.Errorf("unpack the licences: %w", err)
	}
	var all []Component
	if err := json.NewDecoder(unpacked).Decode(&all); err != nil {
		return nil, fmt.Errorf("read the licences: %w", err)
	}
	return all, nil
}
