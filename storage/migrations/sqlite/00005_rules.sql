-- +goose Up
-- The rules of procedure: what is to be done on the way of an agreement, until when, and by which source. They are few, so they need no
-- index. Those that come with the program are saved like any other record when the register is opened.
CREATE TABLE rules (
	id          BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision    INTEGER NOT NULL,
	created_at  TEXT NOT NULL,
	created_by  TEXT NOT NULL,
	updated_at  TEXT NOT NULL,
	updated_by  TEXT NOT NULL,
	deleted_at  TEXT,
	step_ru     TEXT NOT NULL,
	step_en     TEXT NOT NULL,
	step_tt     TEXT NOT NULL,
	levels      TEXT,
	kinds       TEXT,
	proof       TEXT NOT NULL,
	deadline    TEXT NOT NULL,
	since       TEXT NOT NULL,
	source_ru   TEXT NOT NULL,
	source_en   TEXT NOT NULL,
	source_tt   TEXT NOT NULL,
	verified    INTEGER NOT NULL,
	off         INTEGER NOT NULL,
	note_ru     TEXT NOT NULL,
	note_en     TEXT NOT NULL,
	note_tt     TEXT NOT NULL,
	step_key_ru BLOB NOT NULL,
	step_key_en BLOB NOT NULL,
	step_key_tt BLOB NOT NULL
);

PRAGMA user_version = 5;
