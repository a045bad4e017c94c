-- +goose Up
-- What a register knows of the others that it exchanges records with, by packages.
-- Its own name among them ("register"), and of what it is a part ("part").
CREATE TABLE origin (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID;

-- The versions of records that came with a batch and are not in the history here: what was taken in knew them. The content
-- is kept of those that may once be what two changes began with.
CREATE TABLE known_versions (
	record_id BLOB NOT NULL,
	version   TEXT NOT NULL,
	batch     BLOB NOT NULL,
	content   TEXT,
	PRIMARY KEY (record_id, version, batch)
) WITHOUT ROWID;

-- What clashed when it was taken in with a batch, and nobody has decided yet.
CREATE TABLE undecided (
	record_id BLOB NOT NULL,
	kind      TEXT NOT NULL,
	batch     BLOB NOT NULL,
	clashes   TEXT NOT NULL,
	author    TEXT NOT NULL,
	device    TEXT NOT NULL,
	at        TEXT NOT NULL,
	PRIMARY KEY (record_id, batch)
) WITHOUT ROWID;

-- The devices that packages came from, by their keys. A checked one had its words compared.
CREATE TABLE devices (
	card     TEXT PRIMARY KEY,
	name     TEXT NOT NULL,
	met_at   TEXT NOT NULL,
	standing TEXT NOT NULL
) WITHOUT ROWID;

PRAGMA user_version = 31;
