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
	// hintOf tells records of the same label apart, by the names of others where their own words say too little.
	hintOf(r register.Record, l labels) register.Text
	// derive writes again what is kept beside the records at hand that are of the kind.
	derive(tx *gorm.DB, k register.Kind, parts []written) error
}

// shapes knows every kind. What is kept beside one may read others through it, so that it is filled when the program begins.
var shapes map[register.Kind]shape

func init() {
	shapes = map[register.Kind]shape{
		register.KindSphere: rowShape[register.Sphere, sphereRow]{
			name: "spheres", mark: "f", rowOf: sphereRowOf,
			record: func(r *sphereRow) *register.Sphere { return &r.Sphere },
		},
		register.KindPartner: rowShape[register.Partner, partnerRow]{
			name: "partners", mark: "p", rowOf: partnerRowOf,
			record: func(r *partnerRow) *register.Partner { return &r.Partner },
			beside: []derived{former},
		},
		register.KindPerson: rowShape[register.Person, personRow]{
			name: "persons", mark: "h", rowOf: personRowOf,
			record: func(r *personRow) *register.Person { return &r.Person },
			beside: []derived{former},
		},
		register.KindAgreement: rowShape[register.Agreement, agreementRow]{
			name: "agreements", mark: "a", rowOf: agreementRowOf,
			record: func(r *agreementRow) *register.Agreement { return &r.Agreement },
			beside: []derived{
				rowsBeside("agreement_spans", "agreement_id", spansOf),
				rowsBeside("agreement_ends", "agreement_id", endsOf),
				rowsBeside("agreement_renewals", "agreement_id", renewalOf),
				rowsBeside("agreement_windows", "agreement_id", windowsOf),
				rowsBeside("agreement_answers", "agreement_id", answersOf),
				writeLate,
				former,
			},
		},
		register.KindCommission: rowShape[register.Commission, commissionRow]{
			name: "commissions", mark: "c", rowOf: commissionRowOf,
			record: func(r *commissionRow) *register.Commission { return &r.Commission },
		},
		register.KindSession: rowShape[register.Session, sessionRow]{
			name: "sessions", mark: "s", rowOf: sessionRowOf,
			record: func(r *sessionRow) *register.Session { return &r.Session },
			hint:   func(s *register.Session, l labels) register.Text { return l.join(s.CommissionID) }, // "Session No. 3" says nothing without its commission
		},
		register.KindCommitment: rowShape[register.Commitment, commitmentRow]{
			name: "commitments", mark: "o", rowOf: commitmentRowOf,
			record: func(r *commitmentRow) *register.Commitment { return &r.Commitment },
			beside: []derived{rowsBeside("commitment_spans", "commitment_id", commitmentSpansOf)},
		},
		register.KindVisit: rowShape[register.Visit, visitRow]{
			name: "visits", mark: "v", rowOf: visitRowOf,
			record: func(r *visitRow) *register.Visit { return &r.Visit },
			beside: []derived{rowsBeside("visit_spans", "visit_id", visitSpansOf), former},
		},
		register.KindMeeting: rowShape[register.Meeting, meetingRow]{
			name: "meetings", mark: "m", rowOf: meetingRowOf,
			record: func(r *meetingRow) *register.Meeting { return &r.Meeting },
		},
		register.KindEvent: rowShape[register.Event, eventRow]{
			name: "events", mark: "e", rowOf: eventRowOf,
			record: func(r *eventRow) *register.Event { return &r.Event },
			beside: []derived{former},
		},
		register.KindInvitation: rowShape[register.Invitation, invitationRow]{
			name: "invitations", mark: "i", rowOf: invitationRowOf,
			record: func(r *invitationRow) *register.Invitation { return &r.Invitation },
		},
		register.KindProductionLink: rowShape[register.ProductionLink, productionLinkRow]{
			name: "production_links", mark: "l", rowOf: productionLinkRowOf,
			record: func(r *productionLinkRow) *register.ProductionLink { return &r.ProductionLink },
			beside: []derived{rowsBeside("production_link_spans", "link_id", productionSpansOf)},
		},
		register.KindTradeRecord: rowShape[register.TradeRecord, tradeRecordRow]{
			name: "trade_records", mark: "t", rowOf: tradeRecordRowOf,
			record: func(r *tradeRecordRow) *register.TradeRecord { return &r.TradeRecord },
		},
		register.KindRule: rowShape[register.ProcedureRule, ruleRow]{
			name: "rules", mark: "r", rowOf: ruleRowOf,
			record: func(r *ruleRow) *register.ProcedureRule { return &r.ProcedureRule },
			beside: []derived{writeLateByRules},
		},
		register.KindDocument: rowShape[register.Document, documentRow]{
			name: "documents", mark: "d", rowOf: documentRowOf,
			record: func(r *documentRow) *register.Document { return &r.Document },
			hint:   func(d *register.Document, l labels) register.Text { return l.join(subjectsOf(d)...) }, // "Protocol" says nothing without what it belongs to
		},
	}
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
	// hint says it by the names of others where the record's own Hint says too little; nil where that is enough.
	hint func(*T, labels) register.Text
	// beside is what is kept beside the rows.
	beside []derived
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
		register.DeriveRowIDs(records[i])
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

func (s rowShape[T, R]) hintOf(r register.Record, l labels) register.Text {
	if s.hint != nil {
		return s.hint(any(r).(*T), l)
	}
	if by, ok := r.(interface{ HintIDs() []register.ID }); ok {
		return joined(r.Hint(), l.join(by.HintIDs()...))
	}
	return r.Hint()
}

func (s rowShape[T, R]) derive(tx *gorm.DB, k register.Kind, parts []written) error {
	for _, write := range s.beside {
		if err := write(tx, k, parts); err != nil {
			return err
		}
	}
	return nil
}

// partSize is how many records of a change are written side by side.
const partSize = 200

// idsAtOnce is how many IDs one query asks for.
const idsAtOnce = 250
