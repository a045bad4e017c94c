-- +goose Up
-- A bit that has turned over on a disk changes a word without a sound. So every change that the history keeps has a sum of
-- itself, and the record is compared with its last change whenever it is read. The program writes the sums of an older register
-- when it next opens it.
ALTER TABLE history ADD COLUMN sum BLOB;
INSERT INTO settings (name, value) VALUES ('derive.sums', '');

PRAGMA user_version = 28;
