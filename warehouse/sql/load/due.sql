-- Rule: what is not delivered and whose time has come, oldest first, with all that a message says.
SELECT a.alert_id, o.rule, o.channel, a.kind, a.created, s.metric, a.value, a.value_high, s.unit, a.bound, s.flow, f.noun,
       s.subject, s.place, s.scope, a.as_of, f.source, a.previous_value,
       coalesce(a.previous_as_of, CAST(c.previous_day AS VARCHAR)), f.sentence, g.title, art.url,
       coalesce(g.outlet, g.publisher), g.published, o.tries, o.last_error,
       CASE WHEN starts_with(c.sums, 'contradicts') THEN c.sums END, o.digest <> 'none'
FROM store.outbox o
JOIN store.alerts a USING (alert_id)
JOIN store.series s USING (series_id)
JOIN store.figures f ON f.figure_id = a.figure_id AND f.series_id = a.series_id
JOIN store.readings g ON g.reading_id = f.reading_id
JOIN store.articles art ON art.article_id = f.article_id
LEFT JOIN store.claims c ON c.claim_id = a.claim_id AND c.series_id = a.series_id
WHERE o.delivered IS NULL AND o.due <= $now
ORDER BY a.seen, a.created, a.alert_id, o.channel;
