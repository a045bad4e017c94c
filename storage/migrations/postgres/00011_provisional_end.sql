-- +goose Up
-- After its provisional application an agreement is what it would be without it, and no longer one that does not exist yet; a
-- notice ends that application. What is kept beside agreements is worked out again when the program next opens the register.
INSERT INTO settings (name, value) VALUES ('derive.agreements', '') ON CONFLICT (name) DO UPDATE SET value = '';
