-- Rule: what the published copy holds, in one row.
SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM figures) AS figures,
       (SELECT count(*) FROM quotes) AS quotes, (SELECT count(*) FROM series WHERE claims > 0) AS series,
       (SELECT count(*) FROM source_health) AS sources, (SELECT max(finished) FROM runs) AS last_run;
