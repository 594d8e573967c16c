-- Which outlets are first with a figure, and how often do others follow?
SELECT first_reporter, count(*) AS claims, count(*) FILTER (reporters > 1) AS followed, max(reporters) AS most_reporters
FROM claims WHERE kind IN ('first', 'changed', 'revised') GROUP BY first_reporter ORDER BY claims DESC, first_reporter LIMIT 10;
