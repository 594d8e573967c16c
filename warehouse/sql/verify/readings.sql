-- Rule: the readings that count now, each with its archived page and its figures and quotes as spans of its text.
SELECT a.url, c.warc_file, c.warc_offset, c.digest, g.parser_version, g.text,
       coalesce(f.spans, []) AS figures, coalesce(q.spans, []) AS quotes
FROM store.current k
JOIN store.captures c ON c.capture_id = k.capture_id
JOIN store.readings g ON g.reading_id = k.reading_id
JOIN store.articles a ON a.article_id = k.article_id
LEFT JOIN (SELECT reading_id, list({'start_at': start_at, 'end_at': end_at, 'text': text} ORDER BY start_at) AS spans
           FROM store.figures GROUP BY reading_id) f ON f.reading_id = k.reading_id
LEFT JOIN (SELECT reading_id, list({'start_at': start_at, 'end_at': end_at, 'text': text} ORDER BY start_at) AS spans
           FROM store.quotes GROUP BY reading_id) q ON q.reading_id = k.reading_id
WHERE k.newest
ORDER BY c.warc_file, c.warc_offset;
