-- +goose Up
-- An agreement that entered into force on some day is not in force before its text was established, and a party that withdrew
-- before is not bound. Search finds Roman numbers by our digits, and signs that stand for letters by those. What is kept
-- beside agreements, and the words of all records, are worked out again when the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.agreements', '') ON CONFLICT (name) DO UPDATE SET value = '';
INSERT INTO settings (name, value) VALUES ('derive.words', '') ON CONFLICT (name) DO UPDATE SET value = '';

PRAGMA user_version = 38;
