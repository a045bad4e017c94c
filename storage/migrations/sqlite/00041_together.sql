-- +goose Up
-- A step by one of several parties does not undo what all of them did together. What is kept beside agreements is worked out again
-- when the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.agreements', '') ON CONFLICT (name) DO UPDATE SET value = '';

PRAGMA user_version = 41;
