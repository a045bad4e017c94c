-- +goose Up
-- Nothing of the tables changes: the rights are laid down again after each step, and persons of any name may now write, and the
-- password of another program's account stays as it is though it may read: see rights.sql.
SELECT 1;
