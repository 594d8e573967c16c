-- Rule: of what kind the claims are that this landing brought or met again; `restated` counts known claims seen again.
SELECT CASE WHEN c.figure_id = m.figure_id THEN c.kind ELSE 'restated' END AS kind, count(DISTINCT c.claim_id)
FROM met m JOIN store.claims c ON c.n = m.claim_n AND c.series_id = m.series_id
GROUP BY ALL ORDER BY ALL;
