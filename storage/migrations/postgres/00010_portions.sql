-- +goose Up
-- How much each person has written on each day: see rights.sql.
CREATE TABLE portions (
	person text NOT NULL,
	day    text NOT NULL,
	bytes  bigint NOT NULL,
	PRIMARY KEY (person, day)
);
