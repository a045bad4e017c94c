-- +goose Up
-- How often a commission meets and who receives, of which commission it is a working group, and the steps that a session goes through: its day
-- and its agenda agreed, moved, cancelled, its protocol signed, closed. What was known before is left as it was: a session without steps is
-- planned, held or cancelled by its days alone.
ALTER TABLE commissions ADD COLUMN parent_id BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE commissions ADD COLUMN periodicity INTEGER NOT NULL DEFAULT 0;
ALTER TABLE commissions ADD COLUMN host_rule TEXT NOT NULL DEFAULT '';
ALTER TABLE commissions ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE commissions ADD COLUMN agenda_days INTEGER NOT NULL DEFAULT 0;
CREATE INDEX commissions_parent ON commissions (parent_id, id) WHERE deleted_at IS NULL;

ALTER TABLE sessions ADD COLUMN cancelled_on TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN moves TEXT;
ALTER TABLE sessions ADD COLUMN day_agreed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN agenda_agreed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN protocol_number TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN signed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN signatories TEXT;
ALTER TABLE sessions ADD COLUMN closed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN next_from TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN next_to TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN next_place_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN next_place_en TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN next_place_tt TEXT NOT NULL DEFAULT '';
-- The next sessions that protocols fix, for the calendar.
CREATE INDEX sessions_next ON sessions (next_from, id) WHERE deleted_at IS NULL AND next_from <> '';

PRAGMA user_version = 8;
