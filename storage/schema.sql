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
	approvals      TEXT
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
	last_day       TEXT NOT NULL
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
	partner_key_tt BLOB NOT NULL,
	parent_id      BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	periodicity    INTEGER NOT NULL DEFAULT 0,
	host_rule      TEXT NOT NULL DEFAULT '',
	host           TEXT NOT NULL DEFAULT '',
	agenda_days    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX commissions_title_ru ON commissions (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_title_en ON commissions (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_title_tt ON commissions (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_ru ON commissions (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_en ON commissions (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_partner_tt ON commissions (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_kind ON commissions (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX commissions_parent ON commissions (parent_id, id) WHERE deleted_at IS NULL;

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
	commission_key_tt BLOB NOT NULL,
	cancelled_on      TEXT NOT NULL DEFAULT '',
	moves             TEXT,
	day_agreed_on     TEXT NOT NULL DEFAULT '',
	agenda_agreed_on  TEXT NOT NULL DEFAULT '',
	protocol_number   TEXT NOT NULL DEFAULT '',
	signed_on         TEXT NOT NULL DEFAULT '',
	signatories       TEXT,
	closed_on         TEXT NOT NULL DEFAULT '',
	next_from         TEXT NOT NULL DEFAULT '',
	next_to           TEXT NOT NULL DEFAULT '',
	next_place_ru     TEXT NOT NULL DEFAULT '',
	next_place_en     TEXT NOT NULL DEFAULT '',
	next_place_tt     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sessions_commission ON sessions (commission_id, first_day, cancelled, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_ru ON sessions (commission_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_en ON sessions (commission_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_commission_tt ON sessions (commission_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_day ON sessions (first_day, id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_number ON sessions (number, id) WHERE deleted_at IS NULL;
-- The next sessions that protocols fix, for the calendar.
CREATE INDEX sessions_next ON sessions (next_from, id) WHERE deleted_at IS NULL AND next_from <> '';

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

-- What was promised or ordered, whatever it comes from: one table for all, so that control of fulfilment needs one
-- board and one report. What the board groups by has an index, each small: the order within is that of the spans.
CREATE TABLE commitments (
	id                 BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision           INTEGER NOT NULL,
	created_at         TEXT NOT NULL,
	created_by         TEXT NOT NULL,
	updated_at         TEXT NOT NULL,
	updated_by         TEXT NOT NULL,
	deleted_at         TEXT,
	title_ru           TEXT NOT NULL,
	title_en           TEXT NOT NULL,
	title_tt           TEXT NOT NULL,
	number             TEXT NOT NULL,
	source_kind        TEXT NOT NULL,
	source_id          BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	clause             TEXT NOT NULL,
	paper_ru           TEXT NOT NULL,
	paper_en           TEXT NOT NULL,
	paper_tt           TEXT NOT NULL,
	side               TEXT NOT NULL,
	partner_id         BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	executor_body_id   BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	executor_person_id BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	co_executors       TEXT,
	controller_id      BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	start_day          TEXT NOT NULL,
	due_rule           TEXT NOT NULL,
	due_on             TEXT NOT NULL,
	period_months      INTEGER NOT NULL,
	priority           TEXT NOT NULL,
	sphere_ids         TEXT,
	reports            TEXT,
	due_changes        TEXT,
	returns            TEXT,
	closure            TEXT,
	carried_from_id    BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	carried_to_id      BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	carried_on         TEXT NOT NULL,
	note_ru            TEXT NOT NULL,
	note_en            TEXT NOT NULL,
	note_tt            TEXT NOT NULL,
	executor_id        BLOB,
	sphere_id          BLOB,
	number_key         BLOB NOT NULL,
	title_key_ru       BLOB NOT NULL,
	title_key_en       BLOB NOT NULL,
	title_key_tt       BLOB NOT NULL
);
CREATE INDEX commitments_number ON commitments (number_key, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_title_ru ON commitments (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_title_en ON commitments (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_title_tt ON commitments (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_executor ON commitments (executor_id, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_partner ON commitments (partner_id, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_source ON commitments (source_id, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_sphere ON commitments (sphere_id, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_controller ON commitments (controller_id, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_side ON commitments (side, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_priority ON commitments (priority, id) WHERE deleted_at IS NULL;

-- What every living commitment is on every day: overdue, open or over, in which state, and when it is due.
CREATE TABLE commitment_spans (
	commitment_id BLOB NOT NULL REFERENCES commitments (id),
	from_day      TEXT NOT NULL,
	to_day        TEXT NOT NULL,
	urgency       INTEGER NOT NULL,
	due_key       TEXT NOT NULL,
	rank          INTEGER NOT NULL,
	reports       INTEGER NOT NULL,
	PRIMARY KEY (commitment_id, from_day)
) WITHOUT ROWID;
CREATE INDEX commitment_spans_board ON commitment_spans (urgency, due_key, commitment_id, to_day, from_day, rank, reports);
