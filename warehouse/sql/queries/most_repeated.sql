-- Which claims were repeated by the most independent reporters?
SELECT metric, place, subject, value, bound, as_of, reporters, sightings FROM claims ORDER BY reporters DESC, sightings DESC, first_seen, value LIMIT 10;
