package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// meetingRow is a meeting and what lists derive from it.
type meetingRow struct {
	register.Meeting
	Partner      register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	OurNames     register.Text `gorm:"embedded;embeddedPrefix:ours_"`
	TheirNames   register.Text `gorm:"embedded;embeddedPrefix:theirs_"`
	Permitter    register.Text `gorm:"embedded;embeddedPrefix:permitter_"`
	FirstDay     string
	OpenOutcomes int
	NumberKey    []byte
	TitleKey     keys `gorm:"embedded;embeddedPrefix:title_key_"`
	PartnerKey   keys `gorm:"embedded;embeddedPrefix:partner_key_"`
}

var meetingShape = rowShape[register.Meeting, meetingRow]{
	name: "meetings", mark: "m", rowOf: meetingRowOf,
	record: func(r *meetingRow) *register.Meeting { return &r.Meeting },
}

func meetingRowOf(m *register.Meeting, l labels) *meetingRow {
	partner := l.join(m.PartnerIDs...)
	return &meetingRow{
		Meeting: *m, Partner: partner, OurNames: l.join(m.Ours...), TheirNames: l.join(m.Theirs...), Permitter: l.join(m.PermitterID),
		FirstDay: lastIfEmpty(m.Day.First()), OpenOutcomes: register.OpenOutcomes(m.Outcomes, nil),
		NumberKey: SortKey(m.Number), TitleKey: keysOf(m.Title), PartnerKey: keysOf(partner),
	}
}

// Reporting says whether a report of a meeting was given.
type Reporting string

// The two.
const (
	ReportGiven   Reporting = "given"
	ReportMissing Reporting = "missing"
)

// Reportings lists them.
var Reportings = []Reporting{ReportGiven, ReportMissing}

// MeetingQuery asks for meetings. Empty fields ask for nothing.
type MeetingQuery struct {
	Query
	// Partner finds also the meetings of everything below it in the tree.
	Partner register.ID
	Person  register.ID
	Visit   register.ID
	Reports []Reporting
	// Open asks for those with outcomes that nobody has settled.
	Open bool
	// Year is that of the day.
	Year int
}

var meetingOrders = orders{
	"day": byFirstDay("first_day"), "number": byKey("number_key"), "title": byName("title_key"), "partner": byName("partner_key"),
}

// MeetingIDs returns all meetings that the query asks for, in its order. Orders: day, number, title, partner.
func (s *Store) MeetingIDs(ctx context.Context, q MeetingQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindMeeting, meetingOrders, "day")
	if !q.Partner.IsZero() {
		l.mentions(register.RolePartner, "partners", q.Partner)
	}
	if !q.Person.IsZero() {
		l.mentions(register.RoleParticipant, "", q.Person)
	}
	if !q.Visit.IsZero() {
		l.where("visit_id = ?", q.Visit)
	}
	if len(q.Reports) == 1 {
		l.where("(reported_on <> '' OR reported_to_ru || reported_to_en || reported_to_tt <> '') = ?", q.Reports[0] == ReportGiven)
	}
	if q.Open {
		l.where(unsettled)
	}
	if q.Year > 0 {
		l.where("first_day >= ? AND first_day < ?", fmt.Sprintf("%04d", q.Year), fmt.Sprintf("%04d", q.Year+1))
	}
	return s.ids(ctx, l)
}

// MeetingRow is a meeting as the journal shows it.
type MeetingRow struct {
	ID           register.ID
	Number       string
	Title        register.Text `gorm:"embedded;embeddedPrefix:title_"`
	Day          register.Date
	StartTime    string
	Place        register.Text `gorm:"embedded;embeddedPrefix:place_"`
	Partner      register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	OurNames     register.Text `gorm:"embedded;embeddedPrefix:ours_"`
	TheirNames   register.Text `gorm:"embedded;embeddedPrefix:theirs_"`
	Ground       register.Text `gorm:"embedded;embeddedPrefix:ground_"`
	Aim          register.Text `gorm:"embedded;embeddedPrefix:aim_"`
	Content      register.Text `gorm:"embedded;embeddedPrefix:content_"`
	Permitter    register.Text `gorm:"embedded;embeddedPrefix:permitter_"`
	Permit       register.Text `gorm:"embedded;embeddedPrefix:permit_"`
	ReportedOn   register.Date
	ReportedTo   register.Text `gorm:"embedded;embeddedPrefix:reported_to_"`
	VisitID      register.ID
	OpenOutcomes int
}

// MeetingRows returns the rows of the meetings in the order of the IDs.
func (s *Store) MeetingRows(ctx context.Context, ids []register.ID) ([]MeetingRow, error) {
	var rows []MeetingRow
	var again map[register.ID]int
	err := AtOnce(ctx,
		func(ctx context.Context) (err error) {
			rows, err = rowsOf[MeetingRow](ctx, s, register.KindMeeting, ids)
			return err
		},
		func(ctx context.Context) (err error) {
			again, err = s.reopened(ctx, register.KindMeeting, ids)
			return err
		},
	)
	if err != nil {
		return nil, fmt.Errorf("read meetings: %w", translate(err))
	}
	for i := range rows {
		rows[i].OpenOutcomes += again[rows[i].ID]
	}
	return inOrder(ids, rows, func(r MeetingRow) register.ID { return r.ID }), nil
}

// MeetingYears returns the years in which meetings were held, the latest first.
func (s *Store) MeetingYears(ctx context.Context) ([]int, error) {
	return s.yearsOf(ctx, register.KindMeeting, "first_day", "~")
}
