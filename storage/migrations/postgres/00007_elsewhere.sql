-- +goose Up
-- What was done to records elsewhere, step by step, before a package brought it: the history here has that as one step.
CREATE TABLE elsewhere (
	record_id bytea NOT NULL,
	batch     bytea NOT NULL,
	place     bigint NOT NULL,
	step      text NOT NULL,
	PRIMARY KEY (record_id, batch, place)
);

-- The packages that were taken along and are expected back, and the batch in which one came.
CREATE TABLE expected (
	id     bytea PRIMARY KEY,
	parcel text NOT NULL,
	batch  bytea
);

-- Who takes back what was decided is asked again.
ALTER TABLE undecided ADD COLUMN decided bytea;
