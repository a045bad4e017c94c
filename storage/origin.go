package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"accord/storage/register"
)

// Parcel says what a package is: what one register sends another.
type Parcel struct {
	// ID is the package's. Register is the ID of the register it came from, which all its parts share.
	ID       register.ID `json:"id"`
	Register register.ID `json:"register"`
	// Name is that of the register.
	Name string           `json:"name"`
	Made register.Instant `json:"made"`
	By   string           `json:"by"`
	// Device is the computer that it was made on.
	Device string `json:"device"`
	// For says what it was taken along for, Until when it is expected back.
	For   string        `json:"for,omitempty"`
	Until register.Date `json:"until,omitempty"`
	// Return is true where a part comes back; Of is the package that the part was made of.
	Return bool        `json:"return,omitempty"`
	Of     register.ID `json:"of,omitzero"`
}

// Part says of a register what it is a part of.
type Part struct {
	Parcel
	// Files are the hashes of those that came along, then or later: they need not go back.
	Files []string `json:"files,omitempty"`
}

// origin is what a register knows of itself among others.
type origin struct {
	Name  string `gorm:"primaryKey"`
	Value string
}

func (origin) TableName() string { return "origin" }

const (
	originRegister = "register"
	originPart     = "part"
)

// PartOf returns what the register is a part of; is reports whether it is one.
func (s *Store) PartOf(ctx context.Context) (part Part, is bool, err error) {
	if known := s.part.Load(); known != nil {
		return *known, !known.ID.IsZero(), nil
	}
	if part, err = partOf(s.read(ctx)); err != nil {
		return part, false, fmt.Errorf("read what the register is a part of: %w", translate(err))
	}
	s.part.Store(&part)
	return part, !part.ID.IsZero(), nil
}

func partOf(tx *gorm.DB) (part Part, err error) {
	var kept []origin
	if err := tx.Where("name = ?", originPart).Find(&kept).Error; err != nil || len(kept) == 0 {
		return part, err
	}
	if err := json.Unmarshal([]byte(kept[0].Value), &part); err != nil {
		return part, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return part, nil
}

// wholeHas notes of a part which files its whole has sent. A whole notes nothing.
func wholeHas(tx *gorm.DB, hashes []string) error {
	part, err := partOf(tx)
	if err != nil || part.ID.IsZero() {
		return err
	}
	known := len(part.Files)
	for _, hash := range hashes {
		if !slices.Contains(part.Files, hash) {
			part.Files = append(part.Files, hash)
		}
	}
	if len(part.Files) == known {
		return nil
	}
	text, err := json.Marshal(part)
	if err != nil {
		return err
	}
	return tx.Model(&origin{}).Where("name = ?", originPart).Update("value", string(text)).Error
}

// registerID returns the name of the register among others, None where it never had one.
func registerID(tx *gorm.DB) (register.ID, error) {
	var kept []origin
	if err := tx.Where("name = ?", originRegister).Find(&kept).Error; err != nil || len(kept) == 0 {
		return register.None, err
	}
	var id register.ID
	if err := id.UnmarshalText([]byte(kept[0].Value)); err != nil {
		return register.None, fmt.Errorf("%w: read the name of the register: %w", ErrDamaged, err)
	}
	return id, nil
}

// identify returns the name of the register among others; it gets one where it has none: that of the first change made in it, so
// that who may only read calls it the same before anybody has kept the name.
func (s *Store) identify(ctx context.Context) (register.ID, error) {
	id, err := registerID(s.read(ctx))
	if err != nil || !id.IsZero() {
		return id, translate(err)
	}
	if s.looking {
		id, err = firstBatch(s.read(ctx))
		return id, translate(err)
	}
	err = s.write(ctx, "name the register", func(tx *gorm.DB) error {
		if id, err = registerID(tx); err != nil || !id.IsZero() {
			return err
		}
		if id, err = firstBatch(tx); err != nil {
			return err
		}
		return tx.Create(&origin{originRegister, id.String()}).Error
	})
	return id, err
}

// firstBatch returns the ID of the first change of a register, a new one where there is none.
func firstBatch(tx *gorm.DB) (register.ID, error) {
	var rows []historyRow
	if err := tx.Select("batch").Order("seq").Limit(1).Find(&rows).Error; err != nil || len(rows) == 0 {
		return register.NewID(), err
	}
	return rows[0].Batch, nil
}

// Trust is how far a device is trusted.
type Trust string

// The levels of trust. A device that was met is one a package came from; of a checked one the words were compared.
const (
	TrustUnknown   Trust = ""
	TrustMet       Trust = "met"
	TrustChecked   Trust = "checked"
	TrustWithdrawn Trust = "withdrawn"
)

// Device is a computer that packages came from. Card is its public keys as it shows them.
type Device struct {
	Card     string `gorm:"primaryKey"`
	Name     string
	MetAt    register.Instant
	Standing Trust
}

// TableName is for GORM.
func (Device) TableName() string { return "devices" }

// Devices lists the computers that the register has exchanged packages with, by their names.
func (s *Store) Devices(ctx context.Context) ([]Device, error) {
	var all []Device
	if err := s.read(ctx).Order("name, card").Find(&all).Error; err != nil {
		return nil, fmt.Errorf("read the devices: %w", translate(err))
	}
	return all, nil
}

// DeviceOf returns how far a device is trusted.
func (s *Store) DeviceOf(ctx context.Context, card string) (Trust, error) {
	var all []Device
	if err := s.read(ctx).Where("card = ?", card).Find(&all).Error; err != nil {
		return TrustUnknown, fmt.Errorf("read a device: %w", translate(err))
	}
	if len(all) == 0 {
		return TrustUnknown, nil
	}
	return all[0].Standing, nil
}

// Trust keeps how far a device is trusted.
func (s *Store) Trust(ctx context.Context, card, name string, standing Trust) error {
	return s.write(ctx, "keep a device", func(tx *gorm.DB) error {
		return tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "card"}}, DoUpdates: clause.AssignmentColumns([]string{"name", "standing"})}).
			Create(&Device{card, register.Line(name), s.now(), standing}).Error
	})
}
