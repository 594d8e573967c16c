-- Rule: of what kind the claims are that this landing brought or met again; `restated` counts known claims seen again.
SELECT CASE WHEN c.figure_id = f.figure_id THEN c.kind ELSE 'restated' END AS kind, count(DISTINCT c.claim_id)
FROM store.figures f
JOIN said x ON x.figure_id = f.figure_id
JOIN store.steps t ON t.series_id = f.series_id AND t.value = f.value AND t.value_high IS NOT DISTINCT FROM f.value_high
 AND t.bound = f.bound AND t.as_of IS NOT DISTINCT FROM f.as_of AND x.seen BETWEEN t.since AND t.until
JOIN store.claims c ON c.claim_id = t.claim_id AND c.series_id = t.series_id
WHERE f.reading_id IN (SELECT reading_id FROM new_readings) GROUP BY ALL ORDER BY ALL;
