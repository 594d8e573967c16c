-- Rule: what counts for a series is what articles say and have not taken back; a conversion or a doubtful figure does not
-- (nor what is dated after it was said: a forecast or a misprint).
-- A statement dates from the article's publication (else its first fetch), or from the fetch that first showed it, if the
-- article was changed. Copies of one story make one point. Points of a series are walked in the order in which they were said;
-- of one story the newest as-of comes first, so that the years an article looks back on are history and not news.
--
-- What was said before the earliest that a landing touches stays as it was gathered (store.steps): a series is gathered anew from
-- the last moment before that at which no step was under way.
CREATE OR REPLACE TEMP TABLE moved AS
WITH begun AS (
    SELECT article_id, min(said) AS said FROM store.current WHERE article_id IN (SELECT article_id FROM told_stories) GROUP BY article_id
)
SELECT t.article_id, least(min(c.said), any_value(b.said)) AS said
FROM touched_articles t
JOIN told_stories s ON s.article_id = t.article_id
JOIN told_stories m ON m.story_id = s.story_id
JOIN begun c ON c.article_id = m.article_id
LEFT JOIN said_before b ON b.article_id = t.article_id
GROUP BY t.article_id;

CREATE OR REPLACE TEMP TABLE reached AS
WITH met AS (
    SELECT series_id, article_id FROM staged_figures
    WHERE article_id IN (FROM fresh_articles) AND reading_id IN (SELECT reading_id FROM new_readings)
    UNION ALL
    SELECT series_id, article_id FROM store.figures WHERE article_id IN (SELECT article_id FROM moved ANTI JOIN fresh_articles USING (article_id))
)
SELECT series_id, min(m.said) AS said FROM met JOIN moved m USING (article_id) GROUP BY series_id;
DELETE FROM reached WHERE series_id NOT IN (SELECT series_id FROM store.series WHERE followed);

-- (A condition on the small side, though it always holds, lets DuckDB pass over by a Bloom filter what does not match.)
CREATE OR REPLACE TEMP TABLE known_steps AS FROM store.steps WHERE series_id IN (SELECT series_id FROM reached WHERE said IS DISTINCT FROM TIMESTAMP 'infinity');

INSERT INTO touched_series
WITH ended AS (
    SELECT x.series_id, any_value(r.said) AS said, max(x.until) FILTER (x.since < r.said) < any_value(r.said) AS free
    FROM known_steps x JOIN reached r USING (series_id) GROUP BY x.series_id
),
walked AS (
    SELECT x.series_id, x.since, e.said, max(x.until) OVER (PARTITION BY x.series_id ORDER BY x.since, x.n
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM known_steps x JOIN ended e USING (series_id) WHERE e.free IS NOT TRUE
),
rested AS (
    SELECT series_id, max(since) FILTER (since <= said AND (before IS NULL OR before < since)) AS since FROM walked GROUP BY series_id
)
SELECT r.series_id, CASE WHEN e.free THEN r.said ELSE coalesce(x.since, TIMESTAMP '-infinity') END
FROM reached r LEFT JOIN ended e USING (series_id) LEFT JOIN rested x USING (series_id);

-- Every figure of these series, in any reading that counts, of an article that was fetched since. Figures lie in the order of their
-- landing, so that those before the first that can be meant are not even read.
CREATE OR REPLACE TEMP TABLE fetched_since AS
WITH late AS (SELECT article_id, fetched FROM store.current WHERE newest AND fetched >= (SELECT min(since) FROM touched_series))
SELECT c.*, l.fetched AS last_fetched FROM store.current c JOIN late l USING (article_id);
SET VARIABLE landed_since = (SELECT min(landed) FROM store.readings WHERE article_id IN (SELECT article_id FROM fetched_since));
CREATE OR REPLACE TEMP TABLE stated AS
WITH written AS MATERIALIZED (
    SELECT f.series_id, f.article_id, f.figure_id, f.value, f.value_high, f.bound, f.as_of, f.as_of_from, f.as_of_to, f.start_at, f.reading_id, t.since
    FROM store.figures f JOIN touched_series t ON t.series_id = f.series_id
    WHERE f.landed >= getvariable('landed_since') AND f.suspect IS NULL AND NOT f.conversion
)
SELECT f.* EXCLUDE (since), c.nth, c.newest, c.fetched, c.parser_version, c.capture_id
FROM written f JOIN fetched_since c ON c.reading_id = f.reading_id
WHERE c.last_fetched >= f.since AND (f.as_of_from IS NULL OR f.as_of_from <= CAST(c.said AS DATE) + 1);

-- From which capture to which an article says a thing: of what it says, unsays and says again, each time by itself (`run`).
CREATE OR REPLACE TEMP TABLE spans AS
WITH held AS (
    SELECT *, nth - dense_rank() OVER (PARTITION BY article_id, series_id, value, value_high, bound, as_of ORDER BY nth) AS unbroken FROM stated
)
SELECT article_id, series_id, value, value_high, bound, as_of, min(nth) AS nth, max(nth) AS last_nth, min(fetched) AS fetched,
       arg_min(figure_id, (nth, start_at, figure_id)) AS figure_id, min(as_of_from) AS as_of_from, any_value(as_of_to) AS as_of_to,
       statement(value, value_high, bound) AS words, min(start_at) AS start_at, bool_or(newest) AS newest, arg_max(parser_version, nth) AS last_parsers, arg_min(parser_version, nth) AS first_parsers,
       row_number() OVER (PARTITION BY article_id, series_id, value, value_high, bound, as_of ORDER BY min(nth)) AS run
FROM held GROUP BY article_id, series_id, value, value_high, bound, as_of, unbroken;

-- A number that gives way, in the next capture, to another of the same series and about the same as-of is withdrawn. That is the
-- article's correction, unless only the parsers changed between the two. A number that is given another date is withdrawn from the
-- first, too, but that is no news.
CREATE OR REPLACE TEMP TABLE corrected AS
SELECT o.figure_id AS old_figure_id, o.nth AS old_nth, n.figure_id, n.nth, o.value AS old_value, o.as_of AS old_as_of, o.start_at,
       same(n.words, o.words) AS redated, o.last_parsers = n.first_parsers AND NOT redated AS told
FROM spans o JOIN spans n ON n.article_id = o.article_id AND n.series_id = o.series_id AND n.nth = o.last_nth + 1
WHERE CASE WHEN coalesce(n.as_of_from <= o.as_of_to AND o.as_of_from <= n.as_of_to, true) THEN NOT same(n.words, o.words)
           ELSE n.value = o.value AND n.value_high IS NOT DISTINCT FROM o.value_high AND n.bound = o.bound END;

CREATE OR REPLACE TEMP TABLE tellers AS
WITH read AS (SELECT reading_id, article_id, coalesce(outlet, publisher) AS name, published FROM store.readings WHERE reading_id IN (SELECT reading_id FROM stated)),
nameless AS (SELECT article_id, host_of(url) AS host FROM store.articles WHERE article_id IN (SELECT article_id FROM read WHERE name IS NULL)),
named AS (SELECT reading_id, coalesce(name, host) AS name, published FROM read LEFT JOIN nameless USING (article_id))
SELECT n.reading_id, n.published, coalesce(o.outlet, n.name) AS outlet
FROM named n LEFT JOIN (SELECT DISTINCT * FROM outlets) o ON o.name = outlet_key(n.name);

CREATE OR REPLACE TEMP TABLE said AS
WITH placed AS (SELECT article_id, story_id FROM store.stories WHERE article_id IN (SELECT article_id FROM spans))
SELECT s.*, t.story_id, g.outlet AS own_outlet,
       CASE WHEN s.nth = 1 THEN least(coalesce(g.published, fetched), fetched) ELSE fetched END AS seen,
       k.old_value, k.old_as_of, CASE WHEN k.old_value IS NOT NULL AND s.run > 1 THEN s.nth END AS returned
FROM spans s
JOIN (SELECT DISTINCT figure_id, reading_id FROM stated) f ON f.figure_id = s.figure_id
JOIN tellers g ON g.reading_id = f.reading_id
JOIN placed t ON t.article_id = s.article_id
JOIN touched_series w ON w.series_id = s.series_id
LEFT JOIN (SELECT figure_id, nth, arg_max(old_value, start_at) AS old_value, arg_max(old_as_of, start_at) AS old_as_of
           FROM corrected WHERE told GROUP BY figure_id, nth) k ON k.figure_id = s.figure_id AND k.nth = s.nth
WHERE (s.figure_id, s.nth) NOT IN (SELECT (old_figure_id, old_nth) FROM corrected) AND seen >= w.since;

-- What an article returns to, after it said otherwise, is said anew; else copies of one story make one point.

CREATE OR REPLACE TEMP TABLE points AS
SELECT s.series_id, s.story_id, s.value, s.value_high, s.bound, s.as_of, s.as_of_from, s.as_of_to,
       min(s.seen) AS seen, arg_min(s.figure_id, (s.seen, s.start_at, s.figure_id)) AS figure_id,
       arg_min(s.own_outlet, (s.seen, s.start_at, s.figure_id)) AS outlet,
       min(s.start_at) AS start_at, max(s.seen) AS seen_last,
       list(DISTINCT s.article_id) AS articles,
       any_value(s.old_value) AS old_value, any_value(s.old_as_of) AS old_as_of
FROM said s
GROUP BY s.series_id, s.story_id, s.value, s.value_high, s.bound, s.as_of, s.as_of_from, s.as_of_to, s.returned;

-- Neighbours that say the same are one step. A total dated by a year alone is of that year's end, or of the day it was said; a day
-- in China may be the day after that of its report in UTC.
CREATE OR REPLACE TEMP TABLE fresh_steps AS
WITH walked AS (
    SELECT p.*, s.metric, s.flow,
           coalesce(least(p.as_of_to, CAST(p.seen AS DATE) + CASE WHEN p.as_of_from = p.as_of_to THEN 1 ELSE 0 END), CAST(p.seen AS DATE)) AS until_day,
           row_number() OVER (PARTITION BY p.series_id
               ORDER BY p.seen, coalesce(p.as_of_to, CAST(p.seen AS DATE)) DESC, p.story_id, p.bound <> 'exact', p.start_at, p.value, p.figure_id) AS place_in_line
    FROM points p JOIN store.series s USING (series_id)
),
marked AS (
    SELECT *, coalesce((value, coalesce(value_high, value), bound, coalesce(as_of, '')) <>
              lag((value, coalesce(value_high, value), bound, coalesce(as_of, ''))) OVER w, true) OR old_value IS NOT NULL AS fresh
    FROM walked WINDOW w AS (PARTITION BY series_id ORDER BY place_in_line)
),
numbered AS (
    SELECT *, count(*) FILTER (fresh) OVER (PARTITION BY series_id ORDER BY place_in_line) AS n FROM marked
)
SELECT series_id, n, any_value(value) AS value, any_value(value_high) AS value_high, any_value(bound) AS bound, any_value(as_of) AS as_of,
       CASE WHEN any_value(as_of) IS NULL THEN arg_min(until_day, place_in_line)
            WHEN any_value(flow) THEN min(as_of_from)
            ELSE greatest(least(min(as_of_from), arg_min(until_day, place_in_line)), arg_min(until_day, place_in_line) - 31) END AS from_day,
       arg_min(until_day, place_in_line) AS day, min(seen) AS since, max(seen_last) AS until,
       arg_min(figure_id, place_in_line) AS figure_id, arg_min(outlet, place_in_line) AS outlet,
       arg_min(story_id, place_in_line) AS story_id, flatten(list(articles)) AS articles, list(DISTINCT outlet) AS outlets,
       arg_min(old_value, place_in_line) AS old_value, arg_min(old_as_of, place_in_line) AS old_as_of
FROM numbered GROUP BY series_id, n;

-- They follow those of their series that stay.
CREATE OR REPLACE TEMP TABLE heads AS
SELECT x.series_id, max(x.n) AS n, max(x.n) FILTER (x.moves) AS stood, max(x.n) FILTER (x.moves AND x.verdict <> 'restated') AS began
FROM known_steps x JOIN touched_series t ON t.series_id = x.series_id AND x.since < t.since GROUP BY x.series_id;

CREATE OR REPLACE TEMP TABLE steps AS
SELECT f.* REPLACE (f.n + coalesce(h.n, 0) AS n), s.metric, s.flow
FROM fresh_steps f JOIN store.series s USING (series_id) LEFT JOIN heads h USING (series_id);
