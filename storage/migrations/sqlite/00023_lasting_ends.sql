-- +goose Up
-- The list of agreements by their last day read every run of days that was ever known. Now it reads the runs that last in the
-- order of their places, and of those that pass only the ones that reach its day.
DROP INDEX agreement_ends_place;
CREATE INDEX agreement_ends_place ON agreement_ends (place, from_day, to_day, course) WHERE course = '' AND to_day = '9999-12-31';
CREATE INDEX agreement_ends_passing ON agreement_ends (to_day, from_day, place, course) WHERE course = '' AND to_day < '9999-12-31';

PRAGMA user_version = 23;
