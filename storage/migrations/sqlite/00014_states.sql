-- +goose Up
-- There are more statuses now: not yet there, and in force with a notice that ends it. What became known later changes no
-- earlier day any more, and where parties agree on another end, their periods are counted from it from the day on which
-- they agreed. All that is kept beside agreements follows from them alone: the program writes it again when it next opens
-- the register.
DROP TABLE agreement_renewals;
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
	PRIMARY KEY (agreement_id, from_day, force)
) WITHOUT ROWID;

DELETE FROM settings WHERE name = 'derive.agreement_late';
INSERT INTO settings (name, value) VALUES ('derive.agreements', '');

PRAGMA user_version = 14;
