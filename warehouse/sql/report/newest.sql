-- Rule: the newest figures about the sector, one a claim: as its first reporter said it, newest publication first.
SELECT f.value, f.value_high, f.unit, f.bound, f.flow, f.noun, f.metric, f.subject, f.place, f.scope, f.as_of, f.source, f.text,
       f.sentence, f.lang, f.title, f.url, coalesce(a.outlet, f.publisher) AS publisher, f.published, f.suspect,
       c.kind, c.claim
FROM figures f
JOIN articles a ON a.article = f.article
LEFT JOIN claims c ON c.figure = f.figure
WHERE f.core AND NOT f.conversion
QUALIFY row_number() OVER (PARTITION BY f.series, f.value, a.story ORDER BY c.claim IS NULL, f.published) = 1
ORDER BY f.published DESC NULLS LAST, a.story, f.start_at
LIMIT $limit;
