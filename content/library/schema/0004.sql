CREATE TABLE correction (
  id TEXT PRIMARY KEY,
  doc TEXT NOT NULL REFERENCES doc ON DELETE CASCADE,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  version BLOB NOT NULL,
  start_block INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_block INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  made INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  rev TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_doc ON correction (doc, made) WHERE deleted = 0;
