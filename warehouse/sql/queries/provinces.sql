-- How do the provinces stand, by metric?
SELECT metric, place, value, bound, as_of FROM latest WHERE place LIKE 'CN-%' AND subject IS NULL AND NOT flow ORDER BY metric, value DESC;
