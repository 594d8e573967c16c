-- Rule: of several readings of one capture that of the newest parsers counts (of equal ones, the last landed); of several
-- captures of an article the last fetched. Older ones stay in store.readings.
DELETE FROM store.current WHERE article_id IN (SELECT article_id FROM touched_articles);

INSERT INTO store.current
WITH read AS (
    SELECT DISTINCT ON (r.capture_id) r.*
    FROM store.reads r
    WHERE r.article_id IN (SELECT article_id FROM touched_articles)
    ORDER BY r.capture_id, version_key(r.parser_version) DESC, r.seq DESC
)
SELECT read.article_id, capture_id, reading_id, content_id, read.parser_version, fetched,
       row_number() OVER w,
       row_number() OVER (PARTITION BY read.article_id ORDER BY fetched DESC, capture_id DESC) = 1
FROM read
JOIN store.captures c USING (capture_id)
JOIN store.readings g USING (reading_id)
WHERE c.article_id IN (SELECT article_id FROM touched_articles) AND g.article_id IN (SELECT article_id FROM touched_articles)
WINDOW w AS (PARTITION BY read.article_id ORDER BY fetched, capture_id);
