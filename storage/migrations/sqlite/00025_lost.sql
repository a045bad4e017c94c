-- +goose Up
-- Where somebody decides a conflict, the history keeps what was not taken, so that it can be found.
ALTER TABLE history ADD COLUMN lost TEXT;

PRAGMA user_version = 25;
