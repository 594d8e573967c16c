-- Rule: a warehouse that is made anew from the archive takes over from the old one, attached as `old`, what the archive does not hold:
-- what was told and decided, what still waits for a channel, and the runs. An alert keeps the reading that it was made of, whole,
-- also where today's parsers read the page otherwise: a message says what its figure said.
INSERT INTO store.runs BY NAME FROM old.store.runs ANTI JOIN store.runs k USING (run_id);

INSERT INTO store.alerts BY NAME FROM old.store.alerts ANTI JOIN store.alerts k USING (alert_id);

INSERT INTO store.outbox BY NAME FROM old.store.outbox ANTI JOIN store.outbox k USING (alert_id, channel);

DELETE FROM store.decisions WHERE claim_id IN (SELECT claim_id FROM old.store.decisions);
INSERT INTO store.decisions BY NAME FROM old.store.decisions;

CREATE OR REPLACE TEMP TABLE kept_readings AS
SELECT DISTINCT f.reading_id, f.article_id FROM old.store.figures f
JOIN old.store.alerts a ON a.figure_id = f.figure_id AND a.series_id = f.series_id
WHERE f.reading_id NOT IN (SELECT reading_id FROM store.readings);

INSERT INTO store.articles BY NAME FROM old.store.articles
WHERE article_id IN (SELECT article_id FROM kept_readings) AND article_id NOT IN (SELECT article_id FROM store.articles);

INSERT INTO store.series BY NAME FROM old.store.series
WHERE series_id IN (SELECT series_id FROM old.store.figures WHERE reading_id IN (SELECT reading_id FROM kept_readings))
  AND series_id NOT IN (SELECT series_id FROM store.series);

INSERT INTO store.figures BY NAME FROM old.store.figures WHERE reading_id IN (SELECT reading_id FROM kept_readings);
INSERT INTO store.quotes BY NAME FROM old.store.quotes WHERE reading_id IN (SELECT reading_id FROM kept_readings);
INSERT INTO store.readings BY NAME FROM old.store.readings WHERE reading_id IN (SELECT reading_id FROM kept_readings);
DROP TABLE temp.kept_readings;
