-- +goose Up
-- What a register knows of the others that it exchanges records with, by packages.
-- Its own name among them ("register"), and of what it is a part ("part").
CREATE TABLE origin (
	name  text PRIMARY KEY,
	value text NOT NULL
);

-- The versions of records that came with a batch and are not in the history here: what was taken in knew them. The content
-- is kept of those that may once be what two changes began with.
CREATE TABLE known_versions (
	record_id bytea NOT NULL,
	version   text NOT NULL,
	batch     bytea NOT NULL,
	content   text,
	PRIMARY KEY (record_id, version, batch)
);

-- What clashed when it was taken in with a batch, and nobody has decided yet.
CREATE TABLE undecided (
	record_id bytea NOT NULL,
	kind      text NOT NULL,
	batch     bytea NOT NULL,
	clashes   text NOT NULL,
	author    text NOT NULL,
	device    text NOT NULL,
	at        text NOT NULL,
	PRIMARY KEY (record_id, batch)
);

-- The devices that packages came from, by their keys. A checked one had its words compared.
CREATE TABLE devices (
	card     text PRIMARY KEY,
	name     text NOT NULL,
	met_at   text NOT NULL,
	standing text NOT NULL
);
