-- +goose Up
-- A letter takes one byte of the keys that lists are sorted by (sortcode.go); they are written when the program next opens the
-- register. The server packs long texts by itself.
INSERT INTO settings (name, value) VALUES ('derive.keys', '') ON CONFLICT (name) DO UPDATE SET value = '';
