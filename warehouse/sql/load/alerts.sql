-- Rule: a claim that a landing brought (its first sighting is among the landed figures) and that is first, changed, conflict or
-- revised is put before every rule. It is told once: not if any alert was ever made of one of its sightings. The first rule that
-- wants it names the row of each of its channels.
CREATE OR REPLACE TEMP TABLE brought AS
WITH came AS (
    SELECT c.*, s.metric, s.flow, s.subject, s.place, s.core, g.lang, g.published, f.fetched
    FROM stated f JOIN rewritten c ON c.figure_id = f.figure_id AND c.series_id = f.series_id
    JOIN store.series s ON s.series_id = c.series_id
    JOIN (SELECT reading_id, lang, published FROM store.readings WHERE reading_id IN (SELECT reading_id FROM new_readings)) g
      ON g.reading_id = f.reading_id
    WHERE f.newest AND c.kind IN ('first', 'changed', 'conflict', 'revised')
    QUALIFY row_number() OVER (PARTITION BY c.claim_id ORDER BY f.fetched) = 1
),
known AS (
    SELECT c.claim_id FROM came c JOIN store.steps t ON t.series_id = c.series_id AND t.claim_n = c.n
    JOIN store.alerts a ON a.series_id = t.series_id AND a.value = t.value AND a.bound = t.bound
    WHERE a.value_high IS NOT DISTINCT FROM t.value_high AND a.as_of IS NOT DISTINCT FROM t.as_of AND a.seen BETWEEN t.since AND t.until
    UNION ALL SELECT claim_id FROM store.alerts
)
FROM came WHERE claim_id NOT IN (FROM known);

CREATE OR REPLACE TEMP TABLE weighed AS
SELECT b.claim_id, b.figure_id, r.nth, r.name AS rule, r.channels, r.digest, r.due,
       CASE WHEN $silent THEN 'the landing was silent (a backfill or a second reading)'
            WHEN NOT list_contains(r.kinds, b.kind) THEN 'the rule does not want ' || b.kind
            WHEN r.core_only AND NOT b.core THEN 'the figure is not about large models or the AI sector'
            WHEN len(r.metrics) > 0 AND NOT list_contains(r.metrics, b.metric) THEN 'the rule does not want the metric ' || b.metric
            WHEN len(r.places) > 0 AND NOT coalesce(list_contains(r.places, b.place), false) THEN 'the rule does not want the place ' || coalesce(b.place, '(none)')
            WHEN len(r.subjects) > 0 AND NOT coalesce(list_contains(list_transform(r.subjects, lambda x: lower(x)), lower(b.subject)), false)
                THEN 'the rule does not want the subject ' || coalesce(b.subject, '(none)')
            WHEN len(r.languages) > 0 AND NOT list_contains(r.languages, b.lang) THEN 'the rule does not want the language ' || b.lang
            WHEN date_diff('hour', b.first_seen, b.fetched) > 24 * r.look_back_days
                THEN 'old news: said ' || CAST(b.first_seen AS DATE) || ', fetched ' || CAST(b.fetched AS DATE)
                     || ', the rule looks back ' || r.look_back_days || ' days'
            WHEN len(r.channels) = 0 THEN 'the rule names no channel'
       END AS against
FROM brought b, staged_rules r;

INSERT INTO store.decisions
SELECT claim_id, figure_id, rule, against IS NULL, coalesce(against, 'told'), $now FROM weighed ORDER BY claim_id, nth;

INSERT INTO due_rows
SELECT DISTINCT ON (claim_id, channel) claim_id, unnest(channels) AS channel, rule, due, digest
FROM weighed WHERE against IS NULL ORDER BY claim_id, channel, nth;

INSERT INTO store.alerts
SELECT printf('%016x', c.claim_id), c.claim_id, c.series_id, c.figure_id, c.kind, f.value, f.value_high, f.bound, f.as_of,
       c.first_seen, c.previous_value, c.previous_as_of, $now, $run_id
FROM brought c JOIN (SELECT DISTINCT figure_id, series_id, value, value_high, bound, as_of FROM stated) f USING (figure_id, series_id)
WHERE c.claim_id IN (SELECT claim_id FROM due_rows);

INSERT INTO store.outbox
SELECT printf('%016x', claim_id), channel, rule, due, 0, NULL, NULL, digest FROM due_rows;
