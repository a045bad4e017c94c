-- +goose Up
-- When and where an agreement was signed as a whole. Two more statuses come in the middle of the order: adopted, and
-- not known whether in force.
ALTER TABLE agreements ADD COLUMN signing TEXT;

UPDATE agreement_spans SET rank = CASE status
	WHEN 'draft' THEN 0
	WHEN 'adopted' THEN 1
	WHEN 'signed' THEN 2
	WHEN 'provisional' THEN 3
	WHEN 'in_force' THEN 4
	WHEN 'suspended' THEN 5
	WHEN 'unclear' THEN 6
	WHEN 'expired' THEN 7
	WHEN 'terminated' THEN 8
	WHEN 'not_concluded' THEN 9
	ELSE rank END;

PRAGMA user_version = 13;
