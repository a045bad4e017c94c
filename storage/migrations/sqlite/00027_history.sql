-- +goose Up
-- The history is narrowed by who changed what: by person, by kind, and by the fields in which a change differs. These are
-- written for the changes that are there when the register is next opened.
CREATE TABLE history_fields (
	field TEXT NOT NULL,
	seq   INTEGER NOT NULL,
	PRIMARY KEY (field, seq)
) WITHOUT ROWID;
CREATE INDEX history_author ON history (author, seq);
CREATE INDEX history_kind ON history (kind, seq);

-- What is taken out of the trash for good leaves its name to those that mention it.
ALTER TABLE catalogue ADD COLUMN purged_at TEXT;

INSERT INTO settings (name, value) VALUES ('derive.fields', '');

PRAGMA user_version = 27;
