-- Rule: a page that an unexpected error of the parsers kept from being read is not written off: it is told apart from pages that
-- hold nothing to read, and every try at it is one row.
ALTER TABLE store.failures ADD COLUMN defect BOOLEAN;
UPDATE store.failures SET defect = error LIKE 'the parsers failed on it (%' OR error = 'its figures or quotes are not found at their offsets';
