-- Rule: of what kind the claims are that this landing brought or met again; `restated` counts known claims seen again.
WITH fresh AS MATERIALIZED (
    SELECT s.figure_id, s.series_id, s.value, s.value_high, s.bound, s.as_of, s.seen FROM said s
    WHERE s.figure_id IN (SELECT figure_id FROM stated WHERE reading_id IN (SELECT reading_id FROM new_readings))
),
met AS MATERIALIZED (
    SELECT f.figure_id, t.series_id, w.claim_n
    FROM fresh f JOIN steps t ON t.series_id = f.series_id AND t.value = f.value AND t.bound = f.bound
    JOIN walk w ON w.series_id = t.series_id AND w.n = t.n
    WHERE f.seen BETWEEN t.since AND t.until AND t.value_high IS NOT DISTINCT FROM f.value_high AND t.as_of IS NOT DISTINCT FROM f.as_of
)
SELECT CASE WHEN c.figure_id = m.figure_id THEN c.kind ELSE 'restated' END AS kind, count(DISTINCT c.claim_id)
FROM met m JOIN store.claims c ON c.n = m.claim_n AND c.series_id = m.series_id
GROUP BY ALL ORDER BY ALL;
