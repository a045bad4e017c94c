-- +goose Up
-- Which steps of the procedure are late is counted over the whole register whenever somebody looks at the overview. It
-- follows from the rules and the agreements alone, on which days; the program works it out when it next opens the register.
CREATE TABLE agreement_late (
	agreement_id BLOB NOT NULL REFERENCES agreements (id),
	rule_id      BLOB NOT NULL,
	from_day     TEXT NOT NULL,
	to_day       TEXT NOT NULL,
	due          TEXT NOT NULL,
	PRIMARY KEY (agreement_id, rule_id, from_day)
) WITHOUT ROWID;
CREATE INDEX agreement_late_days ON agreement_late (to_day, from_day, agreement_id);
CREATE INDEX agreement_late_rule ON agreement_late (rule_id);

INSERT INTO settings (name, value) VALUES ('derive.agreement_late', '');

PRAGMA user_version = 11;
