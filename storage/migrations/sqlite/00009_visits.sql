-- +goose Up
-- Visits go through states on which people decide, have outcomes that must be settled and a report that falls due.
ALTER TABLE visits ADD COLUMN steps TEXT;
ALTER TABLE visits ADD COLUMN outcomes TEXT;
ALTER TABLE visits ADD COLUMN report_due TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN report_on TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN report_text_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN report_text_en TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN report_text_tt TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN report_sent_to_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN report_sent_to_en TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN report_sent_to_tt TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN open_outcomes INTEGER NOT NULL DEFAULT 0;
CREATE INDEX visits_open ON visits (last_day, id) WHERE deleted_at IS NULL AND open_outcomes > 0;
CREATE INDEX visits_report_due ON visits (report_due, id) WHERE deleted_at IS NULL AND report_due <> '';

-- The state of every living visit on every day, written anew with each save, as of agreements. Visits of earlier
-- versions know their days and their fate only.
CREATE TABLE visit_spans (
	visit_id BLOB NOT NULL REFERENCES visits (id),
	from_day TEXT NOT NULL,
	to_day   TEXT NOT NULL,
	state    TEXT NOT NULL,
	PRIMARY KEY (visit_id, from_day)
) WITHOUT ROWID;
CREATE INDEX visit_spans_state ON visit_spans (state, to_day, from_day, visit_id);

INSERT INTO visit_spans (visit_id, from_day, to_day, state)
	SELECT id, '', '9999-12-31', CASE WHEN fate <> '' THEN fate ELSE 'undated' END
	FROM visits WHERE deleted_at IS NULL AND (fate <> '' OR first_day = '~' AND last_day = '~');
INSERT INTO visit_spans (visit_id, from_day, to_day, state)
	SELECT id, '', date(CASE WHEN first_day = '~' THEN date(last_day, '+1 day') ELSE first_day END, '-1 day'), 'planned'
	FROM visits WHERE deleted_at IS NULL AND fate = '' AND NOT (first_day = '~' AND last_day = '~');
INSERT INTO visit_spans (visit_id, from_day, to_day, state)
	SELECT id, first_day, last_day, 'under_way'
	FROM visits WHERE deleted_at IS NULL AND fate = '' AND first_day <> '~' AND last_day <> '~';
INSERT INTO visit_spans (visit_id, from_day, to_day, state)
	SELECT id, date(last_day, '+1 day'), '9999-12-31', 'ended'
	FROM visits WHERE deleted_at IS NULL AND fate = '' AND last_day <> '~' AND last_day < '9999-12-31';

-- Meetings with foreigners, during visits and without them: the journal of meetings.
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
	partner_key_tt BLOB NOT NULL
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

-- Small rules of the office that are no records: how soon after a visit its report is due.
CREATE TABLE settings (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID;

PRAGMA user_version = 9;
