-- Rule: a trend is the claims of a series by the day they are of; the change is to the line's value before. `sums` tells whether a
-- total is the total before plus what was added since. Misdated and partial claims are left out.
CREATE OR REPLACE MACRO store.months(flow, as_of, from_day, day) AS
    CASE WHEN flow AND as_of IS NOT NULL THEN CAST(round((day - from_day + 1) / 30.4, 0) AS INTEGER) END;

COMMENT ON MACRO store.months IS 'How many months the period of an increment has; NULL for a total, and where nobody knows';

CREATE OR REPLACE VIEW trend AS
SELECT s.metric, s.flow, s.subject, s.place, s.scope, c.as_of, c.day, CASE WHEN c.as_of IS NULL THEN 'published' ELSE 'as_of' END AS dated_by,
       c.value, c.value_high, s.unit, c.bound, c.change, c.kind, c.sums, c.reporters, c.sightings, c.reporter AS first_reporter,
       c.first_seen, s.core, store.months(s.flow, c.as_of, c.from_day, c.day) AS months, printf('%016x', c.series_id) AS series, printf('%016x', c.claim_id) AS claim
FROM store.claims c JOIN store.series s ON s.series_id = c.series_id
WHERE c.kind NOT IN ('misdated', 'partial');

COMMENT ON VIEW trend IS 'Every claim of every series by the day it is of, with the change from the one before';
COMMENT ON COLUMN trend.as_of IS 'The date that the text gives; NULL where it gives none';
COMMENT ON COLUMN trend.day IS 'The day it is charted on: the as-of''s end; else the day it was first said, or that of the dated number that took its place, if that is earlier';
COMMENT ON COLUMN trend.dated_by IS 'as_of or published: where the day comes from';
COMMENT ON COLUMN trend.change IS 'Difference to the line''s value before';
COMMENT ON COLUMN trend.kind IS 'first, changed, revised, restated and late are the line; conflict, variant and weaker stand beside it';
COMMENT ON COLUMN trend.sums IS 'Whether the total before and the increments since give this total';
COMMENT ON COLUMN trend.months IS 'How many months the period of an increment has; NULL for a total, and where nobody knows';
COMMENT ON COLUMN trend.reporters IS 'Independent reporters of the claim';

-- Without a flow: totals if there are any, else increments. With a place and no subject: what is counted of the place as a whole.
-- What is about the AI sector hides what is not. A subject is found by any of its names: Ernie Bot, 文心一言.
CREATE OR REPLACE MACRO trend(metric, place := NULL, subject := NULL, flow := NULL) AS TABLE
    WITH found AS (
        SELECT s.* FROM store.series s
        WHERE s.followed AND s.metric = metric
          AND (place IS NULL OR s.place = place)
          AND CASE WHEN subject IS NULL THEN place IS NULL OR s.subject IS NULL ELSE lower(s.subject) = lower(coalesce((SELECT n.subject FROM store.subject_names n WHERE n.name = lower(trim(subject))), subject)) END
          AND (flow IS NULL OR s.flow = flow)
    ),
    chosen AS (
        SELECT f.* FROM found f
        WHERE f.core = (SELECT bool_or(x.core) FROM found x)
          AND (flow IS NOT NULL OR f.flow = (SELECT bool_and(x.flow) FROM found x WHERE x.core = (SELECT bool_or(y.core) FROM found y)))
    )
    SELECT c.as_of, c.day, CASE WHEN c.as_of IS NULL THEN 'published' ELSE 'as_of' END AS dated_by, c.value, c.value_high, s.unit, c.bound,
           c.change, c.kind, c.sums, c.reporters, c.sightings, c.reporter AS first_reporter, c.first_seen, s.metric, s.flow,
           s.subject, s.place, s.scope, store.months(s.flow, c.as_of, c.from_day, c.day) AS months, printf('%016x', c.series_id) AS series
    FROM store.claims c JOIN chosen s ON s.series_id = c.series_id
    WHERE c.kind NOT IN ('misdated', 'partial')
    ORDER BY s.subject NULLS FIRST, s.place, s.scope, s.flow, s.unit, c.day, c.first_seen, c.claim_id;

COMMENT ON MACRO TABLE trend IS 'The trend of a metric: trend(''models'', place := ''CN'', subject := …, flow := true for increments)';

CREATE OR REPLACE MACRO trend_monthly(metric, place := NULL, subject := NULL, flow := NULL) AS TABLE
    SELECT date_trunc('month', t.day)::DATE AS month, arg_max(t.value, (t.day, t.kind <> 'late', coalesce(length(t.as_of), 0), t.first_seen)) AS value,
           arg_max(t.bound, (t.day, t.kind <> 'late', coalesce(length(t.as_of), 0), t.first_seen)) AS bound, min(t.value) AS lowest, max(t.value) AS highest, count(*) AS claims,
           max(t.reporters) AS reporters, t.unit, t.flow, t.subject, t.place, t.scope, t.months
    FROM trend(metric, place := place, subject := subject, flow := flow) t
    WHERE t.kind NOT IN ('conflict', 'variant', 'weaker')
    GROUP BY ALL ORDER BY t.subject NULLS FIRST, t.place, t.scope, t.flow, t.unit, month, t.months;

COMMENT ON MACRO TABLE trend_monthly IS 'The trend by month: the last value of each, with the lowest and the highest; what periods of different length brought stays apart';

CREATE OR REPLACE MACRO quotes_about(words) AS TABLE
    FROM quotes q WHERE contains(lower(q.text), lower(words)) OR contains(lower(q.title), lower(words)) ORDER BY q.published DESC, q.url, q.start_at;

COMMENT ON MACRO TABLE quotes_about IS 'Quotes whose words or headline hold the words';

CREATE OR REPLACE MACRO figures_about(words) AS TABLE
    FROM figures f WHERE contains(lower(f.sentence), lower(words)) OR contains(lower(f.title), lower(words))
    ORDER BY f.published DESC, f.url, f.start_at;

COMMENT ON MACRO TABLE figures_about IS 'Figures whose sentence or headline holds the words';

CREATE OR REPLACE MACRO figures_between(first_day, last_day) AS TABLE
    FROM figures f WHERE f.published >= CAST(first_day AS DATE) AND f.published < CAST(last_day AS DATE) + 1
    ORDER BY f.published, f.url, f.start_at;

COMMENT ON MACRO TABLE figures_between IS 'Figures published from the first day to the last, both included';

CREATE OR REPLACE MACRO "between"(first_day, last_day) AS TABLE FROM figures_between(first_day, last_day);

COMMENT ON MACRO TABLE "between" IS 'The same as figures_between; BETWEEN being a word of SQL, it is written in double quotes';
