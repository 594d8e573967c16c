-- Rule: the steps of a series are walked in the order in which they were said, beside the line that the series has drawn so far:
--   first     nothing was said before
--   revised   the article said another number before
--   same      the line's value again, undated or about the same as-of, or in short form: a sighting of the line's claim
--   twin      a value that was said before, for about the same as-of: a sighting of that claim
--   late      dated before the line's end: it fills in the past
--   variant   another number in the same story for about the same as-of
--   side      what a conflicting report said before: a sighting of the conflict
--   conflict  another reporter, about the same as-of, and both cannot be true; or another reporter's lower count of what
--             only grows, within 45 days, where the line never had that value
--   less      says no more than the line does («more than 200» after 238)
--   restated  the line's value again for a later as-of
--   changed   anything else: also a value that returns after a change
-- Only first, revised, changed and restated move the line.
CREATE OR REPLACE TEMP TABLE twinned AS
SELECT s.*, t.n AS twin
FROM steps s LEFT JOIN (
    SELECT x.series_id, x.n, min(y.n) AS n_twin FROM steps x JOIN steps y
      ON y.series_id = x.series_id AND y.value = x.value AND y.n < x.n
     AND y.value_high IS NOT DISTINCT FROM x.value_high AND y.from_day <= x.day AND x.from_day <= y.day
    WHERE x.as_of IS NOT NULL GROUP BY x.series_id, x.n
) t0 ON t0.series_id = s.series_id AND t0.n = s.n
LEFT JOIN steps t ON t.series_id = s.series_id AND t.n = t0.n_twin;

CREATE OR REPLACE TEMP TABLE walk AS
WITH RECURSIVE walk AS (
    SELECT series_id, n, CASE WHEN old_value IS NULL THEN 'first' ELSE 'revised' END AS verdict, n AS claim_n,
           CAST(NULL AS BIGINT) AS against_n, old_value AS previous_value, old_as_of AS previous_as_of, CAST(NULL AS DATE) AS previous_day,
           words AS line, as_of AS line_as_of,
           from_day AS line_from, day AS line_day, n AS line_n, outlet AS line_outlet, story_id AS line_story, [value] AS past,
           list_value(struct_pack(words := words, from_day := from_day, day := day, n := n))[2:] AS side
    FROM twinned WHERE n = 1
    UNION ALL
    SELECT series_id, n, verdict,
           CASE verdict WHEN 'same' THEN line_n WHEN 'twin' THEN twin WHEN 'side' THEN met.n
                        WHEN 'less' THEN CASE WHEN as_of IS NULL THEN line_n ELSE n END ELSE n END,
           line_n,
           CASE WHEN verdict = 'revised' THEN old_value ELSE line.v END,
           CASE WHEN verdict = 'revised' THEN old_as_of ELSE line_as_of END,
           CASE WHEN verdict = 'revised' THEN NULL ELSE line_day END,
           CASE WHEN moves OR (verdict = 'same' AND bound = 'exact' AND line.b <> 'exact') THEN words ELSE line END,
           CASE WHEN moves OR (verdict = 'same' AND line_as_of IS NULL) THEN as_of ELSE line_as_of END,
           CASE WHEN moves OR (verdict = 'same' AND line_as_of IS NULL AND as_of IS NOT NULL) THEN from_day ELSE line_from END,
           CASE WHEN moves OR (verdict = 'same' AND line_as_of IS NULL AND as_of IS NOT NULL) THEN day ELSE line_day END,
           CASE WHEN moves THEN n ELSE line_n END,
           CASE WHEN moves THEN outlet ELSE line_outlet END,
           CASE WHEN moves THEN story_id ELSE line_story END,
           CASE WHEN moves AND verdict <> 'restated' THEN list_append(past, value) ELSE past END,
           CASE WHEN verdict = 'conflict'
                THEN list_append(side, struct_pack(words := words, from_day := from_day, day := day, n := n))
                ELSE side END
    FROM (
        SELECT *, verdict IN ('changed', 'restated') OR (verdict = 'revised' AND day >= line_day) AS moves
        FROM (
            SELECT w.* EXCLUDE (series_id, n, verdict, claim_n, against_n, previous_value, previous_as_of, previous_day), x.*,
                   list_filter(w.side, lambda s: (same(x.words, s.words) OR overlap(x.words, s.words))
                       AND (x.as_of IS NULL OR (x.from_day <= s.day AND s.from_day <= x.day)))[1] AS met,
                   same(x.words, w.line) AS equal, same(x.words, w.line) OR overlap(x.words, w.line) AS compatible,
                   x.from_day <= w.line_day AND w.line_from <= x.day AS together,
                   CASE
                     WHEN equal AND (x.as_of IS NULL OR together OR (w.line_as_of IS NULL AND abs(date_diff('day', w.line_day, x.day)) <= 92)) THEN 'same'
                     WHEN x.old_value IS NOT NULL THEN 'revised'
                     WHEN x.twin IS NOT NULL THEN 'twin'
                     WHEN x.as_of IS NOT NULL AND x.day < w.line_from AND (w.line_as_of IS NOT NULL OR date_diff('day', x.day, w.line_day) > 92) THEN 'late'
                     WHEN together AND NOT compatible AND x.story_id = w.line_story THEN 'variant'
                     WHEN met IS NOT NULL AND NOT equal THEN 'side'
                     WHEN together AND NOT compatible AND x.outlet <> w.line_outlet THEN 'conflict'
                     WHEN cumulative(x.metric, x.flow) AND x.value < w.line.v AND NOT compatible AND x.outlet <> w.line_outlet
                          AND date_diff('day', w.line_day, x.day) <= 45 AND NOT list_contains(w.past, x.value) THEN 'conflict'
                     WHEN equal THEN 'restated'
                     WHEN compatible AND says_less(x.words, w.line) THEN 'less'
                     ELSE 'changed' END AS verdict
            FROM walk w JOIN twinned x ON x.series_id = w.series_id AND x.n = w.n + 1
        )
    )
)
SELECT series_id, n, verdict, claim_n, against_n, previous_value, previous_as_of, previous_day FROM walk;
