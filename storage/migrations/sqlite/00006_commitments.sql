-- +goose Up
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

PRAGMA user_version = 6;
