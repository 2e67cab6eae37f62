ALTER TABLE annotation ADD COLUMN color TEXT NOT NULL DEFAULT '';
ALTER TABLE annotation ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE annotation ADD COLUMN speaker TEXT NOT NULL DEFAULT '';
ALTER TABLE annotation ADD COLUMN paragraph INTEGER NOT NULL DEFAULT 0;
UPDATE annotation SET color = 'green' WHERE kind = 'highlight' AND deleted = 0;
