-- +goose Up
-- Clauses that an amendment changes from a day on, terms that are counted from signature, and periods of different lengths
-- one after another. No agreement of an earlier version has any of them.
ALTER TABLE agreements ADD COLUMN amended TEXT;
ALTER TABLE agreement_renewals ADD COLUMN signed TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement_renewals ADD COLUMN months_then TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 18;
