-- Rule: the newest quotes of whoever is named, once a story, those in the speaker's own words first, of what was published since a
-- moment (quoted_since.sql; NULL: since ever).
WITH fresh AS MATERIALIZED (
    SELECT *, CAST('0x' || article AS UBIGINT) AS article_id FROM quotes WHERE speaker IS NOT NULL AND ($since IS NULL OR published >= $since)
)
SELECT q.speaker, q.role, q.kind, q.text, q.start_at, q.parts, q.lang, q.title, q.url, coalesce(g.outlet, q.publisher) AS publisher, q.published
FROM fresh q
JOIN store.current c ON c.article_id = q.article_id AND c.newest
JOIN store.readings g ON g.reading_id = c.reading_id AND g.relevant
QUALIFY row_number() OVER (PARTITION BY q.speaker, q.text ORDER BY q.published) = 1
ORDER BY q.published DESC NULLS LAST, q.kind, q.url, q.start_at LIMIT $limit;
