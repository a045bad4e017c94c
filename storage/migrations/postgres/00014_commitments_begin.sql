-- +goose Up
-- A commitment that starts in a year or a month is under way once it has certainly begun: it was so from the first day of it.
-- The states of such commitments are worked out again when the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.commitments', '') ON CONFLICT (name) DO UPDATE SET value = '';
