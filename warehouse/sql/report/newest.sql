-- Rule: the newest figures about the sector, as their first reporter said them: what is news (first, changed, conflict, revised)
-- before what was said before or is in no series, newest publication first. Only what was fetched since a moment is looked at
-- (news_since.sql; NULL: since ever): a large warehouse is not read whole for the newest of it.
WITH fresh AS MATERIALIZED (
    SELECT *, CAST('0x' || figure AS UBIGINT) AS figure_id, CAST('0x' || series AS UBIGINT) AS series_id, CAST('0x' || article AS UBIGINT) AS article_id
    FROM figures WHERE core AND NOT conversion AND ($since IS NULL OR fetched >= $since)
)
SELECT f.value, f.value_high, f.unit, f.bound, f.flow, f.noun, f.metric, f.subject, f.place, f.scope, f.as_of, f.source, f.text,
       f.sentence, f.lang, f.title, f.url, coalesce(g.outlet, f.publisher) AS publisher, f.published, f.suspect, f.series,
       coalesce(c.kind, CASE WHEN s.followed AND f.suspect IS NULL THEN 'restated' END) AS kind, printf('%016x', c.claim_id) AS claim,
       c.previous_value, c.previous_as_of, coalesce(c.kind IN ('first', 'changed', 'conflict', 'revised'), false) AS news
FROM fresh f
JOIN store.series s ON s.series_id = f.series_id
JOIN store.current r ON r.article_id = f.article_id AND r.newest
JOIN store.readings g ON g.reading_id = r.reading_id
LEFT JOIN store.stories t ON t.article_id = f.article_id
LEFT JOIN store.claims c ON c.figure_id = f.figure_id AND c.series_id = f.series_id
QUALIFY row_number() OVER (PARTITION BY f.series_id, f.value, t.story_id ORDER BY c.claim_id IS NULL, f.published) = 1
ORDER BY news DESC, f.published DESC NULLS LAST, printf('%016x', t.story_id), f.start_at
LIMIT $limit;
