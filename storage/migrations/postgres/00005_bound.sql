-- +goose Up
-- Who has not ratified an agreement is not bound by those who have: when one ends by the leaving of others, and what it is
-- until then, is worked out again when the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.agreements', '') ON CONFLICT (name) DO UPDATE SET value = '';
