package cli

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// kindOf reads the name of a kind.
func kindOf(name string) (register.Kind, error) {
	if k := register.Kind(name); slices.Contains(register.Kinds, k) {
		return k, nil
	}
	return "", wrongValue("KIND", name, commas(register.Kinds))
}

// formatOf checks the name of a form of output.
func formatOf(name string, known ...string) error {
	if slices.Contains(known, name) {
		return nil
	}
	return wrongValue("--format", name, commas(known))
}

// dayOf reads the day that was asked for, today where none was.
func (c *command) dayOf(flag, text string) (register.Date, error) {
	if text == "" {
		return c.today(), nil
	}
	d, err := register.ReadTyped(text, c.today())
	if err != nil || d.Precision() != register.DayKnown {
		return "", wrongValue(flag, text, "2022-11-29")
	}
	return d, nil
}

// until reads the day by which something is to come back or ends, which is not over; none where nobody names it.
func (c *command) until(text string) (register.Date, error) {
	if text == "" {
		return "", nil
	}
	d, err := c.dayOf("--until", text)
	if err == nil && d < c.today() {
		return "", wrong(lang.T("cli.usage.over", "--until", text))
	}
	return d, err
}

// candidatesAtMost is how many partners are looked at for one of exactly the name asked for.
const candidatesAtMost = 500

// partner finds the partner that the text means: by its ID, its ISO code or any of its names.
func (c *command) partner(s *storage.Store, text string) (register.ID, error) {
	if id, err := register.ParseID(text); err == nil && !id.IsZero() {
		ref, err := s.LeadsTo(c.ctx, register.Ref{Kind: register.KindPartner, ID: id})
		if err != nil {
			return register.None, err
		}
		_, err = s.Record(c.ctx, ref)
		return ref.ID, err
	}
	ids, err := s.PartnerIDs(c.ctx, storage.PartnerQuery{Code: strings.ToUpper(text)})
	if err != nil || len(ids) == 1 {
		return first(ids), err
	}
	hits, err := s.Search(c.ctx, text, candidatesAtMost, register.KindPartner)
	if err != nil {
		return register.None, err
	}
	var exact []storage.Hit
	for _, h := range hits {
		p, err := storage.Get[register.Partner](c.ctx, s, h.ID)
		if err != nil {
			return register.None, err
		}
		if isCalled(p, text) {
			exact = append(exact, h)
		}
	}
	if len(exact) > 0 {
		hits = exact
	}
	switch len(hits) {
	case 0:
		return register.None, refusal{lang.T("cli.partner.none", text), nil}
	case 1:
		return hits[0].ID, nil
	}
	no := refusal{text: lang.T("cli.partner.several", text)}
	for _, h := range hits[:min(len(hits), 20)] {
		no.lines = append(no.lines, h.ID.String()+"  "+h.Label.Or(lang.Current()))
	}
	return register.None, no
}

// isCalled reports whether a name or alias of the partner is the text, in whatever spelling.
func isCalled(p *register.Partner, text string) bool {
	asked := storage.Fold(text)
	return slices.ContainsFunc(append(p.Name.All(), p.Aliases...), func(name string) bool { return storage.Fold(name) == asked })
}

func first(ids []register.ID) register.ID {
	if len(ids) == 0 {
		return register.None
	}
	return ids[0]
}

func commas[T ~string](list []T) string {
	var all []string
	for _, one := range list {
		all = append(all, string(one))
	}
	return strings.Join(all, ", ")
}

// kindsSaid names kinds of records as the window does, each with the word that a command takes.
func kindsSaid(kinds []register.Kind) string {
	said := make([]string, len(kinds))
	for i, k := range kinds {
		said[i] = lang.T("kind."+string(k)) + " (" + string(k) + ")"
	}
	return strings.Join(said, ", ")
}
