-- Rule: a claim that a landing brought, or that became first, changed, conflict or revised by it and was nothing to tell before, is put
-- before every rule: by the sighting among the landed figures that says it best, else (what landed late showed it in another light)
-- by its first one. It is told once: not if any alert that says its value was ever made of one of its sightings, or tells what this one only
-- dates further back, nor if it was known by another id (of another date, or first said at another time). What the article
-- said before, as other parsers read it, is no news. The first rule that wants it names the row of each of its channels.

-- What this landing says, and of which claim that is a sighting: what new readings say, and what an article says again. A number that
-- only got another date is said already.
CREATE OR REPLACE TEMP TABLE met AS
WITH fresh AS (
    SELECT DISTINCT s.figure_id, s.series_id, s.value, s.value_high, s.bound, s.as_of, s.seen, f.fetched, f.reading_id, s.newest
    FROM said s JOIN stated f ON f.figure_id = s.figure_id AND f.series_id = s.series_id AND f.nth BETWEEN s.nth AND s.last_nth
    WHERE (f.reading_id IN (SELECT reading_id FROM new_readings)
           OR s.run > 1 AND f.nth = s.nth AND (f.capture_id, f.reading_id) IN (SELECT (capture_id, reading_id) FROM new_reads))
      AND (s.figure_id, s.nth) NOT IN (SELECT (figure_id, nth) FROM corrected WHERE redated)
)
SELECT f.*, w.claim_n
FROM fresh f JOIN steps t ON t.series_id = f.series_id AND t.value = f.value AND t.bound = f.bound
JOIN walk w ON w.series_id = t.series_id AND w.n = t.n
WHERE f.seen BETWEEN t.since AND t.until AND t.value_high IS NOT DISTINCT FROM f.value_high AND t.as_of IS NOT DISTINCT FROM f.as_of;

CREATE OR REPLACE TEMP TABLE brought AS
WITH news AS (
    SELECT c.*, statement(c.value, c.value_high, c.bound) AS words, k.claim_id IS NOT NULL AS known
    FROM rewritten c LEFT JOIN known_claims k ON k.series_id = c.series_id AND k.claim_id = c.claim_id
    WHERE c.kind IN ('first', 'changed', 'conflict', 'revised') AND coalesce(k.kind NOT IN ('first', 'changed', 'conflict', 'revised'), true)
),
best AS (
    SELECT n.claim_id, n.series_id,
           arg_min(struct_pack(m.figure_id, m.value, m.value_high, m.bound, m.as_of, m.seen, m.fetched, m.reading_id),
                   (m.value <> n.value OR m.bound <> n.bound, m.as_of IS DISTINCT FROM n.as_of, m.figure_id <> n.figure_id, m.seen, m.figure_id)) AS said
    FROM news n JOIN met m ON m.series_id = n.series_id AND m.claim_n = n.n WHERE m.newest GROUP BY n.claim_id, n.series_id
),
shifted AS MATERIALIZED (FROM news n ANTI JOIN best b ON b.claim_id = n.claim_id AND b.series_id = n.series_id WHERE n.known),
came AS MATERIALIZED (
    SELECT n.* REPLACE (b.said.figure_id AS figure_id), b.said.value AS said_value, b.said.value_high AS said_high, b.said.bound AS said_bound,
           b.said.as_of AS said_as_of, b.said.seen AS seen, b.said.fetched AS fetched,
           b.said.reading_id AS reading_id
    FROM news n JOIN best b ON b.claim_id = n.claim_id AND b.series_id = n.series_id
    UNION ALL
    SELECT n.*, n.value, n.value_high, n.bound, n.as_of, n.first_seen, CAST($now AS TIMESTAMP), f.reading_id
    FROM shifted n JOIN (SELECT DISTINCT figure_id, reading_id FROM store.figures WHERE figure_id IN (SELECT figure_id FROM shifted)) f USING (figure_id)
),
heard AS MATERIALIZED (
    SELECT *, statement(value, value_high, bound) AS words FROM store.alerts WHERE series_id IN (SELECT series_id FROM came)
),
known AS (
    SELECT c.claim_id FROM came c JOIN standing_steps t ON t.series_id = c.series_id AND t.claim_n = c.n
    JOIN heard a ON a.series_id = t.series_id AND a.value = t.value AND a.bound = t.bound
    WHERE a.value_high IS NOT DISTINCT FROM t.value_high AND a.as_of IS NOT DISTINCT FROM t.as_of AND a.seen BETWEEN t.since AND t.until
      AND same(a.words, c.words)
    UNION ALL SELECT claim_id FROM heard
    UNION ALL
    SELECT c.claim_id FROM came c JOIN heard a ON a.series_id = c.series_id
    WHERE c.kind <> 'revised' AND (c.kind = 'first' OR a.seen >= c.first_seen) AND same(a.words, c.words)
    UNION ALL
    SELECT c.claim_id FROM came c JOIN known_claims k ON k.series_id = c.series_id AND k.value = c.value AND k.bound = c.bound
    WHERE k.kind IN ('first', 'changed', 'conflict', 'revised') AND k.claim_id NOT IN (SELECT claim_id FROM weighed_claims)
),
mixed AS MATERIALIZED (
    SELECT article_id FROM store.current
    WHERE article_id IN (SELECT article_id FROM stated WHERE figure_id IN (SELECT figure_id FROM came))
    GROUP BY article_id HAVING min(parser_version) <> max(parser_version)
),
spoken AS MATERIALIZED (
    SELECT f.figure_id, f.series_id, f.value, f.bound, f.article_id, r.nth, r.parser_version
    FROM (FROM store.figures WHERE article_id IN (FROM mixed)) f
    JOIN (FROM store.current WHERE article_id IN (FROM mixed)) r ON r.reading_id = f.reading_id
),
reread AS (
    SELECT DISTINCT n.figure_id, n.series_id FROM spoken n
    JOIN spoken o ON o.article_id = n.article_id AND o.value = n.value AND o.bound = n.bound
    WHERE o.nth < n.nth AND o.parser_version <> n.parser_version AND o.series_id <> n.series_id
      AND NOT EXISTS (FROM spoken e WHERE e.figure_id = n.figure_id AND e.nth < n.nth)
)
SELECT c.* EXCLUDE (words), s.metric, s.flow, s.subject, s.place, s.core, g.lang, e.figure_id IS NOT NULL AS reread, c.claim_id IN (FROM known) AS told_before
FROM came c
JOIN store.series s ON s.series_id = c.series_id
JOIN (SELECT reading_id, lang FROM store.readings WHERE reading_id IN (SELECT reading_id FROM came)) g ON g.reading_id = c.reading_id
LEFT JOIN reread e ON e.figure_id = c.figure_id AND e.series_id = c.series_id
QUALIFY row_number() OVER (PARTITION BY c.claim_id ORDER BY c.n) = 1;

CREATE OR REPLACE TEMP TABLE weighed AS
SELECT b.claim_id, b.figure_id, r.nth, r.name AS rule, r.channels, r.digest, r.due,
       CASE WHEN $silent THEN 'the landing was silent (a backfill or a second reading)'
            WHEN b.told_before THEN 'no news: it was told, or known in silence, before'
            WHEN b.reread THEN 'no news: the article said it before, as other parsers read it'
            WHEN len(r.kinds) > 0 AND NOT list_contains(r.kinds, b.kind) THEN 'the rule does not want ' || b.kind
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

-- What turns out to be its series' first after something was told of that is told as a change from what was told.
INSERT INTO store.alerts
WITH heard AS (
    SELECT series_id, arg_max(value, created) AS value, arg_max(coalesce(as_of, CAST(CAST(seen AS DATE) AS VARCHAR)), created) AS as_of
    FROM store.alerts WHERE series_id IN (SELECT series_id FROM brought WHERE kind = 'first') GROUP BY series_id
)
SELECT printf('%016x', b.claim_id), b.claim_id, b.series_id, b.figure_id, CASE WHEN h.series_id IS NULL THEN b.kind ELSE 'changed' END,
       b.said_value, b.said_high, b.said_bound, b.said_as_of, b.seen, coalesce(h.value, b.previous_value), coalesce(h.as_of, b.previous_as_of),
       $now, $run_id
FROM brought b LEFT JOIN heard h ON h.series_id = b.series_id AND b.kind = 'first'
WHERE b.claim_id IN (SELECT claim_id FROM due_rows);

INSERT INTO store.outbox
SELECT printf('%016x', claim_id), channel, rule, due, 0, NULL, NULL, digest FROM due_rows;
