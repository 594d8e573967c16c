-- Rule: what one run told as news, one row an alert, newest publication first; at most a page of it.
SELECT a.alert_id AS alert, a.kind, s.metric, s.flow, s.unit, s.subject, s.place, s.scope, s.core, a.value, a.value_high, a.bound, a.as_of,
       a.previous_value, printf('%016x', a.series_id) AS series, f.sentence, f.source, g.title, r.url, c.reporter AS first_reporter, a.seen
FROM (FROM store.alerts WHERE run_id = $run ORDER BY seen DESC, alert_id LIMIT $limit) a
JOIN store.series s ON s.series_id = a.series_id
JOIN store.figures f ON f.figure_id = a.figure_id AND f.series_id = a.series_id
JOIN store.readings g ON g.reading_id = f.reading_id
JOIN store.articles r ON r.article_id = f.article_id
LEFT JOIN store.claims c ON c.figure_id = a.figure_id AND c.series_id = a.series_id
ORDER BY a.seen DESC, a.alert_id;
