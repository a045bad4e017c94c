-- +goose Up
-- A notice known to a month or a year no longer works as if it was given on the first day of it: between the days on which the
-- agreement may end nobody knows whether it is in force. What is kept beside agreements is worked out again when the program
-- next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.agreements', '') ON CONFLICT (name) DO UPDATE SET value = '';

PRAGMA user_version = 36;
