-- Rule: the claims of the series most worth a chart: those about the sector with more than one day; whole countries before
-- parts and products, counts of models and services before other things, then the longest and the most recent.
WITH chosen AS (
    SELECT series, count(DISTINCT day) AS days, max(first_seen) AS newest,
           any_value(subject) IS NULL AND any_value(place) IN ('CN', 'WORLD') AS whole,
           coalesce(list_position(['models', 'registered_services', 'registered_apps', 'users'], any_value(metric)), 9) AS rank
    FROM trend WHERE core GROUP BY series
    ORDER BY days > 1 DESC, whole DESC, rank, days DESC, newest DESC, series LIMIT $limit
)
SELECT t.series, t.metric, t.flow, t.subject, t.place, t.scope, t.unit, t.day, t.as_of, t.value, t.value_high, t.bound,
       t.kind, t.sums, t.reporters, t.first_reporter, t.first_seen, c.previous_value, c.previous_as_of, c.url
FROM chosen h
JOIN trend t ON t.series = h.series
LEFT JOIN claims c ON c.claim = t.claim AND c.series = t.series
ORDER BY h.days > 1 DESC, h.whole DESC, h.rank, h.days DESC, h.newest DESC, t.series, t.day, t.first_seen;
