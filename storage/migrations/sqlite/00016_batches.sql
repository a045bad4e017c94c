-- +goose Up
-- What was made as one change is taken back as one, and by its name: what it was (a save, several records at once, a
-- deletion, an import …), and of an import the name of its file. A register made before knows neither, so it is told
-- from what each batch did: many records that were all new came from a file.
ALTER TABLE history ADD COLUMN act TEXT NOT NULL DEFAULT 'save';
ALTER TABLE history ADD COLUMN name TEXT NOT NULL DEFAULT '';

UPDATE history SET act = 'several' WHERE batch IN (SELECT batch FROM history GROUP BY batch HAVING count(*) > 1);
UPDATE history SET act = 'import' WHERE batch IN
	(SELECT batch FROM history GROUP BY batch HAVING count(*) > 20 AND count(before) = 0);
UPDATE history SET act = 'delete' WHERE before IS NOT NULL
	AND json_extract(after, '$.deleted_at') IS NOT NULL AND json_extract(before, '$.deleted_at') IS NULL;
UPDATE history SET act = 'restore' WHERE json_extract(after, '$.deleted_at') IS NULL AND json_extract(before, '$.deleted_at') IS NOT NULL;
UPDATE history SET act = 'undo' WHERE undoes IS NOT NULL;

PRAGMA user_version = 16;
