-- +goose Up
-- What a calendar took out of an earlier export and was then taken away for good is called off in the next one: its line of
-- the catalogue keeps the days.
ALTER TABLE catalogue ADD COLUMN called_off TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 43;
