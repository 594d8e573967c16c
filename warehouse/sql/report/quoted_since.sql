-- Rule: since when the newest articles on the topic have been published in which somebody named is quoted, ten quotes for each that
-- is to be shown (copies of a story hold the same ones); NULL, since ever, where there are not as many.
SELECT CASE WHEN count(*) = 10 * $limit THEN min(published) END AS since
FROM (
    SELECT g.published
    FROM store.quotes q
    JOIN store.current c ON c.reading_id = q.reading_id AND c.newest
    JOIN store.readings g ON g.reading_id = q.reading_id
    WHERE q.speaker IS NOT NULL AND g.relevant ORDER BY g.published DESC NULLS LAST LIMIT 10 * $limit
);
