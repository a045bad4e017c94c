package register

// MadePaper says how the program made a file of records: what it takes to make it again, and to see what has changed since.
type MadePaper struct {
	// Kind is the kind of paper, Edition its readers, Columns the columns chosen for a list, by commas.
	Kind    string `json:"kind,omitempty"`
	Edition string `json:"edition,omitempty"`
	Columns string `json:"columns,omitempty"`
	// Revision is the revision of the record it was made of, to which the document belongs.
	Revision int64    `json:"revision,omitempty"`
	On       Date     `json:"on,omitempty"`
	Language Language `json:"language,omitempty"`
	// Facts are sums of all that it says, in its order, eight hexadecimal digits each; after a mark where rows of tables have
	// one sum and not one a cell.
	Facts string `json:"facts,omitempty" lines:"kept"`
	// Texts are the facts themselves, a line each, as many as have room; of the current version only. They tell what is behind
	// them, notes too.
	Texts string `json:"fact_texts,omitempty" lines:"kept"`
}

// IsZero reports whether the file was not made by the program.
func (p MadePaper) IsZero() bool { return p.Kind == "" }

// Alike reports whether two papers are the same paper, of other days or revisions maybe.
func (p MadePaper) Alike(other MadePaper) bool {
	return p.Kind == other.Kind && p.Edition == other.Edition && p.Columns == other.Columns && p.Language == other.Language
}
