-- What was new most recently: first figures, changes, conflicts and revisions?
SELECT CAST(first_seen AS DATE) AS said, kind, metric, flow, subject, place, value, bound, previous_value, first_reporter
FROM claims WHERE kind IN ('first', 'changed', 'conflict', 'revised') AND core
ORDER BY first_seen DESC, metric, flow, value LIMIT 10;
