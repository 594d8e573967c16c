-- Which stories were copied by the most sites?
SELECT any_value(title) AS title, count(*) AS copies, list(DISTINCT publisher ORDER BY publisher) AS publishers, min(published) AS first_published
FROM articles GROUP BY story HAVING count(*) > 1 ORDER BY copies DESC, first_published LIMIT 10;
