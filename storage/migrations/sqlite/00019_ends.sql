-- +goose Up
-- Lists are sorted by what they show: agreements by the last day in force as it is seen on a day, and by the entry into force;
-- invitations by the days that are written down, and links by their object where there is one. All of it follows from the
-- records: the program writes it when it next opens the register.
DROP INDEX agreements_ends;
ALTER TABLE agreements DROP COLUMN ends_key;
ALTER TABLE agreements ADD COLUMN force_on TEXT NOT NULL DEFAULT '';
CREATE INDEX agreements_force ON agreements (force_on, id) WHERE deleted_at IS NULL;
CREATE TABLE agreement_ends (
	agreement_id BLOB NOT NULL REFERENCES agreements (id),
	from_day     TEXT NOT NULL,
	to_day       TEXT NOT NULL,
	place        BLOB NOT NULL,
	course       TEXT NOT NULL,
	PRIMARY KEY (agreement_id, from_day)
) WITHOUT ROWID;
CREATE INDEX agreement_ends_place ON agreement_ends (place, from_day, to_day, course) WHERE course = '';
CREATE INDEX agreement_ends_course ON agreement_ends (course, agreement_id, from_day, to_day) WHERE course <> '';
CREATE INDEX invitations_sent_on ON invitations (sent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_reply_due ON invitations (reply_due, id) WHERE deleted_at IS NULL;

DELETE FROM settings WHERE name IN ('derive.keys', 'derive.agreements');
INSERT INTO settings (name, value) VALUES ('derive.keys', ''), ('derive.agreements', '');

PRAGMA user_version = 19;
