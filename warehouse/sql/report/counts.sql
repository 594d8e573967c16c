-- Rule: what the published copy holds, in one row. Counted on the tables below the views, which join every row with its words.
SELECT (SELECT count(*) FROM store.current WHERE newest) AS articles,
       (SELECT count(*) FROM store.figures f JOIN store.current c ON c.reading_id = f.reading_id AND c.newest) AS figures,
       (SELECT count(*) FROM store.quotes q JOIN store.current c ON c.reading_id = q.reading_id AND c.newest) AS quotes,
       (SELECT count(DISTINCT series_id) FROM store.claims) AS series,
       (SELECT count(*) FROM source_health) AS sources, (SELECT max(finished) FROM runs) AS last_run;
