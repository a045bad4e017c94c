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

// Names are the first of the names in a cell of a list, and how many there are.
type Names struct {
	First []register.Text
	All   int
}

// namesInCell is how many names a cell may have room for.
const namesInCell = 8

// firstOf returns the records whose names a cell may show, none where it has one name alone.
func firstOf(ids []register.ID) []register.ID {
	if len(ids) < 2 {
		return nil
	}
	return ids[:min(len(ids), namesInCell)]
}

// names are those of several records.
func (l labels) names(ids []register.ID) Names {
	names := Names{All: len(ids)}
	for _, id := range firstOf(ids) {
		names.First = append(names.First, l[id])
	}
	return names
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
	// update writes what a change made of the record if its row still has the revision from before, and says whether it had.
	update(tx *gorm.DB, r, before register.Record, l labels) (bool, error)
	// rewrite writes the whole row of a record that has not changed, with all that is derived.
	rewrite(tx *gorm.DB, r register.Record, l labels) error
	// hintOf tells records of the same label apart, by the names of others where their own words say too little.
	hintOf(r register.Record, l labels) register.Text
	// derive rewrites what is kept beside those of the records that are of the kind.
	derive(tx *gorm.DB, k register.Kind, parts []written) error
}

// shapes knows every kind; init fills it, since what is kept beside one kind may read others through it.
var shapes map[register.Kind]shape

func init() {
	shapes = map[register.Kind]shape{
		register.KindSphere:         sphereShape,
		register.KindPartner:        partnerShape,
		register.KindPerson:         personShape,
		register.KindAgreement:      agreementShape,
		register.KindCommission:     commissionShape,
		register.KindSession:        sessionShape,
		register.KindCommitment:     commitmentShape,
		register.KindVisit:          visitShape,
		register.KindMeeting:        meetingShape,
		register.KindEvent:          eventShape,
		register.KindInvitation:     invitationShape,
		register.KindProductionLink: productionLinkShape,
		register.KindTradeRecord:    tradeRecordShape,
		register.KindRule:           ruleShape,
		register.KindDocument:       documentShape,
	}
}

func shapeOf(k register.Kind) (shape, error) {
	s, ok := shapes[k]
	if !ok {
		return nil, fmt.Errorf("unknown kind %q", k)
	}
	return s, nil
}

// rowShape is the shape of a record T kept in rows R: the record and its derived columns.
type rowShape[T, R any] struct {
	name   string
	mark   string
	rowOf  func(*T, labels) *R
	record func(*R) *T
	// hint says it by the names of others where the record's own Hint says too little; nil where that is enough.
	hint func(*T, labels) register.Text
	// beside are the derived things kept beside the rows.
	beside []derived
}

func (s rowShape[T, R]) table() string { return s.name }

func (s rowShape[T, R]) letter() string { return s.mark }

func (s rowShape[T, R]) load(db *gorm.DB, ids []register.ID) ([]register.Record, error) {
	var rows []*R
	if err := db.Table(s.name).Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, blame(db, any(new(T)).(register.Record).Ref().Kind, ids, err, func(some []register.ID) error { _, err := s.load(db, some); return err })
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

func (s rowShape[T, R]) update(tx *gorm.DB, r, before register.Record, l labels) (bool, error) {
	return updateRow(tx, s.name, s.rowOf(any(before).(*T), l), s.rowOf(any(r).(*T), l), before.Meta().Revision)
}

func (s rowShape[T, R]) rewrite(tx *gorm.DB, r register.Record, l labels) error {
	row := s.rowOf(any(r).(*T), l)
	return tx.Table(s.name).Model(row).Select("*").Where("revision = ?", r.Meta().Revision).Updates(row).Error
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
