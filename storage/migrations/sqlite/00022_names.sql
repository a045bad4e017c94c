-- +goose Up
-- Posts of persons leave the index of names: whoever asks for a name finds who bears it before those whose posts hold the
-- word. The program writes the index when it next opens the register.
INSERT INTO words (words) VALUES ('delete-all');
INSERT INTO titles (titles) VALUES ('delete-all');
INSERT OR REPLACE INTO settings (name, value) VALUES ('derive.words', '');

PRAGMA user_version = 22;
