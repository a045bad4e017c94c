-- +goose Up
-- Nothing of the tables changes: the rights are laid down again after each step, and a term that comes again is now moved by a
-- controller alone, and a record of one kind does not answer in the history for another: see rights.sql.
SELECT 1;
