-- Rule: what counts for a capture knows since when it was said: an article's first words since its publication, what a later
-- capture brought since that was fetched.
ALTER TABLE store.current ADD COLUMN said TIMESTAMP;
UPDATE store.current SET said = least(coalesce(g.published, store.current.fetched), store.current.fetched)
FROM store.readings g WHERE g.reading_id = store.current.reading_id;
