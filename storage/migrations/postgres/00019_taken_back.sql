-- +goose Up
-- Nothing of the tables changes: the rights are laid down again after each step, and the history may now say that a record was
-- taken out of a copy, and a controller alone carries a decision over: see rights.sql.
SELECT 1;
