-- Rule: the newest figures about the sector, as their first reporter said them: what is news (first, changed, conflict, revised)
-- before what was said before or is in no series, newest publication first. Looked at are the newest claims and what the newest
-- articles say, four times as many as are shown (some are of one series, some were taken back), not a large warehouse whole.
WITH news AS MATERIALIZED (
    SELECT c.figure_id FROM store.claims c JOIN store.series s ON s.series_id = c.series_id
    WHERE s.core AND c.kind IN ('first', 'changed', 'conflict', 'revised') ORDER BY c.first_seen DESC, c.claim_id LIMIT 4 * $limit
),
read AS MATERIALIZED (
    SELECT c.reading_id FROM store.current c JOIN store.readings g ON g.reading_id = c.reading_id
    WHERE c.newest AND g.relevant ORDER BY g.published DESC NULLS LAST, c.article_id LIMIT 4 * $limit
),
picked AS MATERIALIZED (FROM news UNION SELECT figure_id FROM store.figures WHERE reading_id IN (FROM read)),
found AS MATERIALIZED (
    SELECT f.*, s.* EXCLUDE (series_id), r.said, g.lang, g.title, a.url, coalesce(g.outlet, g.publisher, a.source) AS publisher, g.published
    FROM (FROM store.figures WHERE NOT conversion AND figure_id IN (FROM picked)) f
    JOIN store.current r ON r.reading_id = f.reading_id AND r.newest
    JOIN store.series s ON s.series_id = f.series_id
    JOIN store.readings g ON g.reading_id = f.reading_id
    JOIN store.articles a ON a.article_id = f.article_id
    WHERE s.core
)
SELECT f.value, f.value_high, f.unit, f.bound, f.flow, f.noun, f.metric, f.subject, f.place, f.scope, f.as_of, f.source, f.text,
       f.sentence, f.lang, f.title, f.url, f.publisher, f.published, store.suspicion(f.suspect, f.as_of_from, f.said, c.sums) AS suspect,
       printf('%016x', f.series_id) AS series, coalesce(c.kind, CASE WHEN f.followed AND suspect IS NULL THEN 'restated' END) AS kind,
       printf('%016x', c.claim_id) AS claim, c.previous_value, c.previous_as_of,
       coalesce(c.kind IN ('first', 'changed', 'conflict', 'revised'), false) AS news
FROM found f
LEFT JOIN store.stories t ON t.article_id = f.article_id
LEFT JOIN store.claims c ON c.figure_id = f.figure_id AND c.series_id = f.series_id
QUALIFY row_number() OVER (PARTITION BY f.series_id, f.value, t.story_id ORDER BY c.claim_id IS NULL, f.published) = 1
ORDER BY news DESC, f.published DESC NULLS LAST, printf('%016x', t.story_id), f.start_at
LIMIT $limit;
