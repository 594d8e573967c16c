-- Rule: of several readings of one capture that of the newest parsers counts (of equal ones, the last landed); of several
-- captures of an article the last fetched. Older ones stay in store.readings.
-- What an article's first capture says was said when it was published; what a later one brought, when that was fetched.
DELETE FROM temp.said_before;
INSERT INTO said_before
SELECT article_id, min(said) AS said FROM store.current
WHERE article_id IN (FROM known_articles) AND article_id IN (SELECT article_id FROM touched_articles) GROUP BY article_id;

DELETE FROM store.current WHERE article_id IN (SELECT article_id FROM said_before);

-- Nothing that is read here was landed before the first reading of a touched article.
SET VARIABLE landed_since = (
    SELECT least(min(r.landed), min(g.landed), $now) FROM store.reads r JOIN store.readings g USING (reading_id)
    WHERE r.article_id IN (FROM known_articles) AND g.article_id IN (FROM known_articles));
INSERT INTO store.current
WITH read AS (
    SELECT DISTINCT ON (r.capture_id) r.*
    FROM store.reads r
    WHERE r.article_id IN (SELECT article_id FROM touched_articles) AND r.landed >= getvariable('landed_since')
    ORDER BY r.capture_id, version_key(r.parser_version) DESC, r.seq DESC
)
SELECT article_id, capture_id, reading_id, content_id, parser_version, fetched, nth,
       row_number() OVER (PARTITION BY article_id ORDER BY nth DESC) = 1,
       CASE WHEN first_value(nth) OVER same = 1 THEN least(coalesce(published, first_value(fetched) OVER same), first_value(fetched) OVER same)
            ELSE first_value(fetched) OVER same END
FROM (
    SELECT read.article_id, capture_id, reading_id, content_id, read.parser_version, fetched, published,
           row_number() OVER (PARTITION BY read.article_id ORDER BY fetched, capture_id) AS nth
    FROM read
    JOIN store.captures c USING (capture_id)
    JOIN store.readings g USING (reading_id)
    WHERE c.article_id IN (SELECT article_id FROM touched_articles) AND g.article_id IN (SELECT article_id FROM touched_articles)
      AND g.landed >= getvariable('landed_since')
)
WINDOW same AS (PARTITION BY article_id, reading_id ORDER BY nth);
