-- Which counts about the same time cannot both be true, and who stands behind each?
SELECT metric, place, as_of, value, reporter, other_as_of, other_value, other_reporter FROM conflicts ORDER BY first_seen;
