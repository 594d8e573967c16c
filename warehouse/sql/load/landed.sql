-- Rule: what a landing changed, counted before it is committed. A page that says what it said before is unchanged.
SELECT (SELECT count(DISTINCT article_id) FROM new_readings WHERE NOT known_article),
       (SELECT count(DISTINCT content_id) FROM new_readings WHERE known_article AND NOT known_content)
         + (SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(DISTINCT content_id) AS n FROM new_readings WHERE NOT known_article GROUP BY article_id)),
       (SELECT count(*) FROM staged_pages p WHERE p.error IS NULL AND NOT EXISTS (
            FROM new_readings n WHERE n.reading_id = p.reading_id AND NOT n.known_content)),
       (SELECT count(*) FROM staged_pages WHERE error IS NOT NULL),
       (SELECT count(DISTINCT figure_id) FROM staged_figures WHERE reading_id IN (SELECT reading_id FROM new_readings)),
       (SELECT count(DISTINCT quote_id) FROM staged_quotes WHERE reading_id IN (SELECT reading_id FROM new_readings)),
       (SELECT count(*) FROM due_rows);
