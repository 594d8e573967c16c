-- Rule: why a figure, claim or alert was told or not: what its claim was to its series, then each rule's decision. An id may
-- be cut short. A claim whose date became known later has another id since: its first figure tells it again.
SELECT printf('%016x', c.claim_id) AS claim, c.kind, s.metric, s.flow, c.value, c.value_high, s.unit, c.bound, s.subject, s.place, s.scope,
       s.core, s.followed, c.as_of, c.reporter, c.sightings, c.reporters, c.previous_value, c.previous_as_of, f.suspect,
       f.sentence, art.url, d.rule, d.told, d.reason, d.moment, a.alert_id AS alert
FROM store.claims c
JOIN store.series s ON s.series_id = c.series_id
JOIN store.figures f ON f.figure_id = c.figure_id AND f.series_id = c.series_id
JOIN store.articles art ON art.article_id = f.article_id
LEFT JOIN store.decisions d ON d.claim_id = c.claim_id OR d.figure_id = c.figure_id
LEFT JOIN store.alerts a ON a.claim_id = c.claim_id OR a.figure_id = c.figure_id
WHERE starts_with(printf('%016x', c.claim_id), $id) OR starts_with(printf('%016x', c.figure_id), $id) OR starts_with(a.alert_id, $id)
   OR c.series_id IN (SELECT x.series_id FROM store.figures x WHERE starts_with(printf('%016x', x.figure_id), $id) AND x.value = c.value)
ORDER BY c.first_seen DESC, d.rule LIMIT 20;
