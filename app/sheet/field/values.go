package field

import (
	"slices"
	"strings"

	"accord/storage/register"
)

// Value is what was read of a cell; only what its sort has is filled in.
type Value struct {
	Line   string
	Text   register.Text
	Day    register.Date
	Choice string
	// IDs are the records that were named, Ours whether each is of our own side.
	IDs    []register.ID
	Ours   []bool
	Truth  bool
	Number int
	Amount register.Amount
	Period register.TradePeriod
	Term   register.Term
	Months int
	// Renewal says how further terms follow the first, of Number months each; 0 is the length of the first.
	Renewal register.Renewal
	Due     register.DueRule
}

// Values are what was read of a row, by the names of fields.
type Values map[string]Value

func (v Values) line(name string, into *string) {
	if one, there := v[name]; there {
		*into = one.Line
	}
}

func (v Values) text(name string, into *register.Text) {
	one := v[name]
	for _, l := range register.Languages {
		if s := one.Text.Get(l); s != "" {
			into.Set(l, s)
		}
	}
}

// called sets what a record is called. A row that calls it by another of its names, or in capitals alone, does not rename it.
func (v Values) called(name string, into *register.Text, others []string) {
	one := v[name]
	for _, l := range register.Languages {
		said, had := one.Text.Get(l), into.Get(l)
		if had != "" && said != "" && (Fold(said) == Fold(had) && said == strings.ToUpper(said) ||
			slices.ContainsFunc(others, func(o string) bool { return Fold(o) == Fold(said) })) {
			one.Text.Set(l, "")
		}
	}
	Values{name: one}.text(name, into)
}

func (v Values) day(name string, into *register.Date) {
	if one, there := v[name]; there {
		*into = one.Day
	}
}

func choose[T ~string](v Values, name string, into *T) {
	if one, there := v[name]; there {
		*into = T(one.Choice)
	}
}

func (v Values) number(name string, into *int) {
	if one, there := v[name]; there {
		*into = one.Number
	}
}

// id takes the first record that was named.
func (v Values) id(name string, into *register.ID) {
	if one := v[name]; len(one.IDs) > 0 {
		*into = one.IDs[0]
	}
}

// ids adds the records that were named and are not there yet.
func (v Values) ids(name string, into *[]register.ID) {
	for _, id := range v[name].IDs {
		if !slices.Contains(*into, id) {
			*into = append(*into, id)
		}
	}
}

// otherNames adds the aliases that are not there yet; what a record is called is no other name of it.
func (v Values) otherNames(into *[]string, called register.Text) {
	names := called.All()
	for part := range strings.SplitSeq(v["aliases"].Line, ";") {
		for _, one := range namesBetweenCommas(part) {
			own := func(name string) bool { return Fold(name) == Fold(one) }
			if one = register.Line(one); one != "" && !slices.ContainsFunc(names, own) && !slices.Contains(*into, one) {
				*into = append(*into, one)
			}
		}
	}
}

// namesBetweenCommas cuts names at the commas between them, unless some comma stands in a name: "Министерство промышленности, торговли
// и туризма", "CONGO, REPUBLIC OF".
func namesBetweenCommas(names string) []string {
	all := strings.Split(names, ",")
	if len(all) == 1 || Country(names) != "" || strings.ContainsAny(names, "«\"(") {
		return []string{names}
	}
	for i, one := range all {
		one = strings.TrimSpace(one)
		word := " " + strings.ToLower(one) + " "
		if i > 0 && (!firstUpper(one) || len(all[0]) > len(one) && (strings.Contains(word, " и ") || strings.Contains(word, " and ") || strings.Contains(word, " һәм "))) {
			return []string{names}
		}
	}
	return all
}
