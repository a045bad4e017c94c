-- +goose Up
-- Files on any record: documents with their versions, and what the versions hold.
CREATE TABLE documents (
	id             BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision       INTEGER NOT NULL,
	created_at     TEXT NOT NULL,
	created_by     TEXT NOT NULL,
	updated_at     TEXT NOT NULL,
	updated_by     TEXT NOT NULL,
	deleted_at     TEXT,
	title_ru       TEXT NOT NULL,
	title_en       TEXT NOT NULL,
	title_tt       TEXT NOT NULL,
	kind           TEXT NOT NULL,
	subjects       TEXT,
	language       TEXT NOT NULL,
	day            TEXT NOT NULL,
	note_ru        TEXT NOT NULL,
	note_en        TEXT NOT NULL,
	note_tt        TEXT NOT NULL,
	versions       TEXT,
	subject_ru     TEXT NOT NULL,
	subject_en     TEXT NOT NULL,
	subject_tt     TEXT NOT NULL,
	first_day      TEXT NOT NULL,
	size           INTEGER NOT NULL,
	title_key_ru   BLOB NOT NULL,
	title_key_en   BLOB NOT NULL,
	title_key_tt   BLOB NOT NULL,
	subject_key_ru BLOB NOT NULL,
	subject_key_en BLOB NOT NULL,
	subject_key_tt BLOB NOT NULL
);
CREATE INDEX documents_title_ru ON documents (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_title_en ON documents (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_title_tt ON documents (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_subject_ru ON documents (subject_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_subject_en ON documents (subject_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_subject_tt ON documents (subject_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_day ON documents (first_day, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_size ON documents (size, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_kind ON documents (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_language ON documents (language, id) WHERE deleted_at IS NULL;

-- What files hold, each content once, named by its SHA-256 (lower-case hexadecimal). The hash is known only when all
-- of it is there: without one, a blob is being written or was left behind half. text are the words that could be read in it.
CREATE TABLE blobs (
	number     INTEGER PRIMARY KEY,
	hash       TEXT UNIQUE,
	size       INTEGER NOT NULL,
	text       TEXT NOT NULL,
	touched_at TEXT NOT NULL
);

-- The content in pieces of 1 MiB, the last one shorter, so that nobody ever holds all of it in memory.
CREATE TABLE blob_chunks (
	chunk   INTEGER PRIMARY KEY,
	blob    INTEGER NOT NULL REFERENCES blobs (number),
	number  INTEGER NOT NULL,
	content BLOB NOT NULL,
	UNIQUE (blob, number)
);

PRAGMA user_version = 3;
