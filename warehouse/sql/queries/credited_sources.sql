-- To whom do the articles credit their figures?
SELECT source, count(*) AS figures, count(DISTINCT metric) AS metrics, count(DISTINCT publisher) AS publishers
FROM figures WHERE source IS NOT NULL GROUP BY source ORDER BY figures DESC, source LIMIT 10;
