-- Rule: the newest quotes of whoever is named, once a story, those in the speaker's own words first. Looked at are ten times as many
-- as are shown (copies of a story hold the same ones), not a large warehouse whole.
WITH newest AS MATERIALIZED (
    SELECT q.quote_id, q.reading_id
    FROM store.quotes q
    JOIN store.current c ON c.reading_id = q.reading_id AND c.newest
    JOIN store.readings g ON g.reading_id = q.reading_id
    WHERE q.speaker IS NOT NULL AND g.relevant ORDER BY g.published DESC NULLS LAST, q.quote_id LIMIT 10 * $limit
)
SELECT q.speaker, q.role, q.kind, q.text, q.start_at, q.parts, g.lang, g.title, a.url, coalesce(g.outlet, g.publisher, a.source) AS publisher,
       g.published
FROM store.quotes q
SEMI JOIN newest n ON n.quote_id = q.quote_id
JOIN (FROM store.readings WHERE reading_id IN (SELECT reading_id FROM newest)) g ON g.reading_id = q.reading_id
JOIN store.articles a ON a.article_id = q.article_id
QUALIFY row_number() OVER (PARTITION BY q.speaker, q.text ORDER BY g.published) = 1
ORDER BY g.published DESC NULLS LAST, q.kind, a.url, q.start_at LIMIT $limit;
