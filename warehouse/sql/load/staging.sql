-- Rule: a landing first lies in temporary tables, whole, and is then told apart from what is known, table by table.
CREATE OR REPLACE TEMP TABLE staged_pages (
    capture_id UBIGINT, article_id UBIGINT, reading_id UBIGINT, content_id UBIGINT, source VARCHAR, url VARCHAR, address VARCHAR,
    fetched TIMESTAMP, digest VARCHAR, warc_file VARCHAR, warc_offset BIGINT, parser_version VARCHAR, error VARCHAR, defect BOOLEAN,
    title VARCHAR, text VARCHAR, lang VARCHAR, byline VARCHAR, outlet VARCHAR, publisher VARCHAR, kind VARCHAR,
    published TIMESTAMP, modified TIMESTAMP, relevant BOOLEAN, "order" BIGINT
);
CREATE OR REPLACE TEMP TABLE staged_figures (
    figure_id UBIGINT, reading_id UBIGINT, article_id UBIGINT, series_id UBIGINT, metric VARCHAR, unit VARCHAR, flow BOOLEAN,
    subject VARCHAR, place VARCHAR, scope VARCHAR[], core BOOLEAN, value DOUBLE, value_high DOUBLE, bound VARCHAR, noun VARCHAR,
    as_of VARCHAR, source VARCHAR, conversion BOOLEAN, text VARCHAR, start_at INTEGER, end_at INTEGER, sentence VARCHAR,
    period_from DATE, forecast BOOLEAN, superseded BOOLEAN
);
CREATE OR REPLACE TEMP TABLE staged_quotes (
    quote_id UBIGINT, reading_id UBIGINT, article_id UBIGINT, kind VARCHAR, speaker VARCHAR, role VARCHAR, cue VARCHAR,
    text VARCHAR, start_at INTEGER, end_at INTEGER, parts STRUCT(start_at INTEGER, end_at INTEGER)[]
);
CREATE OR REPLACE TEMP TABLE staged_sentences (article_id UBIGINT, hash UBIGINT, size INTEGER, day DATE);
CREATE OR REPLACE TEMP TABLE staged_rules (
    nth INTEGER, name VARCHAR, channels VARCHAR[], kinds VARCHAR[], metrics VARCHAR[], places VARCHAR[], subjects VARCHAR[],
    languages VARCHAR[], core_only BOOLEAN, look_back_days INTEGER, digest VARCHAR, due TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE plausible (metric VARCHAR, low DOUBLE, high DOUBLE);
CREATE OR REPLACE TEMP TABLE outlets (name VARCHAR, outlet VARCHAR);
CREATE OR REPLACE TEMP TABLE fresh_articles (article_id UBIGINT);
CREATE OR REPLACE TEMP VIEW known_articles AS
SELECT DISTINCT article_id FROM staged_pages ANTI JOIN fresh_articles USING (article_id) WHERE article_id IS NOT NULL;
CREATE OR REPLACE TEMP TABLE new_readings (reading_id UBIGINT, article_id UBIGINT, content_id UBIGINT, known_article BOOLEAN, known_content BOOLEAN);
CREATE OR REPLACE TEMP TABLE new_reads (capture_id UBIGINT, reading_id UBIGINT, article_id UBIGINT);
CREATE OR REPLACE TEMP TABLE touched_articles (article_id UBIGINT);
CREATE OR REPLACE TEMP TABLE told_stories (article_id UBIGINT, story_id UBIGINT);
CREATE OR REPLACE TEMP TABLE touched_series (series_id UBIGINT, since TIMESTAMP);
CREATE OR REPLACE TEMP TABLE due_rows (claim_id UBIGINT, channel VARCHAR, rule VARCHAR, due TIMESTAMP, digest VARCHAR);
CREATE OR REPLACE TEMP TABLE walk (
    series_id UBIGINT, n BIGINT, verdict VARCHAR, moves BOOLEAN, claim_n BIGINT, against_n BIGINT, previous_value DOUBLE, previous_as_of VARCHAR,
    previous_day DATE
);
CREATE OR REPLACE TEMP TABLE said_before (article_id UBIGINT, said TIMESTAMP);
