-- +goose Up
-- A session remembers which decisions of earlier ones it is to take over, before anything moves. A decision that was carried
-- over keeps its history, so that it says since when it stands for the earlier one.
ALTER TABLE sessions ADD COLUMN carried_ids TEXT;
ALTER TABLE commitments ADD COLUMN taken_on TEXT NOT NULL DEFAULT '';
CREATE INDEX commitments_taken ON commitments (taken_on, id) WHERE deleted_at IS NULL AND taken_on <> '';

PRAGMA user_version = 20;
