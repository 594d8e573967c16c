-- Rule: one row a figure that an article states now; what older captures or older parsers read is in figure_history.
-- Why a figure cannot be taken as fact: what landing found, a date later than it was said (`said`), or a claim whose sums contradict it.
CREATE OR REPLACE MACRO store.suspicion(found, as_of_from, said, sums) AS
    coalesce(found, CASE WHEN as_of_from > CAST(said AS DATE) + 1 THEN 'an as-of after publication: a forecast or a misprint' END,
             CASE WHEN starts_with(sums, 'contradicts') THEN sums END);

COMMENT ON MACRO store.suspicion IS 'Why a figure cannot be taken as fact, if so';

CREATE OR REPLACE VIEW figures AS
SELECT printf('%016x', f.figure_id) AS figure, s.metric, s.flow, f.value, f.value_high, s.unit, f.bound, f.noun, s.subject, s.place,
       s.scope, f.as_of, f.source, s.core,
       store.suspicion(f.suspect, f.as_of_from, c.said, x.sums) AS suspect,
       f.conversion, f.text, f.sentence, f.start_at, f.end_at,
       g.title, a.url, coalesce(g.publisher, a.source) AS publisher, g.lang, g.published, c.fetched,
       printf('%016x', f.article_id) AS article, printf('%016x', f.series_id) AS series
FROM store.figures f
JOIN store.current c ON c.reading_id = f.reading_id AND c.newest
JOIN store.series s ON s.series_id = f.series_id
JOIN store.readings g ON g.reading_id = f.reading_id
JOIN store.articles a ON a.article_id = f.article_id
LEFT JOIN (SELECT series_id, figure_id, sums FROM store.claims WHERE starts_with(sums, 'contradicts')) x
       ON x.figure_id = f.figure_id AND x.series_id = f.series_id;

COMMENT ON VIEW figures IS 'One row a reported figure, as the articles state it now';
COMMENT ON COLUMN figures.figure IS 'Id of the figure';
COMMENT ON COLUMN figures.metric IS 'What is measured: models, registered_services, users, share, …, or other';
COMMENT ON COLUMN figures.flow IS 'True where it counts what happened within a period, false for a standing total';
COMMENT ON COLUMN figures.value IS 'The number in base units: 1.5 billion is 1500000000, 80 percent is 80';
COMMENT ON COLUMN figures.value_high IS 'The upper end of a range';
COMMENT ON COLUMN figures.unit IS 'count, percent, parameters, tokens, CNY, USD, flops or other';
COMMENT ON COLUMN figures.bound IS 'exact, at_least, more_than, at_most, nearly, about, less_than or range';
COMMENT ON COLUMN figures.noun IS 'What is counted, as written';
COMMENT ON COLUMN figures.subject IS 'The product, company or body whose figure it is';
COMMENT ON COLUMN figures.place IS 'ISO 3166 code of what is counted: CN, CN-BJ, US, CN+US, WORLD';
COMMENT ON COLUMN figures.scope IS 'Tags that narrow what is counted';
COMMENT ON COLUMN figures.as_of IS 'The date that the text gives to the figure: YYYY, YYYY-MM or YYYY-MM-DD';
COMMENT ON COLUMN figures.source IS 'Whom the text credits with it';
COMMENT ON COLUMN figures.core IS 'About large models, generative AI or the AI sector';
COMMENT ON COLUMN figures.suspect IS 'Why it cannot be taken as fact, if so; a total and an increment that contradict each other are both suspect';
COMMENT ON COLUMN figures.conversion IS 'The same amount again in another unit';
COMMENT ON COLUMN figures.text IS 'Its words';
COMMENT ON COLUMN figures.sentence IS 'The whole sentence';
COMMENT ON COLUMN figures.start_at IS 'Offset of its first character in the article''s text';
COMMENT ON COLUMN figures.end_at IS 'Offset after its last character';
COMMENT ON COLUMN figures.title IS 'Headline of the article';
COMMENT ON COLUMN figures.url IS 'Address of the article';
COMMENT ON COLUMN figures.publisher IS 'Who published it';
COMMENT ON COLUMN figures.lang IS 'Language of the article';
COMMENT ON COLUMN figures.published IS 'When the article was published, UTC';
COMMENT ON COLUMN figures.fetched IS 'When it was fetched, UTC';
COMMENT ON COLUMN figures.article IS 'Id of the article';
COMMENT ON COLUMN figures.series IS 'Id of the series it belongs to';

CREATE OR REPLACE VIEW figure_history AS
SELECT printf('%016x', f.figure_id) AS figure, s.metric, s.flow, f.value, f.value_high, s.unit, f.bound, s.subject, s.place, s.scope,
       f.as_of, f.text, a.url, g.parser_version, c.fetched, c.reading_id IS NOT NULL AS counts, coalesce(c.newest, false) AS current
FROM store.figures f
JOIN store.series s ON s.series_id = f.series_id
JOIN store.readings g ON g.reading_id = f.reading_id
JOIN store.articles a ON a.article_id = f.article_id
LEFT JOIN store.current c ON c.reading_id = f.reading_id;

COMMENT ON VIEW figure_history IS 'Every figure ever read: also from older captures of a page and by older parsers';
COMMENT ON COLUMN figure_history.counts IS 'Whether its reading counts for some capture: false once newer parsers have read the page again';
COMMENT ON COLUMN figure_history.current IS 'Whether the article states it now';
COMMENT ON COLUMN figure_history.parser_version IS 'Version of the parsers that read it';
