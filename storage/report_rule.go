package storage

import (
	"context"
	"encoding/json"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// ReportRule returns the rule by which reports on visits fall due, nil where none is applied.
func (s *Store) ReportRule(ctx context.Context) (*register.ProcedureRule, error) {
	rules, err := s.Rules(ctx)
	if err != nil {
		return nil, err
	}
	return register.ReportRule(rules), nil
}

// setting is how earlier versions kept the rule, beside the records: nobody saw who had changed it, and no file took it
// along.
type setting struct {
	Name  string `gorm:"primaryKey"`
	Value string
}

func (setting) TableName() string { return "settings" }

const settingReportRule = "visit.report_rule"

// takeOver puts what earlier versions kept beside the records into the rule that has just been shipped.
func (s *Store) takeOver(tx *gorm.DB, shipped []register.Record) error {
	var kept []setting
	if err := tx.Where("name = ?", settingReportRule).Find(&kept).Error; err != nil || len(kept) == 0 {
		return err
	}
	for _, one := range shipped {
		rule, ok := one.(*register.ProcedureRule)
		if !ok || !rule.OfVisits() {
			continue
		}
		var old struct {
			Within   register.Length `json:"within"`
			Source   string          `json:"source"`
			Verified bool            `json:"verified"`
		}
		if err := json.Unmarshal([]byte(kept[0].Value), &old); err != nil {
			return fmt.Errorf("read the rule of reports: %w", err)
		}
		changed := *rule
		changed.Deadline.Length, changed.Verified = old.Within, old.Verified
		changed.Source = register.Text{Ru: old.Source, En: old.Source, Tt: old.Source}
		records := []register.Record{&changed}
		if err := s.applyPart(tx, &change{batch: register.NewID(), act: ActSeveral, by: shipper, records: records}, records); err != nil {
			return err
		}
	}
	return tx.Delete(&kept).Error
}
