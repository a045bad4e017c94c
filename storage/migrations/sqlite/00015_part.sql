-- +goose Up
-- Of a long file only the beginning is searched; whether that is so stands beside its words. Until now the beginning was
-- cut at 200,000 bytes without a word.
ALTER TABLE blobs ADD COLUMN part INTEGER NOT NULL DEFAULT 0;

UPDATE blobs SET part = 1 WHERE length(CAST(text AS BLOB)) > 199000;

PRAGMA user_version = 15;
