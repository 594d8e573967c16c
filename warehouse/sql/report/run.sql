-- Rule: what one run told as news, one row an alert, newest publication first; at most a page of it.
SELECT a.alert_id AS alert, a.kind, s.metric, s.flow, s.unit, s.subject, s.place, s.scope, s.core, a.value, a.value_high, a.bound, a.as_of,
       a.previous_value, printf('%016x', a.series_id) AS series, f.sentence, f.source, c.title, c.url, c.first_reporter, a.seen
FROM store.alerts a
JOIN store.series s ON s.series_id = a.series_id
JOIN store.figures f ON f.figure_id = a.figure_id AND f.series_id = a.series_id
LEFT JOIN claims c ON c.figure = printf('%016x', a.figure_id) AND c.series = printf('%016x', a.series_id)
WHERE a.run_id = $run
ORDER BY a.seen DESC, a.alert_id LIMIT $limit;
