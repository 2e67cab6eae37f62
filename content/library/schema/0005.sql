CREATE TABLE text (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE REFERENCES version ON DELETE CASCADE,
  doc TEXT NOT NULL REFERENCES doc ON DELETE CASCADE,
  kept INTEGER NOT NULL,
  indexed INTEGER NOT NULL,
  quotations BLOB NOT NULL,
  body BLOB NOT NULL,
  rev TEXT NOT NULL
) STRICT;
CREATE INDEX text_doc ON text (doc, kept);

CREATE TABLE quotation (
  text INTEGER NOT NULL REFERENCES text ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start_block INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_block INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  words TEXT NOT NULL,
  name TEXT NOT NULL,
  person TEXT NOT NULL,
  person_key TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (text, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX quotation_person ON quotation (person_key) WHERE person_key <> '';
CREATE INDEX quotation_name ON quotation (name, person);

CREATE VIRTUAL TABLE passage USING fts5 (
  folded, quoted, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
