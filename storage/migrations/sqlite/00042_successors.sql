-- +goose Up
-- A successor is among the parties of an agreement, a notice ends only the membership in which it was given, and an agreed end
-- overtakes a notice. Search finds Tatar words by the Latin letters of their neighbours. What is kept beside agreements, and the
-- words of all records, are worked out again when the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.agreements', '') ON CONFLICT (name) DO UPDATE SET value = '';
INSERT INTO settings (name, value) VALUES ('derive.words', '') ON CONFLICT (name) DO UPDATE SET value = '';

PRAGMA user_version = 42;
