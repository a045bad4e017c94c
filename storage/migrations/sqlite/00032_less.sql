-- +goose Up
-- A record costs less: the history keeps records packed (packing.go), which programs before this cannot read, and a letter takes one
-- byte of the keys that lists are sorted by (sortcode.go). What the history has stays as it is; the keys are written when
-- the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.keys', '') ON CONFLICT (name) DO UPDATE SET value = '';

PRAGMA user_version = 32;
