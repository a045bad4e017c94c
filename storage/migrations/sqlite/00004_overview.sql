-- +goose Up
-- What waits on any day is counted over the whole register whenever somebody looks at the overview, and so cannot be read out of
-- the agreements themselves: from which day an agreement is registered ('~': not yet; empty: nothing to register, or on a day
-- that is not known), whether it entered into force on a day that is not known, and which answers were asked for until when. Nothing of
-- it depends on the day of looking.
ALTER TABLE agreements ADD COLUMN registered_from TEXT NOT NULL DEFAULT '';
ALTER TABLE agreements ADD COLUMN force_unknown INTEGER NOT NULL DEFAULT 0;

UPDATE agreements SET
	registered_from = CASE WHEN level IN ('interstate', 'intergovernmental', 'interagency', 'regional_government', 'regional_body')
		THEN coalesce((
			SELECT min(CASE day WHEN '' THEN '' ELSE substr(day || '-01-01', 1, 10) END) FROM (
				SELECT coalesce(nullif(value ->> '$.effective', ''), value ->> '$.on', '') AS day FROM json_each(actions) WHERE value ->> '$.kind' = 'registration')
		), '~') ELSE '' END,
	force_unknown = coalesce((
		SELECT min(coalesce(nullif(value ->> '$.effective', ''), value ->> '$.on', '')) = '' FROM json_each(actions) WHERE value ->> '$.kind' = 'entry_into_force'
	), 0);

CREATE INDEX agreements_unregistered ON agreements (registered_from, id) WHERE deleted_at IS NULL AND registered_from <> '';
CREATE INDEX agreements_force_unknown ON agreements (id) WHERE deleted_at IS NULL AND force_unknown = 1;
CREATE INDEX agreements_no_original ON agreements (id) WHERE deleted_at IS NULL AND original_ru = '' AND original_en = '' AND original_tt = '';

CREATE TABLE agreement_answers (
	agreement_id  BLOB NOT NULL REFERENCES agreements (id),
	place         INTEGER NOT NULL,
	partner_id    BLOB NOT NULL,
	asked_from    TEXT NOT NULL,
	due           TEXT NOT NULL,
	answered_from TEXT NOT NULL,
	PRIMARY KEY (agreement_id, place)
) WITHOUT ROWID;

INSERT INTO agreement_answers (agreement_id, place, partner_id, asked_from, due, answered_from)
SELECT id, place, partner, CASE asked WHEN '' THEN '' ELSE substr(asked || '-01-01', 1, 10) END,
	CASE length(due) WHEN 4 THEN due || '-12-31' WHEN 7 THEN date(due || '-01', '+1 month', '-1 day') ELSE due END,
	CASE WHEN answered <> '' THEN substr(answered || '-01-01', 1, 10) WHEN answer <> '' THEN '' ELSE '~' END
FROM (
	SELECT a.id, e.key AS place, unhex(replace(e.value ->> '$.partner', '-', '')) AS partner, coalesce(e.value ->> '$.asked_on', '') AS asked,
		coalesce(e.value ->> '$.due', '') AS due, coalesce(e.value ->> '$.answered_on', '') AS answered, coalesce(e.value ->> '$.answer', '') AS answer
	FROM agreements a, json_each(a.approvals) e WHERE a.deleted_at IS NULL AND e.value ->> '$.due' <> '');

-- In which month the last days for notice begin, so that those of a stretch of days are found without counting the periods of all.
-- 0 is not counted.
ALTER TABLE agreement_renewals ADD COLUMN notice_month INTEGER NOT NULL DEFAULT 0;

-- What was changed lately, as of any day.
CREATE INDEX history_at ON history (at, seq);

PRAGMA user_version = 4;
