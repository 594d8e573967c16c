-- Rule: the steps of the touched series in the order in which they were said, each with its twin: the first step before it of the
-- same value and about the same as-of. warehouse/claims.py walks them.
WITH twins AS (
    SELECT x.series_id, x.n, min(y.n) AS twin FROM steps x JOIN steps y
      ON y.series_id = x.series_id AND y.value = x.value AND y.n < x.n
     AND y.value_high IS NOT DISTINCT FROM x.value_high AND y.from_day <= x.day AND x.from_day <= y.day
    WHERE x.as_of IS NOT NULL GROUP BY x.series_id, x.n
)
SELECT s.series_id, s.n, s.value, s.value_high, s.bound, s.as_of, s.from_day, s.day, s.outlet, s.story_id, s.old_value, s.old_as_of,
       cumulative(s.metric, s.flow), months_of(s.flow, s.as_of, s.from_day, s.day), t.twin
FROM steps s LEFT JOIN twins t USING (series_id, n) ORDER BY s.series_id, s.n;
