-- +goose Up
-- A visit says which bodies send and receive the delegation and how it travels; a visit and a meeting say which agreements and
-- commissions were spoken of. A sphere says with whom it was called promising, and since when.
ALTER TABLE visits ADD COLUMN sender_id BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE visits ADD COLUMN host_id BLOB REFERENCES catalogue (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE visits ADD COLUMN arrival_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN arrival_en TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN arrival_tt TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN hotel_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN hotel_en TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN hotel_tt TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN transport_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN transport_en TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN transport_tt TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN agreement_ids TEXT;
ALTER TABLE visits ADD COLUMN commission_ids TEXT;
ALTER TABLE meetings ADD COLUMN agreement_ids TEXT;
ALTER TABLE meetings ADD COLUMN commission_ids TEXT;
ALTER TABLE spheres ADD COLUMN promising TEXT;

PRAGMA user_version = 21;
