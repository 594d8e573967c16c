-- Rule: where the standing totals of China's provinces stand, by metric; a single province on one place each.
SELECT metric, unit, place, value, value_high, bound, day
FROM latest
WHERE core AND NOT flow AND subject IS NULL AND len(scope) = 0 AND regexp_full_match(place, 'CN-[A-Z]{2}') AND unit = 'count'
ORDER BY metric, value DESC;
