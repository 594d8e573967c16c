-- Rule: facts are only ever added, each under the hash of its content; what is computed from them can be computed again.
-- Times are TIMESTAMP in UTC. Ids are the first 64 bits of a SHA-256 (see warehouse/ids.py).
-- Few keys on purpose: an index costs memory and has been corrupted under upserts; uniqueness is kept by the loads.

CREATE SCHEMA store;

CREATE TABLE store.runs (
    run_id VARCHAR PRIMARY KEY, started TIMESTAMP NOT NULL, trigger VARCHAR NOT NULL,
    finished TIMESTAMP, status VARCHAR, note VARCHAR
);

CREATE TABLE store.fetches (
    run_id VARCHAR NOT NULL, source VARCHAR NOT NULL, url VARCHAR NOT NULL, moment TIMESTAMP NOT NULL, outcome VARCHAR NOT NULL,
    final_url VARCHAR, status INTEGER, reason VARCHAR, etag VARCHAR, last_modified VARCHAR, size BIGINT, seconds DOUBLE,
    tries INTEGER, warc_file VARCHAR, warc_offset BIGINT
);

CREATE TABLE store.source_states (
    run_id VARCHAR NOT NULL, source VARCHAR NOT NULL, moment TIMESTAMP NOT NULL, status VARCHAR NOT NULL, reason VARCHAR,
    listed INTEGER, expected INTEGER, pages INTEGER, newest TIMESTAMP
);

-- How far each archive file has been landed; the furthest mark counts.
CREATE TABLE store.archive_marks (warc_file VARCHAR NOT NULL, upto BIGINT NOT NULL, moment TIMESTAMP NOT NULL);

CREATE TABLE store.articles (
    article_id UBIGINT NOT NULL, url VARCHAR NOT NULL, source VARCHAR NOT NULL, first_fetched TIMESTAMP NOT NULL
);

-- One body received at one time; where it lies in the archive.
CREATE TABLE store.captures (
    capture_id UBIGINT NOT NULL, article_id UBIGINT NOT NULL, source VARCHAR NOT NULL, url VARCHAR NOT NULL,
    fetched TIMESTAMP NOT NULL, digest VARCHAR NOT NULL, warc_file VARCHAR NOT NULL, warc_offset BIGINT NOT NULL
);

-- What one version of the parsers read in an article. A newer version adds a reading; none is taken away.
CREATE TABLE store.readings (
    reading_id UBIGINT NOT NULL, article_id UBIGINT NOT NULL, content_id UBIGINT NOT NULL, parser_version VARCHAR NOT NULL,
    title VARCHAR NOT NULL, text VARCHAR NOT NULL, lang VARCHAR NOT NULL, byline VARCHAR, outlet VARCHAR, publisher VARCHAR,
    kind VARCHAR NOT NULL, published TIMESTAMP, modified TIMESTAMP, relevant BOOLEAN NOT NULL
);

-- Which reading a capture gave, in the order of landing (`seq`).
CREATE TABLE store.reads (
    capture_id UBIGINT NOT NULL, article_id UBIGINT NOT NULL, reading_id UBIGINT NOT NULL, parser_version VARCHAR NOT NULL,
    seq BIGINT NOT NULL, run_id VARCHAR NOT NULL, landed TIMESTAMP NOT NULL
);

CREATE TABLE store.failures (
    source VARCHAR NOT NULL, url VARCHAR NOT NULL, fetched TIMESTAMP NOT NULL, digest VARCHAR NOT NULL,
    warc_file VARCHAR NOT NULL, warc_offset BIGINT NOT NULL, parser_version VARCHAR NOT NULL, error VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL, landed TIMESTAMP NOT NULL
);

CREATE TABLE store.series (
    series_id UBIGINT NOT NULL, metric VARCHAR NOT NULL, unit VARCHAR NOT NULL, flow BOOLEAN NOT NULL, subject VARCHAR,
    place VARCHAR, scope VARCHAR[] NOT NULL, core BOOLEAN NOT NULL, followed BOOLEAN NOT NULL
);

CREATE TABLE store.figures (
    figure_id UBIGINT NOT NULL, reading_id UBIGINT NOT NULL, article_id UBIGINT NOT NULL, series_id UBIGINT NOT NULL,
    value DOUBLE NOT NULL, value_high DOUBLE, bound VARCHAR NOT NULL, noun VARCHAR, as_of VARCHAR, as_of_from DATE, as_of_to DATE,
    source VARCHAR, conversion BOOLEAN NOT NULL, suspect VARCHAR,
    text VARCHAR NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, sentence VARCHAR NOT NULL
);

CREATE TABLE store.quotes (
    quote_id UBIGINT NOT NULL, reading_id UBIGINT NOT NULL, article_id UBIGINT NOT NULL, kind VARCHAR NOT NULL,
    speaker VARCHAR, role VARCHAR, cue VARCHAR, text VARCHAR NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
    parts STRUCT(start_at INTEGER, end_at INTEGER)[] NOT NULL
);

-- The sentences of articles as hashes: what near-duplicates are found by.
CREATE TABLE store.sentences (article_id UBIGINT NOT NULL, hash UBIGINT NOT NULL, size INTEGER NOT NULL, day DATE NOT NULL);

-- Pairs of articles that are copies of each other; `story` tells which story an article belongs to.
CREATE TABLE store.copies (article_id UBIGINT NOT NULL, other_id UBIGINT NOT NULL, shared DOUBLE NOT NULL);
CREATE TABLE store.stories (article_id UBIGINT NOT NULL, story_id UBIGINT NOT NULL);

-- Computed: the reading that counts for each capture of an article, oldest capture first.
CREATE TABLE store.current (
    article_id UBIGINT NOT NULL, capture_id UBIGINT NOT NULL, reading_id UBIGINT NOT NULL, content_id UBIGINT NOT NULL,
    parser_version VARCHAR NOT NULL, fetched TIMESTAMP NOT NULL, nth INTEGER NOT NULL, newest BOOLEAN NOT NULL
);

-- Computed: the claims of each series, and the steps by which its sightings were told apart.
CREATE TABLE store.claims (
    claim_id UBIGINT NOT NULL, series_id UBIGINT NOT NULL, kind VARCHAR NOT NULL, value DOUBLE NOT NULL, value_high DOUBLE,
    bound VARCHAR NOT NULL, as_of VARCHAR, day DATE NOT NULL, first_seen TIMESTAMP NOT NULL, last_seen TIMESTAMP NOT NULL,
    figure_id UBIGINT NOT NULL, reporter VARCHAR NOT NULL, sightings INTEGER NOT NULL, reporters INTEGER NOT NULL,
    against_id UBIGINT, previous_value DOUBLE, previous_as_of VARCHAR, previous_day DATE, latest BOOLEAN NOT NULL,
    change DOUBLE, sums VARCHAR
);
CREATE TABLE store.steps (
    series_id UBIGINT NOT NULL, claim_id UBIGINT NOT NULL, value DOUBLE NOT NULL, value_high DOUBLE, bound VARCHAR NOT NULL,
    as_of VARCHAR, since TIMESTAMP NOT NULL, until TIMESTAMP NOT NULL
);

-- One alert a claim, one outbox row an alert and channel.
CREATE TABLE store.alerts (
    alert_id VARCHAR PRIMARY KEY, claim_id UBIGINT NOT NULL, series_id UBIGINT NOT NULL, figure_id UBIGINT NOT NULL,
    kind VARCHAR NOT NULL, value DOUBLE NOT NULL, value_high DOUBLE, bound VARCHAR NOT NULL, as_of VARCHAR, seen TIMESTAMP NOT NULL,
    previous_value DOUBLE, previous_as_of VARCHAR, created TIMESTAMP NOT NULL, run_id VARCHAR NOT NULL
);
CREATE TABLE store.outbox (
    alert_id VARCHAR NOT NULL, channel VARCHAR NOT NULL, rule VARCHAR NOT NULL, due TIMESTAMP NOT NULL,
    tries INTEGER NOT NULL, last_error VARCHAR, delivered TIMESTAMP, digest VARCHAR NOT NULL,
    PRIMARY KEY (alert_id, channel)
);
-- Why each rule told or did not tell a claim when it landed.
CREATE TABLE store.decisions (
    claim_id UBIGINT NOT NULL, figure_id UBIGINT NOT NULL, rule VARCHAR NOT NULL, told BOOLEAN NOT NULL, reason VARCHAR NOT NULL,
    moment TIMESTAMP NOT NULL
);
