-- Rule: one row an article: its newest capture as the newest parsers read it.
CREATE OR REPLACE VIEW articles AS
SELECT printf('%016x', c.article_id) AS article, a.url, g.title, coalesce(g.publisher, a.source) AS publisher, g.outlet, g.byline, g.lang,
       g.published, g.modified, a.first_fetched, c.fetched, g.relevant, g.kind, c.nth AS captures,
       printf('%016x', t.story_id) AS story, g.parser_version, printf('%016x', c.reading_id) AS reading, g.text
FROM store.current c
JOIN store.articles a ON a.article_id = c.article_id
JOIN store.readings g ON g.reading_id = c.reading_id
LEFT JOIN store.stories t ON t.article_id = c.article_id
WHERE c.newest;

COMMENT ON VIEW articles IS 'One row an article: its newest capture as the newest parsers read it';
COMMENT ON COLUMN articles.article IS 'Id of the article: a hash of its address';
COMMENT ON COLUMN articles.url IS 'Address of the article';
COMMENT ON COLUMN articles.title IS 'Headline';
COMMENT ON COLUMN articles.publisher IS 'Who published this page: a publisher''s name, else the source it was found through';
COMMENT ON COLUMN articles.outlet IS 'The outlet that a copy names as its origin (来源)';
COMMENT ON COLUMN articles.byline IS 'Author line';
COMMENT ON COLUMN articles.lang IS 'Language: en or zh';
COMMENT ON COLUMN articles.published IS 'When it was published, UTC';
COMMENT ON COLUMN articles.modified IS 'When the page says it was changed, UTC';
COMMENT ON COLUMN articles.first_fetched IS 'When it was first fetched, UTC';
COMMENT ON COLUMN articles.fetched IS 'When this capture was fetched, UTC';
COMMENT ON COLUMN articles.relevant IS 'Whether it is about large models, generative AI or the AI sector';
COMMENT ON COLUMN articles.kind IS 'article, live, video or index';
COMMENT ON COLUMN articles.captures IS 'How many times a body was received for it';
COMMENT ON COLUMN articles.story IS 'Id of the story: copies of one text share it';
COMMENT ON COLUMN articles.parser_version IS 'Version of the parsers that read it';
COMMENT ON COLUMN articles.reading IS 'Id of this reading';
COMMENT ON COLUMN articles.text IS 'The body: paragraphs joined by one blank line';
