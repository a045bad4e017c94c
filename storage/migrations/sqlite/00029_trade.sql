-- +goose Up
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

PRAGMA user_version = 29;
