-- Rule: the claims of the series most worth a chart, about the sector: those with more than one day; what was said of lately before
-- what was not; whole countries before parts and products; models and services before other things; totals before what periods
-- brought; then the longest and the most recent. `noun` is what the claim's first figure counts, as written.
WITH measured AS (
    SELECT s.series_id, s.metric, s.flow, s.subject, s.place, c.days, c.newest
    FROM (SELECT series_id, count(DISTINCT day) AS days, max(first_seen) AS newest FROM store.claims WHERE kind NOT IN ('misdated', 'partial') GROUP BY series_id) c
    JOIN store.series s ON s.series_id = c.series_id AND s.core
),
chosen AS (
    SELECT series_id, row_number() OVER (
        ORDER BY days > 1 DESC, newest > (SELECT max(newest) FROM measured) - INTERVAL 90 DAY DESC, subject IS NULL AND place IN ('CN', 'WORLD') DESC,
                 coalesce(list_position(['models', 'registered_services', 'registered_apps', 'users'], metric), 9), flow, days DESC,
                 newest DESC, series_id) AS nth
    FROM measured QUALIFY nth <= $limit
)
SELECT printf('%016x', s.series_id) AS series, s.metric, s.flow, s.subject, s.place, s.scope, s.unit, c.day, c.as_of, c.value,
       c.value_high, c.bound, c.kind, c.sums, c.reporters, c.reporter AS first_reporter, c.first_seen, c.previous_value,
       c.previous_as_of, f.noun, a.url
FROM chosen h
JOIN store.series s ON s.series_id = h.series_id
JOIN store.claims c ON c.series_id = h.series_id
LEFT JOIN store.figures f ON f.figure_id = c.figure_id AND f.series_id = c.series_id
LEFT JOIN store.articles a ON a.article_id = f.article_id
WHERE c.kind NOT IN ('misdated', 'partial')
QUALIFY row_number() OVER (PARTITION BY c.series_id, c.claim_id ORDER BY a.url) = 1
ORDER BY h.nth, c.day, c.first_seen, c.claim_id;
