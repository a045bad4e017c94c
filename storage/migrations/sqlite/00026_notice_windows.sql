-- +goose Up
-- Windows for notice, which open and close: within a year after each ten. No agreement of an earlier version has one.
CREATE TABLE agreement_windows (
	agreement_id BLOB NOT NULL REFERENCES agreements (id),
	from_day     TEXT NOT NULL,
	to_day       TEXT NOT NULL,
	force        TEXT NOT NULL,
	opens_after  INTEGER NOT NULL,
	open_months  INTEGER NOT NULL,
	every_months INTEGER NOT NULL,
	notice_count INTEGER NOT NULL,
	notice_unit  TEXT NOT NULL,
	last_day     TEXT NOT NULL,
	PRIMARY KEY (agreement_id, from_day)
) WITHOUT ROWID;

PRAGMA user_version = 26;
