-- Rule: the newest alerts with what became of each on its channel; `state` is delivered, failed (to be tried again), given up
-- or waiting.
SELECT a.alert_id AS alert, a.created, a.kind, s.metric, a.value, a.value_high, s.unit, a.bound, s.flow, s.subject, s.place, s.scope,
       o.channel, o.rule,
       CASE WHEN o.delivered IS NOT NULL THEN 'delivered' WHEN o.due = TIMESTAMP 'infinity' THEN 'given up'
            WHEN o.last_error IS NOT NULL THEN 'failed' ELSE 'waiting' END AS state,
       CASE WHEN o.due = TIMESTAMP 'infinity' THEN NULL ELSE o.due END AS due, o.delivered, o.tries, o.last_error
FROM store.alerts a
JOIN store.outbox o ON o.alert_id = a.alert_id
JOIN store.series s ON s.series_id = a.series_id
WHERE NOT $undelivered OR o.delivered IS NULL
ORDER BY a.created DESC, a.seen DESC, a.alert_id, o.channel
LIMIT $limit;
