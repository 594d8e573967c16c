-- Rule: a reading and its figures bear the time of the landing that stored them, so that a landing finds what is recent without
-- reading what is old. Of what was taken over from an old warehouse nobody knows; it is searched whenever it may be meant.
ALTER TABLE store.readings ADD COLUMN landed TIMESTAMP;
UPDATE store.readings SET landed = coalesce((SELECT min(r.landed) FROM store.reads r WHERE r.reading_id = store.readings.reading_id), '-infinity');
ALTER TABLE store.figures ADD COLUMN landed TIMESTAMP;
UPDATE store.figures SET landed = g.landed FROM store.readings g WHERE g.reading_id = store.figures.reading_id;

-- With which figure a claim began, and what it was held against, its own row says.
ALTER TABLE store.steps DROP COLUMN figure_id;
ALTER TABLE store.steps DROP COLUMN against_n;
ALTER TABLE store.steps DROP COLUMN previous_value;
ALTER TABLE store.steps DROP COLUMN previous_as_of;
ALTER TABLE store.steps DROP COLUMN previous_day;
