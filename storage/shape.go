package storage

import (
	"fmt"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

// labels are the names of the records that a record mentions.
type labels map[register.ID]register.Text

// join puts the labels of several records into one phrase, each language by itself.
func (l labels) join(ids ...register.ID) register.Text {
	names := make([]register.Text, len(ids))
	for i, id := range ids {
		names[i] = l[id]
	}
	return joined(names...)
}

// joined puts several phrases into one, each language by itself.
func joined(phrases ...register.Text) register.Text {
	var all register.Text
	for _, language := range register.Languages {
		names := make([]string, 0, len(phrases))
		for _, one := range phrases {
			if name := one.Or(language); name != "" {
				names = append(names, name)
			}
		}
		all.Set(language, strings.Join(names, ", "))
	}
	return all
}

// shape is what storage must know of a kind: how its records become rows and rows records.
type shape interface {
	table() string
	// letter marks the kind's words in the search index.
	letter() string
	load(db *gorm.DB, ids []register.ID) ([]register.Record, error)
	create(tx *gorm.DB, records []register.Record, l labels) error
	// update writes the record if its row still has the revision, and says whether it had.
	update(tx *gorm.DB, r register.Record, revision int64, l labels) (bool, error)
}

// shapes knows every kind.
var shapes = map[register.Kind]shape{
	register.KindSphere:     rowShape[register.Sphere, sphereRow]{"spheres", "f", sphereRowOf, func(r *sphereRow) *register.Sphere { return &r.Sphere }},
	register.KindPartner:    rowShape[register.Partner, partnerRow]{"partners", "p", partnerRowOf, func(r *partnerRow) *register.Partner { return &r.Partner }},
	register.KindPerson:     rowShape[register.Person, personRow]{"persons", "h", personRowOf, func(r *personRow) *register.Person { return &r.Person }},
	register.KindAgreement:  rowShape[register.Agreement, agreementRow]{"agreements", "a", agreementRowOf, func(r *agreementRow) *register.Agreement { return &r.Agreement }},
	register.KindCommission: rowShape[register.Commission, commissionRow]{"commissions", "c", commissionRowOf, func(r *commissionRow) *register.Commission { return &r.Commission }},
	register.KindSession:    rowShape[register.Session, sessionRow]{"sessions", "s", sessionRowOf, func(r *sessionRow) *register.Session { return &r.Session }},
	register.KindCommitment: rowShape[register.Commitment, commitmentRow]{"commitments", "o", commitmentRowOf, func(r *commitmentRow) *register.Commitment { return &r.Commitment }},
	register.KindVisit:      rowShape[register.Visit, visitRow]{"visits", "v", visitRowOf, func(r *visitRow) *register.Visit { return &r.Visit }},
	register.KindMeeting:    rowShape[register.Meeting, meetingRow]{"meetings", "m", meetingRowOf, func(r *meetingRow) *register.Meeting { return &r.Meeting }},
	register.KindEvent:      rowShape[register.Event, eventRow]{"events", "e", eventRowOf, func(r *eventRow) *register.Event { return &r.Event }},
	register.KindInvitation: rowShape[register.Invitation, invitationRow]{"invitations", "i", invitationRowOf, func(r *invitationRow) *register.Invitation { return &r.Invitation }},

	register.KindProductionLink: rowShape[register.ProductionLink, productionLinkRow]{"production_links", "l", productionLinkRowOf, func(r *productionLinkRow) *register.ProductionLink { return &r.ProductionLink }},
	register.KindRule:           rowShape[register.ProcedureRule, ruleRow]{"rules", "r", ruleRowOf, func(r *ruleRow) *register.ProcedureRule { return &r.ProcedureRule }},
	register.KindDocument:       rowShape[register.Document, documentRow]{"documents", "d", documentRowOf, func(r *documentRow) *register.Document { return &r.Document }},
}

func shapeOf(k register.Kind) (shape, error) {
	s, ok := shapes[k]
	if !ok {
		return nil, fmt.Errorf("unknown kind %q", k)
	}
	return s, nil
}

// rowShape is the shape of a record T kept in rows R: the record and what is derived from it.
type rowShape[T, R any] struct {
	name   string
	mark   string
	rowOf  func(*T, labels) *R
	record func(*R) *T
}

func (s rowShape[T, R]) table() string { return s.name }

func (s rowShape[T, R]) letter() string { return s.mark }

func (s rowShape[T, R]) load(db *gorm.DB, ids []register.ID) ([]register.Record, error) {
	var rows []*R
	if err := db.Table(s.name).Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, err
	}
	records := make([]register.Record, len(rows))
	for i, row := range rows {
		records[i] = any(s.record(row)).(register.Record)
	}
	return records, nil
}

func (s rowShape[T, R]) create(tx *gorm.DB, records []register.Record, l labels) error {
	rows := make([]*R, len(records))
	for i, r := range records {
		rows[i] = s.rowOf(any(r).(*T), l)
	}
	return insert(tx, s.name, wide, rows)
}

func (s rowShape[T, R]) update(tx *gorm.DB, r register.Record, revision int64, l labels) (bool, error) {
	row := s.rowOf(any(r).(*T), l)
	result := tx.Table(s.name).Model(row).Select("*").Where("revision = ?", revision).Updates(row)
	return result.RowsAffected == 1, result.Error
}

// partSize is how many records of a change are written side by side.
const partSize = 200

// idsAtOnce is how many IDs one query asks for.
const idsAtOnce = 250
