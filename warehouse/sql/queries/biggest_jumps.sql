-- Which series grew most from one claim to the next?
SELECT metric, subject, place, previous_value, value, round(value / previous_value, 2) AS times, as_of
FROM claims WHERE kind = 'changed' AND previous_value > 0 AND NOT flow ORDER BY times DESC, metric, value LIMIT 10;
