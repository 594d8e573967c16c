-- Which series have not been heard of for half a year before the newest article?
SELECT metric, flow, place, subject, value, as_of, CAST(last_seen AS DATE) AS last_seen FROM series
WHERE followed AND core AND last_seen < (SELECT max(published) FROM articles) - INTERVAL 180 DAY ORDER BY series.last_seen, metric, value;
