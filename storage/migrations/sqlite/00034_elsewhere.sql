-- +goose Up
-- What was done to records elsewhere, step by step, before a package brought it: the history here has that as one step.
CREATE TABLE elsewhere (
	record_id BLOB NOT NULL,
	batch     BLOB NOT NULL,
	place     INTEGER NOT NULL,
	step      TEXT NOT NULL,
	PRIMARY KEY (record_id, batch, place)
) WITHOUT ROWID;

-- The packages that were taken along and are expected back, and the batch in which one came.
CREATE TABLE expected (
	id     BLOB PRIMARY KEY,
	parcel TEXT NOT NULL,
	batch  BLOB
) WITHOUT ROWID;

-- Who takes back what was decided is asked again.
ALTER TABLE undecided ADD COLUMN decided BLOB;

PRAGMA user_version = 34;
