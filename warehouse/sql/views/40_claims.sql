-- Rule: one row a claim (a series, a value, an as-of); `kind` says what it was to its series when it was first said.
CREATE OR REPLACE VIEW claims AS
SELECT printf('%016x', c.claim_id) AS claim, c.kind, s.metric, s.flow, c.value, c.value_high, s.unit, c.bound, s.subject, s.place, s.scope,
       s.core, c.as_of, c.day, CASE WHEN c.as_of IS NULL THEN 'published' ELSE 'as_of' END AS dated_by,
       c.first_seen, c.last_seen, c.reporter AS first_reporter, c.sightings, c.reporters, c.previous_value, c.previous_as_of, c.latest, c.sums,
       f.source, f.sentence, g.title, a.url, printf('%016x', c.series_id) AS series, printf('%016x', c.against_id) AS against,
       printf('%016x', c.figure_id) AS figure
FROM store.claims c
JOIN store.series s ON s.series_id = c.series_id
JOIN store.figures f ON f.figure_id = c.figure_id AND f.series_id = c.series_id
JOIN store.readings g ON g.reading_id = f.reading_id
JOIN store.articles a ON a.article_id = f.article_id;

COMMENT ON VIEW claims IS 'One row a claim: a series, a value, an as-of; with who said it first and how many since';
COMMENT ON COLUMN claims.claim IS 'Id of the claim: a hash of series, value and as-of';
COMMENT ON COLUMN claims.kind IS 'first, changed, conflict, revised (these alert); restated, weaker, late, variant, misdated, partial (these do not)';
COMMENT ON COLUMN claims.day IS 'The day it is charted on: the as-of''s end, else the day it was first said';
COMMENT ON COLUMN claims.dated_by IS 'as_of where the text dates it, published where only the article is dated';
COMMENT ON COLUMN claims.first_seen IS 'When it was first said, UTC';
COMMENT ON COLUMN claims.last_seen IS 'When it was last said, UTC';
COMMENT ON COLUMN claims.first_reporter IS 'The outlet that said it first';
COMMENT ON COLUMN claims.sightings IS 'Articles that say it';
COMMENT ON COLUMN claims.reporters IS 'Independent reporters: copies of one story count once';
COMMENT ON COLUMN claims.previous_value IS 'The series'' value before, or what it conflicts with, or what the article said before';
COMMENT ON COLUMN claims.sums IS 'Whether the total before and the increments since give this total';
COMMENT ON COLUMN claims.latest IS 'Whether it is where its series stands now';
COMMENT ON COLUMN claims.against IS 'The claim that the series stood at when this one was said';

CREATE OR REPLACE VIEW series AS
SELECT printf('%016x', s.series_id) AS series, s.metric, s.flow, s.unit, s.subject, s.place, s.scope, s.core, s.followed,
       n.claims, n.first_seen, n.last_seen, n.value, n.as_of
FROM store.series s
LEFT JOIN (SELECT series_id, count(*) AS claims, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
                  any_value(value) FILTER (latest) AS value, any_value(as_of) FILTER (latest) AS as_of
           FROM store.claims GROUP BY series_id) n ON n.series_id = s.series_id;

COMMENT ON VIEW series IS 'One row a line in a chart: metric, unit, flow, subject, place, scope';
COMMENT ON COLUMN series.followed IS 'Whether it has claims and may alert: it names a metric, and a subject or a place';
COMMENT ON COLUMN series.claims IS 'Claims so far';
COMMENT ON COLUMN series.value IS 'Where it stands now';

CREATE OR REPLACE VIEW latest AS
SELECT s.metric, s.flow, c.value, c.value_high, s.unit, c.bound, s.subject, s.place, s.scope, s.core, c.as_of, c.day, c.first_seen,
       c.last_seen, c.reporter AS first_reporter, c.reporters, printf('%016x', c.series_id) AS series, printf('%016x', c.claim_id) AS claim
FROM store.claims c JOIN store.series s ON s.series_id = c.series_id WHERE c.latest;

COMMENT ON VIEW latest IS 'Where every series stands now';

CREATE OR REPLACE VIEW conflicts AS
SELECT s.metric, s.flow, s.subject, s.place, s.scope, s.core, s.unit, c.value, c.bound, c.as_of, c.day, c.reporter, c.reporters, c.first_seen,
       o.value AS other_value, o.bound AS other_bound, o.as_of AS other_as_of, o.day AS other_day, o.reporter AS other_reporter,
       o.reporters AS other_reporters, printf('%016x', c.claim_id) AS claim, printf('%016x', o.claim_id) AS other_claim,
       printf('%016x', c.series_id) AS series
FROM store.claims c
JOIN store.series s ON s.series_id = c.series_id
LEFT JOIN store.claims o ON o.claim_id = c.against_id AND o.series_id = c.series_id
WHERE c.kind = 'conflict';

COMMENT ON VIEW conflicts IS 'Claims of different reporters about the same time that cannot both be true, side by side';

CREATE OR REPLACE VIEW revisions AS
WITH held AS (
    SELECT c.article_id, c.nth, c.fetched, c.parser_version, f.series_id, f.value, f.bound, f.as_of, f.as_of_from, f.as_of_to, f.sentence
    FROM store.current c JOIN store.figures f ON f.reading_id = c.reading_id
    WHERE c.article_id IN (SELECT article_id FROM store.current WHERE nth > 1) AND NOT f.conversion
)
SELECT DISTINCT s.metric, s.flow, s.unit, s.subject, s.place, s.scope, o.value AS old_value, n.value AS new_value, o.as_of AS old_as_of,
       n.as_of AS new_as_of, n.fetched AS seen, o.sentence AS old_sentence, n.sentence AS new_sentence, a.url,
       printf('%016x', n.article_id) AS article, printf('%016x', n.series_id) AS series
FROM held n
JOIN held o ON o.article_id = n.article_id AND o.nth = n.nth - 1 AND o.series_id = n.series_id AND o.parser_version = n.parser_version
JOIN store.series s ON s.series_id = n.series_id
JOIN store.articles a ON a.article_id = n.article_id
WHERE o.value <> n.value
  AND (n.as_of IS NULL OR o.as_of IS NULL OR (n.as_of_from <= o.as_of_to AND o.as_of_from <= n.as_of_to))
  AND NOT EXISTS (FROM held k WHERE k.article_id = n.article_id AND k.nth = n.nth AND k.series_id = o.series_id AND k.value = o.value)
  AND NOT EXISTS (FROM held k WHERE k.article_id = n.article_id AND k.nth = o.nth AND k.series_id = n.series_id AND k.value = n.value);

COMMENT ON VIEW revisions IS 'Numbers that an article changed after it was first fetched: what it said, what it says now';
COMMENT ON COLUMN revisions.old_value IS 'What the article said';
COMMENT ON COLUMN revisions.new_value IS 'What it says now';
COMMENT ON COLUMN revisions.old_as_of IS 'The date it gave to the old number';
COMMENT ON COLUMN revisions.new_as_of IS 'The date it gives to the new number';
COMMENT ON COLUMN revisions.old_sentence IS 'The sentence as it was';
COMMENT ON COLUMN revisions.new_sentence IS 'The sentence as it is';
COMMENT ON COLUMN revisions.seen IS 'The fetch that first showed the change, UTC';
COMMENT ON COLUMN claims.previous_as_of IS 'The date that the text gave to the value before';
COMMENT ON COLUMN conflicts.reporter IS 'The outlet that said it first';
COMMENT ON COLUMN conflicts.other_value IS 'What the series stood at when it was said';
COMMENT ON COLUMN conflicts.other_bound IS 'The bound of that';
COMMENT ON COLUMN conflicts.other_as_of IS 'The date the text gave to that';
COMMENT ON COLUMN conflicts.other_day IS 'The day that is charted on';
COMMENT ON COLUMN conflicts.other_reporter IS 'Who said that first';
COMMENT ON COLUMN conflicts.other_reporters IS 'Independent reporters of that';
COMMENT ON COLUMN conflicts.other_claim IS 'Id of that claim';
