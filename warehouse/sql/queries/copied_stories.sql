-- Which stories were copied by the most sites?
SELECT arg_min(title, (published, url)) AS title, count(*) AS copies, list(DISTINCT publisher ORDER BY publisher) AS publishers, min(published) AS first_published
FROM articles GROUP BY story HAVING count(*) > 1 ORDER BY copies DESC, first_published LIMIT 10;
