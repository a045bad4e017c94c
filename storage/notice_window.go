package storage

import (
	"context"

	"accord/storage/register"
)

// agreementWindow is what the windows for notice of an agreement are counted from, as it is known on a run of days. Few
// agreements have such.
type agreementWindow struct {
	AgreementID register.ID
	FromDay     register.Date
	ToDay       register.Date
	Force       register.Date
	OpensAfter  int
	OpenMonths  int
	EveryMonths int
	// NoticeCount and NoticeUnit are how long after a notice it ends, 0 where it ends on another day than that.
	NoticeCount int
	NoticeUnit  register.Unit
	// LastDay is the last in force, the end of time where the clauses alone say when that is.
	LastDay register.Date
}

func (agreementWindow) TableName() string { return "agreement_windows" }

// windowsOf returns what to keep of a record: nothing where no window for notice closes.
func windowsOf(r register.Record) []agreementWindow {
	a, is := r.(*register.Agreement)
	if !is || a == nil || a.InTrash() {
		return nil
	}
	var rows []agreementWindow
	for _, p := range a.Prospects() {
		w := p.Clauses.Rules.Window
		if n := len(rows); n > 0 && rows[n-1].FromDay == p.From { // of an earlier stretch of clauses
			rows = rows[:n-1]
		}
		if w.Closes() {
			var notice register.Length
			if leave := p.Clauses.Leave(); leave.End == "" { // the row has no room for another end
				notice = leave.Notice
			}
			rows = append(rows, agreementWindow{a.ID, p.From, p.To, p.Force, w.After, w.Open, w.Every, notice.Count, notice.Unit, p.Last})
		}
	}
	return rows
}

// windowsClosing returns the last days of the windows for notice that close between two days, as known on the first.
func (s *Store) windowsClosing(ctx context.Context, on, until register.Date) ([]dueDay, error) {
	var rows []agreementWindow
	if err := s.read(ctx).Where("from_day <= ? AND to_day >= ? AND last_day >= ?", on, on, on).Find(&rows).Error; err != nil {
		return nil, err
	}
	var due []dueDay
	for _, r := range rows {
		w := register.NoticeWindow{After: r.OpensAfter, Open: r.OpenMonths, Every: r.EveryMonths}
		for _, one := range w.Closing(r.Force, on, until, r.LastDay) {
			d := dueDay{id: r.AgreementID, kind: DeadlineNotice, day: one.To}
			if one.Next < register.Forever && r.NoticeCount > 0 { // notice on the first day of the next one works so much later
				d.then = register.Length{Count: r.NoticeCount, Unit: r.NoticeUnit}.After(one.Next)
			}
			due = append(due, d)
		}
	}
	return due, nil
}
