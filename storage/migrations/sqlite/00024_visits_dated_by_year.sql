-- +goose Up
-- A visit dated by a year or a month is in it on a day that nobody knows: it was called under way on all of them.
UPDATE visit_spans SET state = 'planned' WHERE state = 'under_way'
	AND visit_id IN (SELECT id FROM visits WHERE length(from_day) < 10 AND to_day = '');

PRAGMA user_version = 24;
