-- +goose Up
-- Lists were sorted by the first 40 letters of a name: most titles of treaties begin alike that far. Now the whole name
-- counts, quotation marks count for nothing, and 0/2020 comes before 1/2020. The keys of an older register are written
-- when it is next opened.
INSERT INTO settings (name, value) VALUES ('derive.keys', '');

PRAGMA user_version = 17;
