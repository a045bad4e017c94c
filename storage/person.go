package storage

import (
	"context"

	"accord/storage/register"
)

// personRow is a person and what lists derive from it.
type personRow struct {
	register.Person
	NameKey keys `gorm:"embedded;embeddedPrefix:name_key_"`
}

func (personRow) TableName() string { return "persons" }

var personShape = rowShape[register.Person, personRow]{
	name: "persons", mark: "h", rowOf: personRowOf,
	record: func(r *personRow) *register.Person { return &r.Person },
	beside: []derived{former},
}

func personRowOf(p *register.Person, _ labels) *personRow {
	return &personRow{Person: *p, NameKey: keysOf(p.Name)}
}

// PersonQuery asks for persons. Empty fields ask for nothing.
type PersonQuery struct {
	Query
	// Partner finds those who hold or held a post there or below it in the tree.
	Partner register.ID
}

var personOrders = orders{"name": byName("name_key")}

// PersonIDs returns all persons that the query asks for, in its order. Order: name.
func (s *Store) PersonIDs(ctx context.Context, q PersonQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindPerson, personOrders, "name")
	if !q.Partner.IsZero() {
		l.mentions(register.RoleEmployer, "partners", q.Partner)
	}
	return s.ids(ctx, l)
}

// PersonRow is a person as lists show it.
type PersonRow struct {
	ID           register.ID
	Name         register.Text `gorm:"embedded;embeddedPrefix:name_"`
	NativeName   string
	Phone        string
	Email        string
	Aliases      []string               `gorm:"serializer:json"`
	Appointments []register.Appointment `gorm:"serializer:json"`
	// Post and Body are those of the day the rows were asked for.
	Post register.Text `gorm:"-"`
	Body register.Text `gorm:"-"`
}

// PersonRows returns the rows of the persons in the order of the IDs, with the posts held on the day.
func (s *Store) PersonRows(ctx context.Context, ids []register.ID, on register.Date) ([]PersonRow, error) {
	rows, err := rowsOf[PersonRow](ctx, s, register.KindPerson, ids)
	if err != nil {
		return nil, err
	}
	bodies := map[register.ID]register.ID{}
	for i := range rows {
		person := register.Person{Appointments: rows[i].Appointments}
		if held, ok := person.AppointmentOn(on.First()); ok {
			rows[i].Post = held.Post
			bodies[rows[i].ID] = held.PartnerID
		}
	}
	var named []register.ID
	for _, id := range bodies {
		named = append(named, id)
	}
	lines, err := s.Lines(ctx, named...)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].Body = lines[bodies[rows[i].ID]].Label
	}
	return inOrder(ids, rows, func(r PersonRow) register.ID { return r.ID }), nil
}
