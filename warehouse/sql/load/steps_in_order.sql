-- Rule: what warehouse/claims.py walks, by series and in order. First, with their verdicts, the steps that the line of a touched series
-- rests on: where it stands and where that value began (of a flow: all that moved it, as each length of a period has its own line), the
-- first exact and the first dated sighting of that, and every conflict. Then the steps to be judged: each with its twin, the first step before it of the same value
-- and about the same as-of (and the claim of that, where it is known), and the step with which the
-- line last came to its value.
WITH kept AS (
    SELECT x.* FROM known_steps x JOIN touched_series t ON t.series_id = x.series_id AND x.since < t.since
),
moved AS (
    SELECT series_id, stood AS n FROM heads
    UNION
    SELECT series_id, began FROM heads
    UNION
    SELECT k.series_id, k.n FROM kept k JOIN store.series s USING (series_id) WHERE k.moves AND s.flow
),
sharpened AS (
    SELECT k.series_id, min(k.n) FILTER (k.bound = 'exact') AS exact, min(k.n) FILTER (k.as_of IS NOT NULL) AS dated
    FROM kept k JOIN moved m ON m.series_id = k.series_id AND m.n = k.claim_n
    WHERE k.verdict = 'same' GROUP BY k.series_id, k.claim_n
),
resting AS (
    FROM moved
    UNION SELECT series_id, exact FROM sharpened
    UNION SELECT series_id, dated FROM sharpened
    UNION SELECT series_id, n FROM kept WHERE verdict = 'conflict'
),
dated AS (SELECT * FROM steps WHERE as_of IS NOT NULL),
twins AS (
    SELECT series_id, n, min(twin) AS twin, arg_min(claim_n, twin) AS claim_n
    FROM (
        SELECT x.series_id, x.n, y.n AS twin, CASE WHEN y.verdict = 'twin' THEN x.n ELSE y.claim_n END AS claim_n
        FROM dated x JOIN kept y ON y.series_id = x.series_id AND y.value = x.value
        WHERE y.value_high IS NOT DISTINCT FROM x.value_high AND y.from_day <= x.day AND x.from_day <= y.day
        UNION ALL
        SELECT x.series_id, x.n, y.n, NULL
        FROM dated x JOIN steps y ON y.series_id = x.series_id AND y.value = x.value AND y.n < x.n
        WHERE y.value_high IS NOT DISTINCT FROM x.value_high AND y.from_day <= x.day AND x.from_day <= y.day
    ) GROUP BY ALL
),
returned AS (
    SELECT x.series_id, x.n, max(y.n) AS returns FROM steps x JOIN kept y ON y.series_id = x.series_id AND y.value = x.value AND y.moves AND y.verdict <> 'restated'
    GROUP BY x.series_id, x.n
)
SELECT k.series_id, k.n, k.value, k.value_high, k.bound, k.as_of, k.from_day, k.day, k.outlet, k.story_id, k.old_value, k.old_as_of,
       cumulative(s.metric, s.flow), counts_a_place(s.flow, s.subject, s.place, s.unit), k.since, months_of(s.flow, k.as_of, k.from_day, k.day), NULL AS twin, k.claim_n, NULL AS returns, k.verdict, k.moves
FROM kept k JOIN resting r ON r.series_id = k.series_id AND r.n = k.n JOIN store.series s ON s.series_id = k.series_id
UNION ALL
SELECT s.series_id, s.n, s.value, s.value_high, s.bound, s.as_of, s.from_day, s.day, s.outlet, s.story_id, s.old_value, s.old_as_of,
       cumulative(s.metric, s.flow), counts_a_place(s.flow, z.subject, z.place, z.unit), s.since, months_of(s.flow, s.as_of, s.from_day, s.day), t.twin, t.claim_n, r.returns, NULL, NULL
FROM steps s JOIN store.series z ON z.series_id = s.series_id LEFT JOIN twins t ON t.series_id = s.series_id AND t.n = s.n LEFT JOIN returned r ON r.series_id = s.series_id AND r.n = s.n
ORDER BY 1, 2;
