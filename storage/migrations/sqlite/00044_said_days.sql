-- +goose Up
-- Search finds days said in more ways, the letters of Bashkir and others, and ck as k. The words of all records are worked out
-- again when the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.words', '') ON CONFLICT (name) DO UPDATE SET value = '';

PRAGMA user_version = 44;
