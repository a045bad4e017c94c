-- The schema as the last of the migrations leaves it. This file is for reading: a test compares it with
-- the live one, and nothing runs it. A change goes into a new migration first, and then here.

-- One line a record, of whatever kind: how others call it, and whether it lies in the trash. Its
-- entry number is the row number of the search index, which is why it must never change.
CREATE TABLE catalogue (
	entry      INTEGER PRIMARY KEY,
	id         BLOB NOT NULL UNIQUE,
	kind       TEXT NOT NULL,
	label_ru   TEXT NOT NULL,
	label_en   TEXT NOT NULL,
	label_tt   TEXT NOT NULL,
	hint_ru    TEXT NOT NULL,
	hint_en    TEXT NOT NULL,
	hint_tt    TEXT NOT NULL,
	deleted_at TEXT
);
CREATE INDEX catalogue_trash ON catalogue (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- The folded words of the living records, each with the letter of its kind in front. The text itself stays with
-- the record. The prefixes are the letter with two and with three more.
CREATE VIRTUAL TABLE words USING fts5 (label, body, content = '', contentless_delete = 1, tokenize = 'unicode61', prefix = '3 4');

-- Who mentions whom, and as what: the filters by partner, person and sphere, and what hangs on a
-- record that is to be deleted.
CREATE TABLE mentions (
	id     BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	target BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	role   TEXT NOT NULL,
	PRIMARY KEY (id, target, role)
) WITHOUT ROWID;
CREATE INDEX mentions_target ON mentions (target, role, id);

-- Every change, before and after, as JSON.
CREATE TABLE history (
	seq       INTEGER PRIMARY KEY,
	kind      TEXT NOT NULL,
	record_id BLOB NOT NULL,
	revision  INTEGER NOT NULL,
	at        TEXT NOT NULL,
	author    TEXT NOT NULL,
	device    TEXT NOT NULL,
	batch     BLOB NOT NULL,
	undoes    BLOB,
	before    TEXT,
	after     TEXT NOT NULL
);
CREATE INDEX history_record ON history (record_id, revision);
CREATE INDEX history_batch ON history (batch);
CREATE INDEX history_undoes ON history (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX history_at ON history (at, seq);

CREATE TABLE spheres (
	id          BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision    INTEGER NOT NULL,
	created_at  TEXT NOT NULL,
	created_by  TEXT NOT NULL,
	updated_at  TEXT NOT NULL,
	updated_by  TEXT NOT NULL,
	deleted_at  TEXT,
	name_ru     TEXT NOT NULL,
	name_en     TEXT NOT NULL,
	name_tt     TEXT NOT NULL,
	parent_id   BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	aliases     TEXT,
	note_ru     TEXT NOT NULL,
	note_en     TEXT NOT NULL,
	note_tt     TEXT NOT NULL,
	parent_ru   TEXT NOT NULL,
	parent_en   TEXT NOT NULL,
	parent_tt   TEXT NOT NULL,
	name_key_ru BLOB NOT NULL,
	name_key_en BLOB NOT NULL,
	name_key_tt BLOB NOT NULL
);
CREATE INDEX spheres_name_ru ON spheres (name_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX spheres_name_en ON spheres (name_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX spheres_name_tt ON spheres (name_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX spheres_parent ON spheres (parent_id, id);

CREATE TABLE partners (
	id            BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision      INTEGER NOT NULL,
	created_at    TEXT NOT NULL,
	created_by    TEXT NOT NULL,
	updated_at    TEXT NOT NULL,
	updated_by    TEXT NOT NULL,
	deleted_at    TEXT,
	name_ru       TEXT NOT NULL,
	name_en       TEXT NOT NULL,
	name_tt       TEXT NOT NULL,
	kind          TEXT NOT NULL,
	ours          INTEGER NOT NULL,
	parent_id     BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	aliases       TEXT,
	code          TEXT NOT NULL,
	note_ru       TEXT NOT NULL,
	note_en       TEXT NOT NULL,
	note_tt       TEXT NOT NULL,
	parent_ru     TEXT NOT NULL,
	parent_en     TEXT NOT NULL,
	parent_tt     TEXT NOT NULL,
	name_key_ru   BLOB NOT NULL,
	name_key_en   BLOB NOT NULL,
	name_key_tt   BLOB NOT NULL,
	parent_key_ru BLOB NOT NULL,
	parent_key_en BLOB NOT NULL,
	parent_key_tt BLOB NOT NULL
);
CREATE INDEX partners_name_ru ON partners (name_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_name_en ON partners (name_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_name_tt ON partners (name_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_parent_ru ON partners (parent_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_parent_en ON partners (parent_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_parent_tt ON partners (parent_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_kind ON partners (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_ours ON partners (ours, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_code ON partners (code, id) WHERE deleted_at IS NULL;
CREATE INDEX partners_parent ON partners (parent_id, id);

CREATE TABLE persons (
	id            BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision      INTEGER NOT NULL,
	created_at    TEXT NOT NULL,
	created_by    TEXT NOT NULL,
	updated_at    TEXT NOT NULL,
	updated_by    TEXT NOT NULL,
	deleted_at    TEXT,
	name_ru       TEXT NOT NULL,
	name_en       TEXT NOT NULL,
	name_tt       TEXT NOT NULL,
	native_name   TEXT NOT NULL,
	aliases       TEXT,
	salutation_ru TEXT NOT NULL,
	salutation_en TEXT NOT NULL,
	salutation_tt TEXT NOT NULL,
	appointments  TEXT,
	phone         TEXT NOT NULL,
	email         TEXT NOT NULL,
	note_ru       TEXT NOT NULL,
	note_en       TEXT NOT NULL,
	note_tt       TEXT NOT NULL,
	name_key_ru   BLOB NOT NULL,
	name_key_en   BLOB NOT NULL,
	name_key_tt   BLOB NOT NULL
);
CREATE INDEX persons_name_ru ON persons (name_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX persons_name_en ON persons (name_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX persons_name_tt ON persons (name_key_tt, id) WHERE deleted_at IS NULL;

CREATE TABLE agreements (
	id             BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision       INTEGER NOT NULL,
	created_at     TEXT NOT NULL,
	created_by     TEXT NOT NULL,
	updated_at     TEXT NOT NULL,
	updated_by     TEXT NOT NULL,
	deleted_at     TEXT,
	number         TEXT NOT NULL,
	title_ru       TEXT NOT NULL,
	title_en       TEXT NOT NULL,
	title_tt       TEXT NOT NULL,
	kind           TEXT NOT NULL,
	level          TEXT NOT NULL,
	parties        TEXT,
	actions        TEXT,
	sphere_ids     TEXT,
	term           TEXT NOT NULL,
	until          TEXT NOT NULL,
	languages      TEXT,
	original_ru    TEXT NOT NULL,
	original_en    TEXT NOT NULL,
	original_tt    TEXT NOT NULL,
	summary_ru     TEXT NOT NULL,
	summary_en     TEXT NOT NULL,
	summary_tt     TEXT NOT NULL,
	note_ru        TEXT NOT NULL,
	note_en        TEXT NOT NULL,
	note_tt        TEXT NOT NULL,
	signed_on      TEXT NOT NULL,
	ends_key       TEXT NOT NULL,
	partner_ru     TEXT NOT NULL,
	partner_en     TEXT NOT NULL,
	partner_tt     TEXT NOT NULL,
	number_key     BLOB NOT NULL,
	title_key_ru   BLOB NOT NULL,
	title_key_en   BLOB NOT NULL,
	title_key_tt   BLOB NOT NULL,
	partner_key_ru BLOB NOT NULL,
	partner_key_en BLOB NOT NULL,
	partner_key_tt BLOB NOT NULL,
	rules          TEXT,
	links          TEXT,
	approvals      TEXT,
	registered_from TEXT NOT NULL DEFAULT '',
	force_unknown  INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX agreements_number ON agreements (number_key, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_ru ON agreements (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_en ON agreements (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_tt ON agreements (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_ru ON agreements (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_en ON agreements (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_tt ON agreements (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_signed ON agreements (signed_on, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_ends ON agreements (ends_key, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_kind ON agreements (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_level ON agreements (level, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_unregistered ON agreements (registered_from, id) WHERE deleted_at IS NULL AND registered_from <> '';
CREATE INDEX agreements_force_unknown ON agreements (id) WHERE deleted_at IS NULL AND force_unknown = 1;
CREATE INDEX agreements_no_original ON agreements (id) WHERE deleted_at IS NULL AND original_ru = '' AND original_en = '' AND original_tt = '';

-- The status of every living agreement on every day, written anew with each save, so that a list
-- "as of any day" is one indexed query and no timer ever runs.
CREATE TABLE agreement_spans (
	agreement_id BLOB NOT NULL REFERENCES agreements (id),
	from_day     TEXT NOT NULL,
	to_day       TEXT NOT NULL,
	status       TEXT NOT NULL,
	rank         INTEGER NOT NULL,
	PRIMARY KEY (agreement_id, from_day)
) WITHOUT ROWID;
CREATE INDEX agreement_spans_status ON agreement_spans (rank, to_day, from_day, agreement_id);

-- What the periods of agreements that go on by themselves are counted from.
CREATE TABLE agreement_renewals (
	agreement_id   BLOB PRIMARY KEY REFERENCES agreements (id),
	force          TEXT NOT NULL,
	term           TEXT NOT NULL,
	until          TEXT NOT NULL,
	months         INTEGER NOT NULL,
	renewal        TEXT NOT NULL,
	times          INTEGER NOT NULL,
	renewal_months INTEGER NOT NULL,
	notice_count   INTEGER NOT NULL,
	notice_unit    TEXT NOT NULL,
	known_on       TEXT NOT NULL,
	last_day       TEXT NOT NULL,
	notice_month   INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- The answers that bodies were asked for about living agreements until a day: late are those that were asked for by a day, were due
-- before it and were not there by then.
CREATE TABLE agreement_answers (
	agreement_id  BLOB NOT NULL REFERENCES agreements (id),
	place         INTEGER NOT NULL,
	partner_id    BLOB NOT NULL,
	asked_from    TEXT NOT NULL,
	due           TEXT NOT NULL,
	answered_from TEXT NOT NULL,
	PRIMARY KEY (agreement_id, place)
) WITHOUT ROWID;

CREATE TABLE commissions (
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
	level          TEXT NOT NULL,
	ours_id        BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	theirs_id      BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	agreement_id   BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	members        TEXT,
	languages      TEXT,
	aliases        TEXT,
	note_ru        TEXT NOT NULL,
	note_en        TEXT NOT NULL,
	note_tt        TEXT NOT NULL,
	partner_ru     TEXT NOT NULL,
	partner_en     TEXT NOT NULL,
	partner_tt     TEXT NOT NULL,
	title_key_ru   BLOB NOT NULL,
	title_key_en   BLOB NOT NULL,
	title_key_tt   BLOB NOT NULL,
	partner_key_ru BLOB NOT NULL,
	partner_key_en BLOB NOT NULL,
	partner_key_tt BLOB NOT NULL
);
CREATE INDEX commissions_title_ru ON commissions (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_title_en ON commissions (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_title_tt ON commissions (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_ru ON commissions (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_en ON commissions (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_tt ON commissions (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_kind ON commissions (kind, id) WHERE deleted_at IS NULL;

CREATE TABLE sessions (
	id                BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision          INTEGER NOT NULL,
	created_at        TEXT NOT NULL,
	created_by        TEXT NOT NULL,
	updated_at        TEXT NOT NULL,
	updated_by        TEXT NOT NULL,
	deleted_at        TEXT,
	commission_id     BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	number            INTEGER NOT NULL,
	from_day          TEXT NOT NULL,
	to_day            TEXT NOT NULL,
	cancelled         INTEGER NOT NULL,
	host              TEXT NOT NULL,
	mode              TEXT NOT NULL,
	place_ru          TEXT NOT NULL,
	place_en          TEXT NOT NULL,
	place_tt          TEXT NOT NULL,
	title_ru          TEXT NOT NULL,
	title_en          TEXT NOT NULL,
	title_tt          TEXT NOT NULL,
	agenda            TEXT,
	attendance        TEXT,
	decisions_ru      TEXT NOT NULL,
	decisions_en      TEXT NOT NULL,
	decisions_tt      TEXT NOT NULL,
	note_ru           TEXT NOT NULL,
	note_en           TEXT NOT NULL,
	note_tt           TEXT NOT NULL,
	commission_ru     TEXT NOT NULL,
	commission_en     TEXT NOT NULL,
	commission_tt     TEXT NOT NULL,
	first_day         TEXT NOT NULL,
	commission_key_ru BLOB NOT NULL,
	commission_key_en BLOB NOT NULL,
	commission_key_tt BLOB NOT NULL
);
CREATE INDEX sessions_commission ON sessions (commission_id, first_day, cancelled, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_ru ON sessions (commission_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_en ON sessions (commission_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_tt ON sessions (commission_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_day ON sessions (first_day, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_number ON sessions (number, id) WHERE deleted_at IS NULL;

CREATE TABLE visits (
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
	direction      TEXT NOT NULL,
	type           TEXT NOT NULL,
	level          TEXT NOT NULL,
	fate           TEXT NOT NULL,
	partner_ids    TEXT,
	from_day       TEXT NOT NULL,
	to_day         TEXT NOT NULL,
	places         TEXT,
	ground_ru      TEXT NOT NULL,
	ground_en      TEXT NOT NULL,
	ground_tt      TEXT NOT NULL,
	purpose_ru     TEXT NOT NULL,
	purpose_en     TEXT NOT NULL,
	purpose_tt     TEXT NOT NULL,
	delegation     TEXT,
	programme      TEXT,
	results_ru     TEXT NOT NULL,
	results_en     TEXT NOT NULL,
	results_tt     TEXT NOT NULL,
	note_ru        TEXT NOT NULL,
	note_en        TEXT NOT NULL,
	note_tt        TEXT NOT NULL,
	partner_ru     TEXT NOT NULL,
	partner_en     TEXT NOT NULL,
	partner_tt     TEXT NOT NULL,
	leader_ru      TEXT NOT NULL,
	leader_en      TEXT NOT NULL,
	leader_tt      TEXT NOT NULL,
	first_day      TEXT NOT NULL,
	last_day       TEXT NOT NULL,
	title_key_ru   BLOB NOT NULL,
	title_key_en   BLOB NOT NULL,
	title_key_tt   BLOB NOT NULL,
	partner_key_ru BLOB NOT NULL,
	partner_key_en BLOB NOT NULL,
	partner_key_tt BLOB NOT NULL
);
CREATE INDEX visits_title_ru ON visits (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_title_en ON visits (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_title_tt ON visits (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_partner_ru ON visits (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_partner_en ON visits (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_partner_tt ON visits (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_day ON visits (first_day, last_day, fate, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_direction ON visits (direction, id) WHERE deleted_at IS NULL;
CREATE INDEX visits_type ON visits (type, id) WHERE deleted_at IS NULL;

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

-- Files on any record, with their versions.
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
