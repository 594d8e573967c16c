-- Rule: an alert is of the source through which its article first came.
SELECT a.source, count(*) FROM store.alerts t JOIN store.outbox o ON o.alert_id = t.alert_id
JOIN store.figures f ON f.figure_id = t.figure_id AND f.series_id = t.series_id
JOIN store.articles a ON a.article_id = f.article_id
WHERE t.run_id = $run_id GROUP BY a.source;
