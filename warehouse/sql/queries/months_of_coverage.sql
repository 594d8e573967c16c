-- How many articles, figures and quotes a month, in each language?
SELECT CAST(date_trunc('month', published) AS DATE) AS month, lang, count(DISTINCT article) AS articles, count(*) AS figures
FROM figures WHERE core GROUP BY ALL ORDER BY month, lang;
