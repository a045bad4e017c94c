-- +goose Up
-- Search puts what a record is called before everything else that is said of it, however much that is. So the words of
-- names have an index of their own, in which a short name weighs more than a long one and parties weigh nothing. Words
-- are folded otherwise than before; the program writes them all when it next opens the register.
DROP TABLE words;

-- The folded words of the living records, each with the letter of its kind in front.
CREATE VIRTUAL TABLE words USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3 4');
INSERT INTO words (words, rank) VALUES ('automerge', 8);

-- The same of their names alone, and for each name one word that stands for the whole of it.
CREATE VIRTUAL TABLE titles USING fts5 (name, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3 4');
INSERT INTO titles (titles, rank) VALUES ('automerge', 8);
CREATE VIRTUAL TABLE title_words USING fts5vocab ('titles', 'row');

INSERT INTO settings (name, value) VALUES ('derive.words', '');

PRAGMA user_version = 12;
