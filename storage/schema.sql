-- The schema as the last of the migrations leaves it: for reading, and for making a new register. Tests compare it with
-- what the migrations make. A change goes into a new migration first, and then here.

-- One line a record, of whatever kind: how others call it, and whether it lies in the trash or was taken
-- away for good, when the line is all that is left, with what a calendar needs to take the record out. Its entry number is
-- the row number of the search index, which is why it must never change.
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
	deleted_at TEXT,
	purged_at  TEXT,
	called_off TEXT NOT NULL DEFAULT ''
);
CREATE INDEX catalogue_trash ON catalogue (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- The folded words of the living records, each with the letter of its kind in front. The text itself stays with
-- the record. The prefixes are the letter with two and with three more.
CREATE VIRTUAL TABLE words USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3 4');

-- The same of their names alone, and for each name one word that stands for the whole of it; and which words there are.
CREATE VIRTUAL TABLE titles USING fts5 (name, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3 4');
CREATE VIRTUAL TABLE title_words USING fts5vocab ('titles', 'row');

-- Who mentions whom, and as what: the filters by partner, person and sphere, and what hangs on a
-- record that is to be deleted.
CREATE TABLE mentions (
	id     BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	target BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	role   TEXT NOT NULL,
	PRIMARY KEY (id, target, role)
) WITHOUT ROWID;
CREATE INDEX mentions_target ON mentions (target, role, id);

-- The IDs of records that were made one with another: they lead to it.
CREATE TABLE former_ids (
	former    BLOB NOT NULL,
	record_id BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	PRIMARY KEY (former, record_id)
) WITHOUT ROWID;
CREATE INDEX former_ids_record ON former_ids (record_id);

-- Every change, before and after, as JSON, which is kept packed (packing.go), with a sum of all that (sum.go). The last one of a record says what the record is.
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
	after     TEXT NOT NULL,
	act       TEXT NOT NULL DEFAULT 'save',
	name      TEXT NOT NULL DEFAULT '',
	lost      TEXT,
	sum       BLOB
);
CREATE INDEX history_record ON history (record_id, revision);
CREATE INDEX history_batch ON history (batch);
CREATE INDEX history_undoes ON history (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX history_at ON history (at, seq);
CREATE INDEX history_author ON history (author, seq);
CREATE INDEX history_kind ON history (kind, seq);

-- The fields in which a change of a record differs, for the history to be narrowed by them.
CREATE TABLE history_fields (
	field TEXT NOT NULL,
	seq   INTEGER NOT NULL,
	PRIMARY KEY (field, seq)
) WITHOUT ROWID;

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
	name_key_tt BLOB NOT NULL,
	promising TEXT
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
	parent_key_tt BLOB NOT NULL,
	identity TEXT
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
	name_key_tt   BLOB NOT NULL,
	identity TEXT
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
	force_unknown  INTEGER NOT NULL DEFAULT 0,
	signing        TEXT,
	amended        TEXT,
	force_on       TEXT NOT NULL DEFAULT '',
	identity TEXT
);
CREATE INDEX agreements_number ON agreements (number_key, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_ru ON agreements (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_en ON agreements (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_title_tt ON agreements (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_ru ON agreements (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_en ON agreements (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_partner_tt ON agreements (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_signed ON agreements (signed_on, id) WHERE deleted_at IS NULL;
CREATE INDEX agreements_force ON agreements (force_on, id) WHERE deleted_at IS NULL;
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

-- The last day in force of every living agreement as it is seen on every day, with the agreement in one value that sorts as
-- lists do; empty where the day moves on by itself and is counted from the course.
CREATE TABLE agreement_ends (
	agreement_id BLOB NOT NULL REFERENCES agreements (id),
	from_day     TEXT NOT NULL,
	to_day       TEXT NOT NULL,
	place        BLOB NOT NULL,
	course       TEXT NOT NULL,
	PRIMARY KEY (agreement_id, from_day)
) WITHOUT ROWID;
CREATE INDEX agreement_ends_place ON agreement_ends (place, from_day, to_day, course) WHERE course = '' AND to_day = '9999-12-31';
CREATE INDEX agreement_ends_passing ON agreement_ends (to_day, from_day, place, course) WHERE course = '' AND to_day < '9999-12-31';
CREATE INDEX agreement_ends_course ON agreement_ends (course, agreement_id, from_day, to_day) WHERE course <> '';

-- What the periods of agreements that go on by themselves are counted from, as it is known from one day to another.
CREATE TABLE agreement_renewals (
	agreement_id   BLOB NOT NULL REFERENCES agreements (id),
	from_day       TEXT NOT NULL,
	to_day         TEXT NOT NULL,
	force          TEXT NOT NULL,
	term           TEXT NOT NULL,
	until          TEXT NOT NULL,
	months         INTEGER NOT NULL,
	renewal        TEXT NOT NULL,
	times          INTEGER NOT NULL,
	renewal_months INTEGER NOT NULL,
	notice_count   INTEGER NOT NULL,
	notice_unit    TEXT NOT NULL,
	last_day       TEXT NOT NULL,
	notice_month   INTEGER NOT NULL,
	signed         TEXT NOT NULL DEFAULT '',
	months_then    TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (agreement_id, from_day, force)
) WITHOUT ROWID;

-- What the windows are counted from in which notice may be given of agreements that do not let it be given on any day, by what
-- was known on a run of days.
CREATE TABLE agreement_windows (
	agreement_id BLOB NOT NULL REFERENCES agreements (id),
	from_day     TEXT NOT NULL,
	to_day       TEXT NOT NULL,
	force        TEXT NOT NULL,
	opens_after  INTEGER NOT NULL,
	open_months  INTEGER NOT NULL,
	every_months INTEGER NOT NULL,
	notice_count INTEGER NOT NULL,
	notice_unit  TEXT NOT NULL,
	last_day     TEXT NOT NULL,
	PRIMARY KEY (agreement_id, from_day)
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

-- The days on which the steps that rules of procedure want of living agreements are late, written anew with each save of an
-- agreement or a rule.
CREATE TABLE agreement_late (
	agreement_id BLOB NOT NULL REFERENCES agreements (id),
	rule_id      BLOB NOT NULL,
	from_day     TEXT NOT NULL,
	to_day       TEXT NOT NULL,
	due          TEXT NOT NULL,
	PRIMARY KEY (agreement_id, rule_id, from_day)
) WITHOUT ROWID;
CREATE INDEX agreement_late_days ON agreement_late (to_day, from_day, agreement_id);
CREATE INDEX agreement_late_rule ON agreement_late (rule_id);

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
	next_place_tt     TEXT NOT NULL DEFAULT '',
	carried_ids       TEXT
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
	partner_key_tt BLOB NOT NULL,
	steps          TEXT,
	outcomes       TEXT,
	report_due     TEXT NOT NULL DEFAULT '',
	report_on      TEXT NOT NULL DEFAULT '',
	report_text_ru TEXT NOT NULL DEFAULT '',
	report_text_en TEXT NOT NULL DEFAULT '',
	report_text_tt TEXT NOT NULL DEFAULT '',
	report_sent_to_ru TEXT NOT NULL DEFAULT '',
	report_sent_to_en TEXT NOT NULL DEFAULT '',
	report_sent_to_tt TEXT NOT NULL DEFAULT '',
	open_outcomes  INTEGER NOT NULL DEFAULT 0,
	sender_id BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	host_id BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	arrival_ru TEXT NOT NULL DEFAULT '',
	arrival_en TEXT NOT NULL DEFAULT '',
	arrival_tt TEXT NOT NULL DEFAULT '',
	hotel_ru TEXT NOT NULL DEFAULT '',
	hotel_en TEXT NOT NULL DEFAULT '',
	hotel_tt TEXT NOT NULL DEFAULT '',
	transport_ru TEXT NOT NULL DEFAULT '',
	transport_en TEXT NOT NULL DEFAULT '',
	transport_tt TEXT NOT NULL DEFAULT '',
	agreement_ids TEXT,
	commission_ids TEXT,
	identity TEXT
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
CREATE INDEX visits_open ON visits (last_day, id) WHERE deleted_at IS NULL AND open_outcomes > 0;
CREATE INDEX visits_report_due ON visits (report_due, id) WHERE deleted_at IS NULL AND report_due <> '';

-- The state of every living visit on every day, written anew with each save.
CREATE TABLE visit_spans (
	visit_id BLOB NOT NULL REFERENCES visits (id),
	from_day TEXT NOT NULL,
	to_day   TEXT NOT NULL,
	state    TEXT NOT NULL,
	PRIMARY KEY (visit_id, from_day)
) WITHOUT ROWID;
CREATE INDEX visit_spans_state ON visit_spans (state, to_day, from_day, visit_id);

-- Meetings with foreigners: the journal of meetings.
CREATE TABLE meetings (
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
	day            TEXT NOT NULL,
	start_time     TEXT NOT NULL,
	end_time       TEXT NOT NULL,
	place_ru       TEXT NOT NULL,
	place_en       TEXT NOT NULL,
	place_tt       TEXT NOT NULL,
	zone           TEXT NOT NULL,
	visit_id       BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	item_id        BLOB,
	partner_ids    TEXT,
	ours           TEXT,
	theirs         TEXT,
	ground_ru      TEXT NOT NULL,
	ground_en      TEXT NOT NULL,
	ground_tt      TEXT NOT NULL,
	aim_ru         TEXT NOT NULL,
	aim_en         TEXT NOT NULL,
	aim_tt         TEXT NOT NULL,
	permitter_id   BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	permit_ru      TEXT NOT NULL,
	permit_en      TEXT NOT NULL,
	permit_tt      TEXT NOT NULL,
	points_ru      TEXT NOT NULL,
	points_en      TEXT NOT NULL,
	points_tt      TEXT NOT NULL,
	content_ru     TEXT NOT NULL,
	content_en     TEXT NOT NULL,
	content_tt     TEXT NOT NULL,
	record_ru      TEXT NOT NULL,
	record_en      TEXT NOT NULL,
	record_tt      TEXT NOT NULL,
	reported_on    TEXT NOT NULL,
	reported_to_ru TEXT NOT NULL,
	reported_to_en TEXT NOT NULL,
	reported_to_tt TEXT NOT NULL,
	outcomes       TEXT,
	note_ru        TEXT NOT NULL,
	note_en        TEXT NOT NULL,
	note_tt        TEXT NOT NULL,
	partner_ru     TEXT NOT NULL,
	partner_en     TEXT NOT NULL,
	partner_tt     TEXT NOT NULL,
	ours_ru        TEXT NOT NULL,
	ours_en        TEXT NOT NULL,
	ours_tt        TEXT NOT NULL,
	theirs_ru      TEXT NOT NULL,
	theirs_en      TEXT NOT NULL,
	theirs_tt      TEXT NOT NULL,
	permitter_ru   TEXT NOT NULL,
	permitter_en   TEXT NOT NULL,
	permitter_tt   TEXT NOT NULL,
	first_day      TEXT NOT NULL,
	open_outcomes  INTEGER NOT NULL,
	number_key     BLOB NOT NULL,
	title_key_ru   BLOB NOT NULL,
	title_key_en   BLOB NOT NULL,
	title_key_tt   BLOB NOT NULL,
	partner_key_ru BLOB NOT NULL,
	partner_key_en BLOB NOT NULL,
	partner_key_tt BLOB NOT NULL,
	agreement_ids TEXT,
	commission_ids TEXT
);
CREATE INDEX meetings_day ON meetings (first_day, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_number ON meetings (number_key, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_title_ru ON meetings (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_title_en ON meetings (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_title_tt ON meetings (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_partner_ru ON meetings (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_partner_en ON meetings (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_partner_tt ON meetings (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_visit ON meetings (visit_id, id) WHERE deleted_at IS NULL;
CREATE INDEX meetings_open ON meetings (first_day, id) WHERE deleted_at IS NULL AND open_outcomes > 0;

-- What earlier versions kept beside the records, and what is to be worked out when the register is opened next.
CREATE TABLE settings (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID;

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
	decided   BLOB,
	PRIMARY KEY (record_id, batch)
) WITHOUT ROWID;

-- What was done to records elsewhere, step by step, before a package brought it: the history here has that as one step.
CREATE TABLE elsewhere (
	record_id BLOB NOT NULL,
	batch     BLOB NOT NULL,
	place     INTEGER NOT NULL,
	step      TEXT NOT NULL,
	PRIMARY KEY (record_id, batch, place)
) WITHOUT ROWID;

-- The packages that were taken along and are expected back, and the batch in which one came.
CREATE TABLE expected (
	id     BLOB PRIMARY KEY,
	parcel TEXT NOT NULL,
	batch  BLOB
) WITHOUT ROWID;

-- The devices that packages came from, by their keys. A checked one had its words compared.
CREATE TABLE devices (
	card     TEXT PRIMARY KEY,
	name     TEXT NOT NULL,
	met_at   TEXT NOT NULL,
	standing TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE events (
	id               BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision         INTEGER NOT NULL,
	created_at       TEXT NOT NULL,
	created_by       TEXT NOT NULL,
	updated_at       TEXT NOT NULL,
	updated_by       TEXT NOT NULL,
	deleted_at       TEXT,
	title_ru         TEXT NOT NULL,
	title_en         TEXT NOT NULL,
	title_tt         TEXT NOT NULL,
	kind             TEXT NOT NULL,
	series_ru        TEXT NOT NULL,
	series_en        TEXT NOT NULL,
	series_tt        TEXT NOT NULL,
	parent_id        BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	edition          INTEGER NOT NULL,
	fate             TEXT NOT NULL,
	from_day         TEXT NOT NULL,
	to_day           TEXT NOT NULL,
	place_ru         TEXT NOT NULL,
	place_en         TEXT NOT NULL,
	place_tt         TEXT NOT NULL,
	organiser_ids    TEXT,
	role             TEXT NOT NULL,
	class_ru         TEXT NOT NULL,
	class_en         TEXT NOT NULL,
	class_tt         TEXT NOT NULL,
	sphere_ids       TEXT,
	note_ru          TEXT NOT NULL,
	note_en          TEXT NOT NULL,
	note_tt          TEXT NOT NULL,
	series_name_ru   TEXT NOT NULL,
	series_name_en   TEXT NOT NULL,
	series_name_tt   TEXT NOT NULL,
	series_fold      TEXT NOT NULL,
	organiser_ru     TEXT NOT NULL,
	organiser_en     TEXT NOT NULL,
	organiser_tt     TEXT NOT NULL,
	first_day        TEXT NOT NULL,
	last_day         TEXT NOT NULL,
	title_key_ru     BLOB NOT NULL,
	title_key_en     BLOB NOT NULL,
	title_key_tt     BLOB NOT NULL,
	organiser_key_ru BLOB NOT NULL,
	organiser_key_en BLOB NOT NULL,
	organiser_key_tt BLOB NOT NULL,
	identity TEXT
);
CREATE INDEX events_title_ru ON events (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX events_title_en ON events (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX events_title_tt ON events (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX events_organiser_ru ON events (organiser_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX events_organiser_en ON events (organiser_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX events_organiser_tt ON events (organiser_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX events_day ON events (first_day, last_day, fate, id) WHERE deleted_at IS NULL;
CREATE INDEX events_kind ON events (kind, id) WHERE deleted_at IS NULL;
CREATE INDEX events_parent ON events (parent_id, id) WHERE deleted_at IS NULL;
CREATE INDEX events_series ON events (series_fold, id) WHERE deleted_at IS NULL;

CREATE TABLE invitations (
	id               BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision         INTEGER NOT NULL,
	created_at       TEXT NOT NULL,
	created_by       TEXT NOT NULL,
	updated_at       TEXT NOT NULL,
	updated_by       TEXT NOT NULL,
	deleted_at       TEXT,
	direction        TEXT NOT NULL,
	from_partner_id  BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	from_person_id   BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	to_person_id     BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	to_partner_id    BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	to_delegation_ru TEXT NOT NULL,
	to_delegation_en TEXT NOT NULL,
	to_delegation_tt TEXT NOT NULL,
	event_id         BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	visit_id         BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	purpose_ru       TEXT NOT NULL,
	purpose_en       TEXT NOT NULL,
	purpose_tt       TEXT NOT NULL,
	source_kind      TEXT NOT NULL,
	source_id        BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	channel          TEXT NOT NULL,
	number           TEXT NOT NULL,
	sent_on          TEXT NOT NULL,
	reminders        TEXT,
	reply_due        TEXT NOT NULL,
	reply            TEXT NOT NULL,
	replied_on       TEXT NOT NULL,
	reply_channel    TEXT NOT NULL,
	substitute_id    BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	took_place       TEXT NOT NULL,
	result_visit_id  BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	note_ru          TEXT NOT NULL,
	note_en          TEXT NOT NULL,
	note_tt          TEXT NOT NULL,
	inviter_ru       TEXT NOT NULL,
	inviter_en       TEXT NOT NULL,
	inviter_tt       TEXT NOT NULL,
	invitee_ru       TEXT NOT NULL,
	invitee_en       TEXT NOT NULL,
	invitee_tt       TEXT NOT NULL,
	body_ru          TEXT NOT NULL,
	body_en          TEXT NOT NULL,
	body_tt          TEXT NOT NULL,
	occasion_ru      TEXT NOT NULL,
	occasion_en      TEXT NOT NULL,
	occasion_tt      TEXT NOT NULL,
	substitute_ru    TEXT NOT NULL,
	substitute_en    TEXT NOT NULL,
	substitute_tt    TEXT NOT NULL,
	sent_day         TEXT NOT NULL,
	reminded_day     TEXT NOT NULL,
	replied_day      TEXT NOT NULL,
	came_day         TEXT NOT NULL,
	due_day          TEXT NOT NULL,
	invitee_key_ru   BLOB NOT NULL,
	invitee_key_en   BLOB NOT NULL,
	invitee_key_tt   BLOB NOT NULL,
	occasion_key_ru  BLOB NOT NULL,
	occasion_key_en  BLOB NOT NULL,
	occasion_key_tt  BLOB NOT NULL
);
CREATE INDEX invitations_invitee_ru ON invitations (invitee_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_invitee_en ON invitations (invitee_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_invitee_tt ON invitations (invitee_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_occasion_ru ON invitations (occasion_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_occasion_en ON invitations (occasion_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_occasion_tt ON invitations (occasion_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_sent_on ON invitations (sent_on, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_reply_due ON invitations (reply_due, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_sent ON invitations (sent_day, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_due ON invitations (due_day, sent_day, replied_day, came_day, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_state ON invitations (came_day, replied_day, reply, sent_day, reminded_day, due_day, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_event ON invitations (event_id, sent_day, replied_day, came_day, reply, id) WHERE deleted_at IS NULL;
CREATE INDEX invitations_direction ON invitations (direction, id) WHERE deleted_at IS NULL;

CREATE TABLE production_links (
	id            BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision      INTEGER NOT NULL,
	created_at    TEXT NOT NULL,
	created_by    TEXT NOT NULL,
	updated_at    TEXT NOT NULL,
	updated_by    TEXT NOT NULL,
	deleted_at    TEXT,
	ours_id       BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	theirs_id     BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	kind          TEXT NOT NULL,
	object_ru     TEXT NOT NULL,
	object_en     TEXT NOT NULL,
	object_tt     TEXT NOT NULL,
	place_ru      TEXT NOT NULL,
	place_en      TEXT NOT NULL,
	place_tt      TEXT NOT NULL,
	steps         TEXT,
	since         TEXT NOT NULL,
	until_day     TEXT NOT NULL,
	share         INTEGER NOT NULL,
	sphere_id     BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	source_kind   TEXT NOT NULL,
	source_id     BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	note_ru       TEXT NOT NULL,
	note_en       TEXT NOT NULL,
	note_tt       TEXT NOT NULL,
	ours_ru       TEXT NOT NULL,
	ours_en       TEXT NOT NULL,
	ours_tt       TEXT NOT NULL,
	theirs_ru     TEXT NOT NULL,
	theirs_en     TEXT NOT NULL,
	theirs_tt     TEXT NOT NULL,
	since_day     TEXT NOT NULL,
	object_key_ru BLOB NOT NULL,
	object_key_en BLOB NOT NULL,
	object_key_tt BLOB NOT NULL,
	ours_key_ru   BLOB NOT NULL,
	ours_key_en   BLOB NOT NULL,
	ours_key_tt   BLOB NOT NULL,
	theirs_key_ru BLOB NOT NULL,
	theirs_key_en BLOB NOT NULL,
	theirs_key_tt BLOB NOT NULL
);
CREATE INDEX production_links_object_ru ON production_links (object_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_object_en ON production_links (object_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_object_tt ON production_links (object_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_ours_ru ON production_links (ours_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_ours_en ON production_links (ours_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_ours_tt ON production_links (ours_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_theirs_ru ON production_links (theirs_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_theirs_en ON production_links (theirs_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_theirs_tt ON production_links (theirs_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_since ON production_links (since_day, id) WHERE deleted_at IS NULL;
CREATE INDEX production_links_kind ON production_links (kind, id) WHERE deleted_at IS NULL;

CREATE TABLE production_link_spans (
	link_id  BLOB NOT NULL REFERENCES production_links (id),
	from_day TEXT NOT NULL,
	to_day   TEXT NOT NULL,
	state    TEXT NOT NULL,
	PRIMARY KEY (link_id, from_day)
) WITHOUT ROWID;
CREATE INDEX production_link_spans_state ON production_link_spans (state, to_day, from_day, link_id);

-- Figures of trade. Those of one thing, which revise each other, are found by it: whose, when, which way, in what goods and
-- currency, by which basis.
CREATE TABLE trade_records (
	id                   BLOB PRIMARY KEY REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	revision             INTEGER NOT NULL,
	created_at           TEXT NOT NULL,
	created_by           TEXT NOT NULL,
	updated_at           TEXT NOT NULL,
	updated_by           TEXT NOT NULL,
	deleted_at           TEXT,
	partner_id           BLOB NOT NULL REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	ours_id              BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	theirs_id            BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	period_kind          TEXT NOT NULL,
	period_year          INTEGER NOT NULL,
	period_number        INTEGER NOT NULL,
	flow                 TEXT NOT NULL,
	goods_code           TEXT NOT NULL,
	goods_name_ru        TEXT NOT NULL,
	goods_name_en        TEXT NOT NULL,
	goods_name_tt        TEXT NOT NULL,
	value_minor          INTEGER NOT NULL,
	value_currency       TEXT NOT NULL,
	qualifier            TEXT NOT NULL,
	growth_qualifier     TEXT NOT NULL,
	growth_ratio         INTEGER NOT NULL,
	quantity_thousandths INTEGER NOT NULL,
	quantity_unit        TEXT NOT NULL,
	basis                TEXT NOT NULL,
	source_kind          TEXT NOT NULL,
	source_id            BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED,
	source_words_ru      TEXT NOT NULL,
	source_words_en      TEXT NOT NULL,
	source_words_tt      TEXT NOT NULL,
	published_on         TEXT NOT NULL,
	note_ru              TEXT NOT NULL,
	note_en              TEXT NOT NULL,
	note_tt              TEXT NOT NULL,
	partner_ru           TEXT NOT NULL,
	partner_en           TEXT NOT NULL,
	partner_tt           TEXT NOT NULL,
	ours_ru              TEXT NOT NULL,
	ours_en              TEXT NOT NULL,
	ours_tt              TEXT NOT NULL,
	theirs_ru            TEXT NOT NULL,
	theirs_en            TEXT NOT NULL,
	theirs_tt            TEXT NOT NULL,
	source_ru            TEXT NOT NULL,
	source_en            TEXT NOT NULL,
	source_tt            TEXT NOT NULL,
	last_day             TEXT NOT NULL,
	thing                TEXT NOT NULL,
	partner_key_ru       BLOB NOT NULL,
	partner_key_en       BLOB NOT NULL,
	partner_key_tt       BLOB NOT NULL
);
CREATE INDEX trade_records_partner_ru ON trade_records (partner_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX trade_records_partner_en ON trade_records (partner_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX trade_records_partner_tt ON trade_records (partner_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX trade_records_period ON trade_records (last_day, id) WHERE deleted_at IS NULL;
CREATE INDEX trade_records_value ON trade_records (value_minor, id) WHERE deleted_at IS NULL;
CREATE INDEX trade_records_published ON trade_records (published_on, id) WHERE deleted_at IS NULL;
CREATE INDEX trade_records_flow ON trade_records (flow, id) WHERE deleted_at IS NULL;
CREATE INDEX trade_records_of ON trade_records (partner_id, goods_code, period_kind) WHERE deleted_at IS NULL;
CREATE INDEX trade_records_thing ON trade_records (thing, published_on, created_at, id) WHERE deleted_at IS NULL;

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
	title_key_tt       BLOB NOT NULL,
	taken_on           TEXT NOT NULL DEFAULT ''
);
CREATE INDEX commitments_number ON commitments (number_key, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_title_ru ON commitments (title_key_ru, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_title_en ON commitments (title_key_en, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_title_tt ON commitments (title_key_tt, id) WHERE deleted_at IS NULL;
CREATE INDEX commitments_taken ON commitments (taken_on, id) WHERE deleted_at IS NULL AND taken_on <> '';
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
-- of it is there: without one, a blob is being written or was left behind half. text are the words that could be read in it,
-- part says that there are more.
CREATE TABLE blobs (
	number     INTEGER PRIMARY KEY,
	hash       TEXT UNIQUE,
	size       INTEGER NOT NULL,
	text       TEXT NOT NULL,
	touched_at TEXT NOT NULL,
	part       INTEGER NOT NULL DEFAULT 0
);

-- The content in pieces of 1 MiB, the last one shorter, so that nobody ever holds all of it in memory.
CREATE TABLE blob_chunks (
	chunk   INTEGER PRIMARY KEY,
	blob    INTEGER NOT NULL REFERENCES blobs (number),
	number  INTEGER NOT NULL,
	content BLOB NOT NULL,
	UNIQUE (blob, number)
);
