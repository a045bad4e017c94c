package storage

import (
	"encoding/json"
	"maps"
	"slices"
	"unicode/utf8"

	"gorm.io/gorm"

	"accord/storage/register"
)

// exchanged is what a damaged register knew of the registers that it exchanges records with. No sum proves these rows, and a
// damaged file may hold a row as it was earlier too: of two the one is taken that cannot do harm.
type exchanged struct {
	origin    map[string]origin
	known     map[knownKey]*knownVersion
	undecided map[arrived]*undecidedRow
	elsewhere map[stepKey]*stepElsewhere
	expected  map[register.ID]*expectedRow
	devices   map[string]*Device
}

type knownKey struct {
	arrived
	version string
}

type stepKey struct {
	arrived
	place int64
}

func newExchanged() exchanged {
	return exchanged{
		map[string]origin{}, map[knownKey]*knownVersion{}, map[arrived]*undecidedRow{}, map[stepKey]*stepElsewhere{},
		map[register.ID]*expectedRow{}, map[string]*Device{},
	}
}

// take looks at a row of some table that is kept as an index: with the columns of its key first.
func (e *exchanged) take(values []any) {
	for _, v := range values {
		if text, is := v.(string); is && !utf8.ValidString(text) {
			return
		}
	}
	for _, as := range []func(*cells){e.takeOrigin, e.takeExpected, e.takeKnown, e.takeStep, e.takeDevice, e.takeUndecided} {
		as(&cells{values: values})
	}
}

func (e *exchanged) takeOrigin(c *cells) {
	if len(c.values) != 2 {
		return
	}
	row := origin{c.text(0), c.text(1)}
	switch row.Name {
	case originRegister:
		var id register.ID
		c.bad = c.bad || id.UnmarshalText([]byte(row.Value)) != nil || id.IsZero()
	case originPart:
		var part Part
		c.decode(1, &part)
		c.bad = c.bad || part.ID.IsZero()
	default:
		return
	}
	if !c.bad {
		e.origin[row.Name] = row
	}
}

// takeExpected prefers a row by which the package has come back.
func (e *exchanged) takeExpected(c *cells) {
	if len(c.values) != 3 {
		return
	}
	row, parcel := &expectedRow{ID: c.id(0), Parcel: c.text(1)}, Parcel{}
	if c.decode(1, &parcel); c.values[2] != nil {
		row.Batch = c.id(2)
	}
	if had := e.expected[row.ID]; !c.bad && parcel.ID == row.ID && (had == nil || had.Batch.IsZero()) {
		e.expected[row.ID] = row
	}
}

// takeKnown prefers a row with the content of the version.
func (e *exchanged) takeKnown(c *cells) {
	if len(c.values) != 4 {
		return
	}
	row, v := &knownVersion{RecordID: c.id(0), Version: c.text(1), Batch: c.id(2)}, Version{}
	if c.decode(1, &v); c.values[3] != nil {
		content := c.record(3)
		row.Content, c.bad = &content, c.bad || !json.Valid([]byte(content))
	}
	key := knownKey{arrived{row.RecordID, row.Batch}, row.Version}
	if had := e.known[key]; !c.bad && v.key() == row.Version && (had == nil || had.Content == nil) {
		e.known[key] = row
	}
}

func (e *exchanged) takeStep(c *cells) {
	if len(c.values) != 4 {
		return
	}
	row := &stepElsewhere{c.id(0), c.id(1), c.number(2), c.record(3)}
	if c.bad || json.Unmarshal([]byte(row.Step), &Past{}) != nil {
		return
	}
	e.elsewhere[stepKey{arrived{row.RecordID, row.Batch}, row.Place}] = row
}

// trusts orders the levels of trust in a device, the least first.
var trusts = []Trust{TrustWithdrawn, TrustMet, TrustChecked}

// takeDevice prefers the row that trusts it least.
func (e *exchanged) takeDevice(c *cells) {
	if len(c.values) != 4 {
		return
	}
	row := &Device{c.text(0), c.text(1), c.moment(2), Trust(c.text(3))}
	trust := slices.Index(trusts, row.Standing)
	if had := e.devices[row.Card]; !c.bad && trust >= 0 && (had == nil || trust < slices.Index(trusts, had.Standing)) {
		e.devices[row.Card] = row
	}
}

// takeUndecided prefers a row that somebody has decided.
func (e *exchanged) takeUndecided(c *cells) {
	if len(c.values) != 8 {
		return
	}
	row := &undecidedRow{
		RecordID: c.id(0), Batch: c.id(1), Kind: register.Kind(c.text(2)), Author: c.text(4), Device: c.text(5), At: c.moment(6),
	}
	if c.decode(3, &row.Clashes); c.values[7] != nil {
		row.Decided = c.id(7)
	}
	key := arrived{row.RecordID, row.Batch}
	if had := e.undecided[key]; !c.bad && slices.Contains(register.Kinds, row.Kind) && (had == nil || had.Decided.IsZero()) {
		e.undecided[key] = row
	}
}

// putExchanged brings over what was known of other registers, but only what is true of the records as they are now: where the
// change was lost that took a version in, the version is not known any more, and may come once more.
func (w *wreck) putExchanged(tx *gorm.DB) error {
	came := map[arrived]bool{}
	for _, c := range w.changes {
		came[arrived{c.RecordID, c.Batch}] = came[arrived{c.RecordID, c.Batch}] || w.brings(c)
	}
	x := &w.exchanged
	var part Part
	if row, is := x.origin[originPart]; is {
		if err := json.Unmarshal([]byte(row.Value), &part); err != nil {
			return err
		}
	}
	maps.DeleteFunc(x.known, func(k knownKey, row *knownVersion) bool {
		return !came[k.arrived] && (k.batch != part.ID || !w.reaches(row))
	})
	maps.DeleteFunc(x.undecided, func(k arrived, _ *undecidedRow) bool { return !came[k] })
	maps.DeleteFunc(x.elsewhere, func(k stepKey, _ *stepElsewhere) bool { return !came[k.arrived] })
	for _, row := range x.undecided {
		if w.isOlder(row.RecordID) {
			row.Decided = register.None
		}
	}
	for _, row := range x.origin {
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
	}
	for _, put := range []func() error{
		func() error {
			return insert(tx, knownVersion{}.TableName(), narrow, slices.Collect(maps.Values(x.known)))
		},
		func() error {
			return insert(tx, undecidedRow{}.TableName(), wide, slices.Collect(maps.Values(x.undecided)))
		},
		func() error {
			return insert(tx, stepElsewhere{}.TableName(), wide, slices.Collect(maps.Values(x.elsewhere)))
		},
		func() error {
			return insert(tx, expectedRow{}.TableName(), wide, slices.Collect(maps.Values(x.expected)))
		},
		func() error { return insert(tx, Device{}.TableName(), narrow, slices.Collect(maps.Values(x.devices))) },
	} {
		if err := put(); err != nil {
			return err
		}
	}
	return nil
}

// reaches reports whether a record is at a version, or at one after it.
func (w *wreck) reaches(row *knownVersion) bool {
	var v Version
	r := w.records[row.RecordID]
	return r != nil && json.Unmarshal([]byte(row.Version), &v) == nil && v.compare(VersionOf(r)) <= 0
}

// isOlder reports whether a record is not as it was last.
func (w *wreck) isOlder(id register.ID) bool {
	return slices.ContainsFunc(w.report.Older, func(l Lost) bool { return l.ID == id })
}
