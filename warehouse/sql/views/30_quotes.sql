-- Rule: one row a quote that an article holds now; a speaker is a name as the articles resolve it.
CREATE OR REPLACE VIEW quotes AS
SELECT printf('%016x', q.quote_id) AS quote, q.kind, q.speaker, q.role, q.cue, q.text, q.start_at, q.end_at, q.parts,
       g.title, a.url, coalesce(g.publisher, a.source) AS publisher, g.lang, g.published, c.fetched, printf('%016x', q.article_id) AS article
FROM store.quotes q
JOIN store.current c ON c.reading_id = q.reading_id AND c.newest
JOIN store.readings g ON g.reading_id = q.reading_id
JOIN store.articles a ON a.article_id = q.article_id;

COMMENT ON VIEW quotes IS 'One row a quote, direct or indirect, with its speaker';
COMMENT ON COLUMN quotes.quote IS 'Id of the quote';
COMMENT ON COLUMN quotes.kind IS 'direct or indirect';
COMMENT ON COLUMN quotes.speaker IS 'Full name as the article resolves it, else the description';
COMMENT ON COLUMN quotes.role IS 'The speaker''s office or trade, as written';
COMMENT ON COLUMN quotes.cue IS 'The word of saying';
COMMENT ON COLUMN quotes.text IS 'What was said, first part to last';
COMMENT ON COLUMN quotes.start_at IS 'Offset of its first character in the article''s text';
COMMENT ON COLUMN quotes.end_at IS 'Offset after its last character';
COMMENT ON COLUMN quotes.parts IS 'Offset pairs of the stretches inside the marks';
COMMENT ON COLUMN quotes.title IS 'Headline of the article';
COMMENT ON COLUMN quotes.url IS 'Address of the article';
COMMENT ON COLUMN quotes.publisher IS 'Who published it';
COMMENT ON COLUMN quotes.lang IS 'Language of the article';
COMMENT ON COLUMN quotes.published IS 'When the article was published, UTC';
COMMENT ON COLUMN quotes.fetched IS 'When it was fetched, UTC';
COMMENT ON COLUMN quotes.article IS 'Id of the article';

CREATE OR REPLACE VIEW speakers AS
SELECT speaker, mode(role) AS role, count(*) AS quotes, count(*) FILTER (kind = 'direct') AS direct, count(DISTINCT article) AS articles,
       count(DISTINCT publisher) AS publishers, min(published) AS first_quoted, max(published) AS last_quoted
FROM quotes WHERE speaker IS NOT NULL GROUP BY speaker;

COMMENT ON VIEW speakers IS 'Who is quoted, how often, where, since when';
COMMENT ON COLUMN speakers.speaker IS 'Name as the articles resolve it';
COMMENT ON COLUMN speakers.role IS 'The role most often given';
COMMENT ON COLUMN speakers.quotes IS 'Quotes in all';
COMMENT ON COLUMN speakers.direct IS 'Of them in the speaker''s own words';
COMMENT ON COLUMN speakers.articles IS 'Articles that quote them';
COMMENT ON COLUMN speakers.publishers IS 'Publishers that quote them';
COMMENT ON COLUMN speakers.first_quoted IS 'Publication of the first quote, UTC';
COMMENT ON COLUMN speakers.last_quoted IS 'Publication of the last quote, UTC';
