-- +goose Up
-- What each person has written on a day is counted by sequences, which do not go back with a transaction: see rights.sql.
DROP TABLE portions;
