CREATE TABLE search (
  id BLOB PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('article', 'library')),
  text TEXT NOT NULL,
  made INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  rev TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_made ON search (scope, made) WHERE deleted = 0;
