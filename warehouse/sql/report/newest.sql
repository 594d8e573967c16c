-- Rule: the newest figures about the sector, as their first reporter said them: what is news (first, changed, conflict, revised)
-- before what was said before or is in no series, newest publication first.
SELECT f.value, f.value_high, f.unit, f.bound, f.flow, f.noun, f.metric, f.subject, f.place, f.scope, f.as_of, f.source, f.text,
       f.sentence, f.lang, f.title, f.url, coalesce(a.outlet, f.publisher) AS publisher, f.published, f.suspect, f.series,
       coalesce(c.kind, CASE WHEN s.followed AND f.suspect IS NULL THEN 'restated' END) AS kind, c.claim, c.previous_value, c.previous_as_of,
       coalesce(c.kind IN ('first', 'changed', 'conflict', 'revised'), false) AS news
FROM figures f
JOIN articles a ON a.article = f.article
JOIN series s ON s.series = f.series
LEFT JOIN claims c ON c.figure = f.figure
WHERE f.core AND NOT f.conversion
QUALIFY row_number() OVER (PARTITION BY f.series, f.value, a.story ORDER BY c.claim IS NULL, f.published) = 1
ORDER BY news DESC, f.published DESC NULLS LAST, a.story, f.start_at
LIMIT $limit;
