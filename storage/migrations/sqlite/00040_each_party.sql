-- +goose Up
-- A suspension by one of several parties suspends for it alone, an end on an unknown day comes after all that is known, and an
-- agreement that enters into force for each party by itself is in force from the second of them. Search finds compounds without
-- their hyphens. What is kept beside agreements, and the words of all records, are worked out again when the program next opens
-- the register.
INSERT INTO settings (name, value) VALUES ('derive.agreements', '') ON CONFLICT (name) DO UPDATE SET value = '';
INSERT INTO settings (name, value) VALUES ('derive.words', '') ON CONFLICT (name) DO UPDATE SET value = '';

PRAGMA user_version = 40;
