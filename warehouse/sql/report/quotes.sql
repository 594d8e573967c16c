-- Rule: the newest quotes of whoever is named, once a story, those in the speaker's own words first.
SELECT q.speaker, q.role, q.kind, q.text, q.start_at, q.parts, q.lang, q.title, q.url, coalesce(a.outlet, q.publisher) AS publisher, q.published
FROM quotes q JOIN articles a ON a.article = q.article
WHERE q.speaker IS NOT NULL AND a.relevant
QUALIFY row_number() OVER (PARTITION BY q.speaker, q.text ORDER BY q.published) = 1
ORDER BY q.published DESC NULLS LAST, q.kind, q.url, q.start_at LIMIT $limit;
