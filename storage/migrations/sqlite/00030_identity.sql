-- +goose Up
-- A record says which others were made one with it, whose IDs lead to it, and which were found to be others however alike.
ALTER TABLE partners ADD COLUMN identity TEXT;
ALTER TABLE persons ADD COLUMN identity TEXT;
ALTER TABLE agreements ADD COLUMN identity TEXT;
ALTER TABLE visits ADD COLUMN identity TEXT;
ALTER TABLE events ADD COLUMN identity TEXT;

-- As a record without any is written: a check compares what is kept with what follows from the records.
UPDATE partners SET identity = '{}';
UPDATE persons SET identity = '{}';
UPDATE agreements SET identity = '{}';
UPDATE visits SET identity = '{}';
UPDATE events SET identity = '{}';

CREATE TABLE former_ids (
	former    BLOB NOT NULL,
	record_id BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	PRIMARY KEY (former, record_id)
) WITHOUT ROWID;
CREATE INDEX former_ids_record ON former_ids (record_id);

PRAGMA user_version = 30;
