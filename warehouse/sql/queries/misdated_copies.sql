-- Which claims give an old date to a newer total, and who printed them?
SELECT metric, place, value, as_of, first_reporter, CAST(first_seen AS DATE) AS said, url FROM claims WHERE kind = 'misdated' ORDER BY first_seen;
