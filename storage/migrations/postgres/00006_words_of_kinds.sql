-- +goose Up
-- A search asks kind by kind, mostly for the newest of a kind, and wants their IDs alone. So the words have both: the letter of
-- the kind, which every word begins with, and the ID, without which each hit is looked up in the catalogue.
ALTER TABLE words ADD COLUMN id bytea, ADD COLUMN mark text GENERATED ALWAYS AS (left((tsvector_to_array(body))[1], 1)) STORED;
ALTER TABLE titles ADD COLUMN id bytea, ADD COLUMN mark text GENERATED ALWAYS AS (left((tsvector_to_array(name))[1], 1)) STORED;
UPDATE words SET id = c.id FROM catalogue c WHERE c.entry = words.entry;
UPDATE titles SET id = c.id FROM catalogue c WHERE c.entry = titles.entry;
CREATE INDEX words_newest ON words (mark, entry);
CREATE INDEX titles_newest ON titles (mark, entry);
