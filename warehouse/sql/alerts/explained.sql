-- Rule: why a figure, claim or alert was told or not: what its claim was to its series, then each rule's decision. An id may
-- be cut short: it is then every number that begins so. A claim whose date became known later has another id since: its first
-- figure tells it again.
WITH meant AS (
    SELECT series_id, claim_id, figure_id FROM store.claims
    WHERE claim_id BETWEEN TRY_CAST('0x' || rpad($id, 16, '0') AS UBIGINT) AND TRY_CAST('0x' || rpad($id, 16, 'f') AS UBIGINT)
       OR figure_id BETWEEN TRY_CAST('0x' || rpad($id, 16, '0') AS UBIGINT) AND TRY_CAST('0x' || rpad($id, 16, 'f') AS UBIGINT)
    UNION
    SELECT c.series_id, c.claim_id, c.figure_id FROM store.alerts a JOIN store.claims c ON c.series_id = a.series_id
    WHERE starts_with(a.alert_id, $id) AND (c.claim_id = a.claim_id OR c.figure_id = a.figure_id)
    UNION
    SELECT c.series_id, c.claim_id, c.figure_id FROM store.figures x JOIN store.claims c ON c.series_id = x.series_id AND c.value = x.value
    WHERE x.figure_id BETWEEN TRY_CAST('0x' || rpad($id, 16, '0') AS UBIGINT) AND TRY_CAST('0x' || rpad($id, 16, 'f') AS UBIGINT)
),
decided AS (
    SELECT m.claim_id AS about, d.* FROM meant m JOIN store.decisions d ON d.claim_id = m.claim_id
    UNION SELECT m.claim_id, d.* FROM meant m JOIN store.decisions d ON d.figure_id = m.figure_id
),
made AS (
    SELECT m.claim_id AS about, a.alert_id FROM meant m JOIN store.alerts a ON a.claim_id = m.claim_id
    UNION SELECT m.claim_id, a.alert_id FROM meant m JOIN store.alerts a ON a.figure_id = m.figure_id
)
SELECT printf('%016x', c.claim_id) AS claim, c.kind, s.metric, s.flow, c.value, c.value_high, s.unit, c.bound, s.subject, s.place, s.scope,
       s.core, s.followed, c.as_of, c.reporter, c.sightings, c.reporters, c.previous_value, c.previous_as_of, f.suspect,
       f.sentence, art.url, d.rule, d.told, d.reason, d.moment, a.alert_id AS alert
FROM meant m
JOIN store.claims c ON c.series_id = m.series_id AND c.claim_id = m.claim_id
JOIN store.series s ON s.series_id = c.series_id
JOIN store.figures f ON f.figure_id = m.figure_id AND f.series_id = m.series_id
JOIN store.articles art ON art.article_id = f.article_id
LEFT JOIN decided d ON d.about = c.claim_id
LEFT JOIN made a ON a.about = c.claim_id
ORDER BY c.first_seen DESC, d.rule LIMIT 20;
