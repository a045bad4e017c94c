package kit

import (
	"context"
	"slices"
	"strings"

	"accord/storage/register"
)

// ChooseMany makes a field of several values out of fixed options, each found while typing and shown
// as a token with a cross.
func ChooseMany[T ~string](labelKey string, values *[]T, options []Option) *Field {
	c := &chooseManyInput[T]{values: values, options: options}
	c.pickManyInput = pickManyInput{ids: &c.chosen, labels: map[register.ID]string{}}
	c.source = Source{Find: c.find, Label: c.label}
	return newField(labelKey, c, 220).Then(c.keep)
}

// chooseManyInput lets the picker of records pick options: an option goes by its place.
type chooseManyInput[T ~string] struct {
	pickManyInput
	values  *[]T
	options []Option
	chosen  []register.ID
}

func (c *chooseManyInput[T]) load() {
	c.chosen = nil
	for i, o := range c.options {
		c.labels[optionID(i)] = o.Label
	}
	for _, v := range *c.values {
		if i := slices.IndexFunc(c.options, func(o Option) bool { return o.Value == string(v) }); i >= 0 {
			c.chosen = append(c.chosen, optionID(i))
		}
	}
	c.pickManyInput.load()
}

func (c *chooseManyInput[T]) keep() {
	// A value that is not among the options is not the form's to drop.
	values := slices.DeleteFunc(slices.Clone(*c.values), func(v T) bool {
		return slices.ContainsFunc(c.options, func(o Option) bool { return o.Value == string(v) })
	})
	for _, id := range c.chosen {
		values = append(values, T(c.options[optionAt(id)].Value))
	}
	*c.values = values
}

func (c *chooseManyInput[T]) find(_ context.Context, text string) ([]Picked, error) {
	var found []Picked
	for i, o := range c.options {
		if strings.HasPrefix(strings.ToLower(o.Label), strings.ToLower(strings.TrimSpace(text))) {
			found = append(found, Picked{ID: optionID(i), Label: o.Label})
		}
	}
	return found, nil
}

func (c *chooseManyInput[T]) label(_ context.Context, id register.ID) (Picked, error) {
	return Picked{ID: id, Label: c.options[optionAt(id)].Label}, nil
}

func optionID(i int) register.ID { return register.ID{0: 1, 14: byte(i >> 8), 15: byte(i)} }

func optionAt(id register.ID) int { return int(id[14])<<8 | int(id[15]) }
