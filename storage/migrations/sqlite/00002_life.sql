-- +goose Up
-- The life of agreements: the rules of their final clauses, the links between them and the bodies asked about their drafts. There are more
-- statuses now, some of which come in the middle of the order.
ALTER TABLE agreements ADD COLUMN rules TEXT;
ALTER TABLE agreements ADD COLUMN links TEXT;
ALTER TABLE agreements ADD COLUMN approvals TEXT;

UPDATE agreement_spans SET rank = CASE status
	WHEN 'draft' THEN 0
	WHEN 'signed' THEN 1
	WHEN 'in_force' THEN 3
	WHEN 'expired' THEN 5
	WHEN 'terminated' THEN 6
	ELSE rank END;

-- What the periods of agreements that go on by themselves are counted from, so that the last days for notice
-- of any stretch of time are found without reading the agreements. No agreement was renewed before this version.
CREATE TABLE agreement_renewals (
	agreement_id   BLOB PRIMARY KEY REFERENCES agreements (id),
	force          TEXT NOT NULL,
	term           TEXT NOT NULL,
	until          TEXT NOT NULL,
	months         INTEGER NOT NULL,
	renewal        TEXT NOT NULL,
	times          INTEGER NOT NULL,
	renewal_months INTEGER NOT NULL,
	notice_count   INTEGER NOT NULL,
	notice_unit    TEXT NOT NULL,
	known_on       TEXT NOT NULL,
	last_day       TEXT NOT NULL
) WITHOUT ROWID;

PRAGMA user_version = 2;
