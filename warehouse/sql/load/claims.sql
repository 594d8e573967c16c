-- Rule: a claim is a series, a value and an as-of; its sightings are the steps that say so. It shows the most exact value and the
-- most exact as-of among them. A late count above a later total of what only grows is misdated. The newest claim on the line is
-- the series' latest. The claims of a touched series are computed anew from all its figures, so the order of landing is no matter.
-- What one period brought is only compared with what another of the same length did.
CREATE OR REPLACE TEMP TABLE told AS
SELECT s.*, w.verdict, w.against_n, w.previous_value, w.previous_as_of, w.previous_day, w.claim_n
FROM steps s JOIN walk w USING (series_id, n);

CREATE OR REPLACE TEMP TABLE gathered AS
WITH one AS (
    SELECT series_id, claim_n,
           arg_min(struct_pack(value := value, value_high := value_high, bound := bound), (bound <> 'exact', step_of(value), n)) AS best,
           arg_max(struct_pack(as_of := as_of, day := day), (length(as_of), -n)) FILTER (as_of IS NOT NULL) AS dated,
           arg_min(day, n) AS day, min(from_day) AS from_day, min(seen) AS seen, max(seen_last) AS seen_last,
           arg_min(figure_id, n) AS figure_id, arg_min(outlet, n) AS reporter,
           CAST(len(list_distinct(flatten(list(articles)))) AS INTEGER) AS sightings,
           CAST(len(list_distinct(flatten(list(outlets)))) AS INTEGER) AS reporters,
           arg_min(verdict, n) AS verdict, arg_min(against_n, n) AS against_n, arg_min(metric, n) AS metric, arg_min(flow, n) AS flow,
           arg_min(previous_value, n) AS previous_value, arg_min(previous_as_of, n) AS previous_as_of, arg_min(previous_day, n) AS previous_day
    FROM told GROUP BY series_id, claim_n
)
SELECT *, best.value AS value, best.value_high AS value_high, best.bound AS bound, dated.as_of AS as_of,
       coalesce(dated.day, day) AS claim_day,
       CAST('0x' || left(sha256(concat_ws(chr(31), 'claim', series_id, printf('%.17g', best.value),
           coalesce(printf('%.17g', best.value_high), ''), coalesce(dated.as_of, CAST(seen AS VARCHAR)),
           row_number() OVER (PARTITION BY series_id, best.value, best.value_high, dated.as_of, CASE WHEN dated.as_of IS NULL THEN seen END
                              ORDER BY claim_n))), 16) AS UBIGINT) AS claim_id
FROM one;

DELETE FROM store.claims WHERE series_id IN (SELECT series_id FROM touched_series);
INSERT INTO store.claims
WITH misdated AS (
    SELECT DISTINCT l.series_id, l.claim_n FROM gathered l JOIN gathered k USING (series_id)
    WHERE l.verdict = 'late' AND cumulative(l.metric, l.flow) AND k.verdict IN ('first', 'changed', 'revised', 'restated')
      AND k.claim_day > l.claim_day AND k.value < l.value * 0.98 AND k.bound NOT IN ('more_than', 'at_least')
    UNION
    SELECT DISTINCT l.series_id, l.claim_n FROM gathered l JOIN gathered k USING (series_id)
    WHERE l.verdict = 'late' AND cumulative(l.metric, l.flow) AND k.verdict IN ('first', 'changed', 'revised', 'restated')
      AND k.claim_day > l.claim_day AND k.value * 1.2 < l.value
),
named AS (
    SELECT g.*, months_of(g.flow, g.as_of, g.from_day, g.claim_day) AS months,
           CASE WHEN m.claim_n IS NOT NULL THEN 'misdated' WHEN verdict IN ('twin', 'same', 'side') THEN 'restated'
                     WHEN verdict = 'less' THEN 'weaker' ELSE verdict END AS kind
    FROM gathered g LEFT JOIN misdated m USING (series_id, claim_n)
)
SELECT c.claim_id, c.series_id, c.kind, c.value, c.value_high, c.bound, c.as_of, c.claim_day, c.seen, c.seen_last, c.figure_id,
       c.reporter, c.sightings, c.reporters, a.claim_id, c.previous_value, c.previous_as_of, c.previous_day,
       row_number() OVER (PARTITION BY c.series_id
           ORDER BY c.verdict IN ('first', 'changed', 'revised', 'restated') DESC, c.claim_day DESC, c.claim_n DESC) = 1,
       CASE WHEN c.kind <> 'misdated' AND c.months IS NOT NULL
            THEN c.value - last_value(CASE WHEN c.kind NOT IN ('conflict', 'variant', 'weaker', 'misdated') THEN c.value END IGNORE NULLS)
           OVER (PARTITION BY c.series_id, c.months ORDER BY c.claim_day, c.seen, c.claim_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) END,
       NULL
FROM named c LEFT JOIN gathered a ON a.series_id = c.series_id AND a.claim_n = c.against_n;

DELETE FROM store.steps WHERE series_id IN (SELECT series_id FROM touched_series);
INSERT INTO store.steps
SELECT t.series_id, t.n, g.claim_id, t.value, t.value_high, t.bound, t.as_of, t.from_day, t.day, t.seen, t.seen_last, t.figure_id, t.outlet,
       t.story_id, t.articles, t.outlets, t.old_value, t.old_as_of
FROM told t JOIN gathered g USING (series_id, claim_n) ORDER BY t.series_id, t.n;
