package storage

import (
	"bytes"
	"context"
	"database/sql/driver"
	"fmt"
	"slices"

	"accord/storage/register"
)

// agreementEnd is what lists show as the last day in force of an agreement on a run of days.
type agreementEnd struct {
	AgreementID register.ID
	FromDay     register.Date
	ToDay       register.Date
	// Place is the end and the agreement as one value by which lists are sorted; empty where the end moves on by itself.
	Place bytesOf
	// Course is what a moving end is counted from, byAsking where only the agreement can tell, empty where the end stays.
	Course string
}

// bytesOf are bytes that rows can be compared by.
type bytesOf string

// Value is called by the driver.
func (b bytesOf) Value() (driver.Value, error) { return []byte(b), nil }

func (agreementEnd) TableName() string { return "agreement_ends" }

// byAsking is the course of ends that are not counted.
const byAsking = "?"

func endsOf(r register.Record) []agreementEnd {
	a, ok := r.(*register.Agreement)
	if !ok || a == nil || a.InTrash() {
		return nil
	}
	var rows []agreementEnd
	for _, e := range a.Endings() {
		row := agreementEnd{AgreementID: a.ID, FromDay: e.From, ToDay: e.To}
		if e.Moves {
			row.Course = courseOf(e.Rolling)
		} else {
			row.Place = bytesOf(placeOfEnd(a.ID, e.Until))
		}
		rows = append(rows, row)
	}
	return rows
}

// courseSize is the length of every course: a day, three numbers and the unit of the last.
const courseSize = len("2002-01-25") + 3*courseNumber + 1

const courseNumber = 5

// courseOf writes the start and step of a moving end, short enough to read many as one value.
func courseOf(r register.Rolling) string {
	if r == (register.Rolling{}) {
		return byAsking
	}
	unit := "m"
	if r.Notice.Unit == register.Days {
		unit = "d"
	}
	return fmt.Sprintf("%s%05d%05d%05d%s", r.From, r.Months, r.Step, r.Notice.Count, unit)
}

// rollingIn reads what courseOf has written.
func rollingIn(course []byte) register.Rolling {
	number := func(n int) int {
		from := len("2002-01-25") + n*courseNumber
		read := 0
		for _, digit := range course[from : from+courseNumber] { // courseOf wrote them; thousands are read at once
			read = 10*read + int(digit-'0')
		}
		return read
	}
	r := register.Rolling{From: register.Date(course[:len("2002-01-25")]), Months: number(0), Step: number(1)}
	if count := number(2); count > 0 {
		r.Notice = register.Length{Count: count, Unit: register.Months}
		if course[courseSize-1] == 'd' {
			r.Notice.Unit = register.Days
		}
	}
	return r
}

// endSize is the length ends are filled up to, placeSize the length of an end with its agreement.
const (
	endSize   = len(register.Forever)
	placeSize = endSize + len(register.None)
)

// placeOfEnd returns the sort key of an agreement by its end. A year comes before its days, an unknown end after all.
func placeOfEnd(id register.ID, end register.Date) []byte {
	return appendPlace(make([]byte, 0, placeSize), id, end)
}

// appendPlace adds the place of an agreement with an end to others.
func appendPlace(places []byte, id register.ID, end register.Date) []byte {
	whole := len(places) + endSize
	places = append(places, lastIfEmpty(end)...)
	for len(places) < whole {
		places = append(places, ' ')
	}
	return append(places, id[:]...)
}

// byEnd returns all agreements by the last day in force as seen from a day, unknown ones last. Most ends never change
// and come in their order; ends followed by another, and ends that move on by themselves, are put between them here.
func (s *Store) byEnd(ctx context.Context, on register.Date, descending bool) ([]register.ID, error) {
	var lasting, passing, moving, asked []byte
	const (
		known   = " AND from_day <= ? AND to_day >= ?"
		staying = "SELECT place AS id FROM agreement_ends WHERE course = '' AND to_day "
		forever = "'" + string(register.Forever) + "'"
	)
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) {
			lasting, err = scanAll(s.read(ctx), filter{staying + "= " + forever + " AND from_day <= ? ORDER BY place", []any{on}})
			return err
		},
		func(ctx context.Context) (err error) {
			passing, err = scanAll(s.read(ctx), filter{staying + "< " + forever + known, []any{on, on}})
			return err
		},
		func(ctx context.Context) error {
			raw, err := scanAll(s.read(ctx), filter{
				"SELECT " + s.engine().glued("agreement_id", "course") + " AS id FROM agreement_ends WHERE course <> '' AND course <> ?" + known, []any{byAsking, on, on},
			})
			const size = len(register.None) + courseSize
			moving = make([]byte, 0, len(raw)/size*placeSize)
			for one := range slices.Chunk(raw, size) {
				id, course := register.ID(one[:len(register.None)]), one[len(register.None):]
				moving = appendPlace(moving, id, rollingIn(course).UntilOn(on))
			}
			return err
		},
		func(ctx context.Context) (err error) { asked, err = s.endsAsked(ctx, on); return err },
	)
	if err != nil {
		return nil, fmt.Errorf("read the ends of agreements: %w", err)
	}
	others := slices.Concat(passing, moving, asked)
	between := make([][]byte, 0, len(others)/placeSize)
	for one := range slices.Chunk(others, placeSize) {
		between = append(between, one)
	}
	slices.SortFunc(between, bytes.Compare)
	ids, blanks := merged(lasting, between)
	if !descending {
		return ids, nil
	}
	slices.Reverse(ids)
	return blanksLast(ids, blanks), nil
}

// merged joins the places read as one value with those between them, and counts the unknown ones at the end.
func merged(lasting []byte, between [][]byte) (ids []register.ID, unknown int) {
	ids = make([]register.ID, 0, len(lasting)/placeSize+len(between))
	take := func(place []byte) {
		ids = append(ids, register.ID(place[endSize:]))
		if place[0] == '~' {
			unknown++
		}
	}
	for one := range slices.Chunk(lasting, placeSize) {
		for len(between) > 0 && bytes.Compare(between[0], one) < 0 {
			take(between[0])
			between = between[1:]
		}
		take(one)
	}
	for _, one := range between {
		take(one)
	}
	return ids, unknown
}

// endsAsked asks the few agreements whose ends move in other ways for their places.
func (s *Store) endsAsked(ctx context.Context, on register.Date) (places []byte, err error) {
	ids, err := scanIDs(s.read(ctx), filter{
		"SELECT agreement_id AS id FROM agreement_ends WHERE course <> '' AND course = ? AND from_day <= ? AND to_day >= ?", []any{byAsking, on, on},
	})
	if err != nil {
		return nil, err
	}
	for some := range slices.Chunk(ids, idsAtOnce) {
		lives, err := rowsOf[agreementLife](ctx, s, register.KindAgreement, some)
		if err != nil {
			return nil, err
		}
		for _, life := range lives {
			places = appendPlace(places, life.ID, life.agreement().UntilOn(on))
		}
	}
	return places, nil
}

// endsSince returns those of some agreements whose last day is shown alike since a day.
func (s *Store) endsSince(ctx context.Context, day register.Date, of []agreementSpan) (map[register.ID]bool, error) {
	same := map[register.ID]bool{}
	for some := range slices.Chunk(of, idsAtOnce) {
		ids := make([]register.ID, len(some))
		for i, span := range some {
			ids[i] = span.AgreementID
		}
		var found []register.ID
		err := s.read(ctx).Model(&agreementEnd{}).Where("agreement_id IN ? AND from_day <= ? AND to_day = ? AND course = ''", ids, day, register.Forever).
			Pluck("agreement_id", &found).Error
		if err != nil {
			return nil, fmt.Errorf("read the ends of agreements: %w", translate(err))
		}
		for _, id := range found {
			same[id] = true
		}
	}
	return same, nil
}

// endsPassing returns the agreements for which a day showed a last day no later than another one, or one that only they can tell, and
// which show another later.
func (s *Store) endsPassing(ctx context.Context, on, until register.Date) ([]register.ID, error) {
	const known = " AND from_day <= ? AND to_day >= ?"
	year := bytesOf(on[:len("2002")]) // an end known to the year stands before its days
	passing, err := scanIDs(s.read(ctx), filter{
		"SELECT agreement_id AS id FROM agreement_ends WHERE course = '' AND to_day < '" + string(register.Forever) + "'" + known + " AND place >= ? AND place <= ?",
		[]any{on, on, year, bytesOf(placeOfEnd(register.None, until.AddDays(1)))},
	})
	if err != nil {
		return nil, fmt.Errorf("read the ends of agreements: %w", err)
	}
	asked, err := scanIDs(s.read(ctx), filter{"SELECT agreement_id AS id FROM agreement_ends WHERE course <> '' AND course = ?" + known, []any{byAsking, on, on}})
	if err != nil {
		return nil, fmt.Errorf("read the ends of agreements: %w", err)
	}
	return append(passing, asked...), nil
}
