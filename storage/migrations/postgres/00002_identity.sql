-- +goose Up
-- A record says which others were made one with it, whose IDs lead to it, and which were found to be others however alike.
ALTER TABLE partners ADD COLUMN identity text;
ALTER TABLE persons ADD COLUMN identity text;
ALTER TABLE agreements ADD COLUMN identity text;
ALTER TABLE visits ADD COLUMN identity text;
ALTER TABLE events ADD COLUMN identity text;

-- As a record without any is written: a check compares what is kept with what follows from the records.
UPDATE partners SET identity = '{}';
UPDATE persons SET identity = '{}';
UPDATE agreements SET identity = '{}';
UPDATE visits SET identity = '{}';
UPDATE events SET identity = '{}';

CREATE TABLE former_ids (
	former    bytea NOT NULL,
	record_id bytea NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	PRIMARY KEY (former, record_id)
);
CREATE INDEX former_ids_record ON former_ids (record_id);
