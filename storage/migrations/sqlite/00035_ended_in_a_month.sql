-- +goose Up
-- An agreement that ended in a month or a year of which the day is not known ended then, and not on the day before it. The last
-- days that lists are sorted by are worked out again when the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.agreements', '') ON CONFLICT (name) DO UPDATE SET value = '';

PRAGMA user_version = 35;
