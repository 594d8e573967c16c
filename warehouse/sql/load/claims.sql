-- Rule: a claim is a series, a value and an as-of; its sightings are the steps that say so. It shows the most exact value and the
-- most exact as-of among them. A late count above a later total of what only grows, or below an earlier one, is misdated, and so is the restatement of an old
-- total for a day after the next one's. The claim that moved the line last is the series' latest; an undated one is charted no
-- later than the one that took its place. What one period brought is only compared with what another of the same length did.
-- Only claims that gain or lose a step are gathered; what follows from their neighbours (id, kind, latest, change, against) is worked
-- out for all claims of a touched series, and only rows that differ are written. So the order of landing is no matter.
CREATE OR REPLACE TEMP TABLE reopened AS
SELECT series_id, claim_n AS n FROM walk
UNION
SELECT x.series_id, x.claim_n FROM known_steps x JOIN touched_series t ON t.series_id = x.series_id AND x.since >= t.since;

DELETE FROM store.steps USING touched_series t WHERE store.steps.series_id = t.series_id AND store.steps.since >= t.since;
CREATE OR REPLACE TEMP TABLE judged_steps AS
SELECT s.* EXCLUDE (metric, flow), w.* EXCLUDE (series_id, n) FROM steps s JOIN walk w USING (series_id, n);
INSERT INTO store.steps BY NAME
SELECT * EXCLUDE (figure_id, against_n, previous_value, previous_as_of, previous_day) FROM judged_steps ORDER BY series_id, n;

CREATE OR REPLACE TEMP VIEW standing_steps AS
SELECT x.* FROM known_steps x JOIN touched_series t ON t.series_id = x.series_id AND x.since < t.since
UNION ALL BY NAME FROM judged_steps;

-- With what a claim began, its row says as long as that step stays.
CREATE OR REPLACE TEMP TABLE known_claims AS
FROM store.claims WHERE n IS NOT NULL AND series_id IN (SELECT series_id FROM touched_series WHERE since IS DISTINCT FROM TIMESTAMP 'infinity');

CREATE OR REPLACE TEMP TABLE gathered AS
WITH one AS (
    SELECT x.series_id, x.claim_n AS n,
           arg_min(struct_pack(value := value, value_high := value_high, bound := bound), (bound <> 'exact', step_of(value), x.n)) AS best,
           arg_max(struct_pack(as_of := as_of, day := day), (length(as_of), -x.n)) FILTER (as_of IS NOT NULL) AS dated,
           arg_min(day, x.n) AS day, min(from_day) AS from_day, min(since) AS first_seen, max(until) AS last_seen, arg_min(outlet, x.n) AS reporter,
           CAST(len(list_distinct(flatten(list(articles)))) AS INTEGER) AS sightings,
           CAST(len(list_distinct(flatten(list(outlets)))) AS INTEGER) AS reporters,
           arg_min(verdict, x.n) AS verdict
    FROM standing_steps x JOIN reopened r ON r.series_id = x.series_id AND r.n = x.claim_n GROUP BY x.series_id, x.claim_n
),
begun AS (
    SELECT series_id, n, figure_id, against_n, previous_value, previous_as_of, previous_day FROM judged_steps
    UNION ALL BY NAME
    SELECT c.series_id, c.n, figure_id, against_n, previous_value, previous_as_of, previous_day
    FROM known_claims c JOIN touched_series t ON t.series_id = c.series_id AND c.first_seen < t.since
)
SELECT * EXCLUDE (best, dated) REPLACE (coalesce(dated.day, day) AS day), best.value AS value, best.value_high AS value_high,
       best.bound AS bound, dated.as_of AS as_of
FROM one JOIN begun USING (series_id, n);

CREATE OR REPLACE TEMP TABLE moving AS SELECT series_id, n FROM standing_steps WHERE moves;

CREATE OR REPLACE TEMP TABLE standing AS
WITH known AS (
    FROM gathered
    UNION ALL BY NAME
    SELECT c.*, c.day AS known_day FROM known_claims c ANTI JOIN reopened r ON r.series_id = c.series_id AND r.n = c.n
),
placed AS (SELECT k.*, m.n IS NOT NULL AS moves FROM known k LEFT JOIN moving m ON m.series_id = k.series_id AND m.n = k.n)
SELECT * REPLACE (CASE WHEN as_of IS NULL AND moves THEN least(CAST(first_seen AS DATE), min(CASE WHEN moves THEN day END) OVER after)
                       ELSE day END AS day)
FROM placed
WINDOW after AS (PARTITION BY series_id ORDER BY n ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING);

CREATE OR REPLACE TEMP TABLE weighed_claims AS
WITH shaken AS (
    SELECT series_id, value FROM gathered
    UNION SELECT c.series_id, c.value FROM known_claims c JOIN reopened r ON r.series_id = c.series_id AND r.n = c.n
),
named AS (
    SELECT g.series_id, g.n,
           CAST('0x' || left(sha256(concat_ws(chr(31), 'claim', g.series_id, printf('%.17g', g.value), coalesce(printf('%.17g', value_high), ''),
               as_of, CASE WHEN as_of IS NULL OR verdict = 'revised' THEN CAST(first_seen AS VARCHAR) END,
               row_number() OVER (PARTITION BY g.series_id, g.value, value_high, as_of, CASE WHEN as_of IS NULL OR verdict = 'revised' THEN first_seen END
                                  ORDER BY n))), 16) AS UBIGINT) AS claim_id
    FROM standing g SEMI JOIN shaken s ON s.series_id = g.series_id AND s.value = g.value
),
misdated AS (
    SELECT l.series_id, l.n FROM standing l JOIN store.series s USING (series_id)
    SEMI JOIN standing k ON k.series_id = l.series_id AND k.verdict IN ('first', 'changed', 'revised', 'restated') AND k.day > l.day
          AND (k.value * 1.2 < l.value OR (k.value < l.value * 0.98 AND k.bound NOT IN ('more_than', 'at_least')))
    WHERE l.verdict = 'late' AND cumulative(s.metric, s.flow)
    UNION
    SELECT l.series_id, l.n FROM standing l JOIN store.series s USING (series_id)
    SEMI JOIN standing k ON k.series_id = l.series_id AND k.verdict IN ('first', 'changed', 'revised') AND k.day < l.day
          AND (l.value * 1.2 < k.value OR (l.value < k.value * 0.98 AND l.bound NOT IN ('more_than', 'at_least')))
    WHERE l.verdict = 'late' AND cumulative(s.metric, s.flow)
    UNION
    SELECT l.series_id, l.n FROM standing l JOIN store.series s USING (series_id)
    SEMI JOIN standing k ON k.series_id = l.series_id AND k.verdict IN ('first', 'changed', 'revised') AND k.n > l.n AND k.day < l.day AND k.value > l.value
    WHERE l.verdict = 'restated' AND cumulative(s.metric, s.flow)
),
kinds AS (
    SELECT g.series_id, g.n, coalesce(i.claim_id, g.claim_id) AS claim_id, months_of(s.flow, g.as_of, g.from_day, g.day) AS months,
           CASE WHEN m.n IS NOT NULL THEN 'misdated' WHEN g.verdict IN ('twin', 'same', 'side', 'echo') THEN 'restated'
                WHEN g.verdict = 'less' THEN 'weaker' ELSE g.verdict END AS kind
    FROM standing g JOIN store.series s ON s.series_id = g.series_id
    LEFT JOIN named i ON i.series_id = g.series_id AND i.n = g.n LEFT JOIN misdated m ON m.series_id = g.series_id AND m.n = g.n
),
latest AS (SELECT series_id, max(n) AS n FROM moving GROUP BY series_id),
compared AS (
    SELECT k.*, l.n IS NOT NULL AS latest, g.against_n,
           CASE WHEN k.kind NOT IN ('misdated', 'partial') AND k.months IS NOT NULL AND g.bound NOT IN ('range', 'less_than', 'at_most')
                THEN g.value - last_value(CASE WHEN k.kind NOT IN ('conflict', 'variant', 'weaker', 'misdated', 'partial')
                                           AND g.bound NOT IN ('range', 'less_than', 'at_most') THEN g.value END IGNORE NULLS) OVER w
           END AS change
    FROM kinds k JOIN standing g ON g.series_id = k.series_id AND g.n = k.n LEFT JOIN latest l ON l.series_id = k.series_id AND l.n = k.n
    WINDOW w AS (PARTITION BY k.series_id, k.months ORDER BY g.day, g.first_seen, k.claim_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT c.series_id, c.n, c.claim_id, c.kind, c.latest, c.change, a.claim_id AS against_id
FROM compared c LEFT JOIN kinds a ON a.series_id = c.series_id AND a.n = c.against_n;

CREATE OR REPLACE TEMP TABLE rewritten AS
SELECT g.* EXCLUDE (moves, known_day) REPLACE (w.claim_id AS claim_id, w.kind AS kind, w.latest AS latest, w.change AS change, w.against_id AS against_id)
FROM standing g JOIN weighed_claims w ON w.series_id = g.series_id AND w.n = g.n
WHERE (g.claim_id, g.kind, g.latest, g.change, g.against_id, g.known_day) IS DISTINCT FROM (w.claim_id, w.kind, w.latest, w.change, w.against_id, g.day);

DELETE FROM store.claims USING (
    SELECT series_id, n FROM reopened UNION SELECT series_id, n FROM rewritten UNION SELECT series_id, NULL FROM touched_series
) r WHERE store.claims.series_id = r.series_id AND store.claims.n IS NOT DISTINCT FROM r.n;
INSERT INTO store.claims BY NAME FROM rewritten ORDER BY series_id, n;
