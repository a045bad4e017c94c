package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// setting is a small rule of the office that is no record.
type setting struct {
	Name  string `gorm:"primaryKey"`
	Value string
}

func (setting) TableName() string { return "settings" }

const settingReportRule = "visit.report_rule"

// ReportRule gives the rule by which reports on visits fall due: the usual one where nobody has set another.
func (s *Store) ReportRule(ctx context.Context) (register.ReportRule, error) {
	var kept setting
	err := s.read(ctx).Where("name = ?", settingReportRule).Take(&kept).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return register.UsualReportRule, nil
	}
	if err != nil {
		return register.ReportRule{}, fmt.Errorf("read the rule of reports: %w", translate(err))
	}
	var rule register.ReportRule
	if err := json.Unmarshal([]byte(kept.Value), &rule); err != nil {
		return register.ReportRule{}, fmt.Errorf("read the rule of reports: %w", err)
	}
	return rule, nil
}

// SetReportRule sets the rule by which reports on visits fall due; a rule that cannot be counted gives ErrInvalid.
func (s *Store) SetReportRule(ctx context.Context, rule register.ReportRule) error {
	if err := rule.Check().Err(); err != nil {
		return fmt.Errorf("set the rule of reports: %w", err)
	}
	text, err := json.Marshal(rule)
	if err != nil {
		return fmt.Errorf("set the rule of reports: %w", err)
	}
	return s.write(ctx, "set the rule of reports", func(tx *gorm.DB) error {
		return tx.Save(&setting{settingReportRule, string(text)}).Error
	})
}
