-- Rule: what the loads mean by a followed series, a date, a doubtful figure, the same value, an agreeing value.

-- A series is followed (has claims, can alert) when it says whose figure it is: a metric, and a subject or a place. Growth,
-- parameters and money of a mere place («15 percent», «100 billion yuan» in China) are of anything: they need a subject.
CREATE OR REPLACE TEMP MACRO followed(metric, subject, place) AS
    metric <> 'other' AND (subject IS NOT NULL OR (place IS NOT NULL AND metric NOT IN ('growth', 'parameters', 'money')));

-- Totals that only ever grow unless somebody counts otherwise.
CREATE OR REPLACE TEMP MACRO cumulative(metric, flow) AS
    NOT flow AND metric IN ('models', 'registered_services', 'registered_apps', 'patents', 'downloads');

-- The days that YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn stand for; NULL for what is no date.
CREATE OR REPLACE TEMP MACRO as_of_from(as_of) AS
    CASE WHEN as_of SIMILAR TO '\d{4}' THEN TRY_CAST(as_of || '-01-01' AS DATE)
         WHEN as_of SIMILAR TO '\d{4}-\d{2}' THEN TRY_CAST(as_of || '-01' AS DATE)
         WHEN as_of SIMILAR TO '\d{4}-Q[1-4]'
             THEN TRY_CAST(left(as_of, 4) || '-' || (3 * right(as_of, 1)::INTEGER - 2) || '-01' AS DATE)
         WHEN as_of SIMILAR TO '\d{4}-\d{2}-\d{2}' THEN TRY_CAST(as_of AS DATE) END;
CREATE OR REPLACE TEMP MACRO as_of_to(as_of) AS
    CASE WHEN as_of SIMILAR TO '\d{4}' THEN TRY_CAST(as_of || '-12-31' AS DATE)
         WHEN as_of SIMILAR TO '\d{4}-\d{2}' THEN last_day(TRY_CAST(as_of || '-01' AS DATE))
         WHEN as_of SIMILAR TO '\d{4}-Q[1-4]'
             THEN last_day(TRY_CAST(left(as_of, 4) || '-' || (3 * right(as_of, 1)::INTEGER) || '-01' AS DATE))
         WHEN as_of SIMILAR TO '\d{4}-\d{2}-\d{2}' THEN TRY_CAST(as_of AS DATE) END;

-- Why a figure cannot be taken as fact, or NULL.
CREATE OR REPLACE TEMP MACRO doubt(metric, unit, value, value_high, as_of, low, high) AS
    CASE WHEN NOT isfinite(value) THEN 'not a number'
         WHEN metric = 'share' AND unit = 'percent' AND (value > 100 OR value_high > 100) THEN 'a share over 100 percent'
         WHEN metric = 'share' AND value < 0 THEN 'a share below zero'
         WHEN value_high < value THEN 'a range that ends below its beginning'
         WHEN value < low OR value > high OR value_high > high THEN 'out of the plausible range of ' || metric
         WHEN as_of IS NOT NULL AND as_of_from(as_of) IS NULL THEN 'an as-of that is no date'
         WHEN as_of_from(as_of) < DATE '1950-01-01' THEN 'an as-of before there were such figures' END;

-- How far apart two numbers written with the last digit of `value` are: 1,500 goes by hundreds, 1,509 by ones, 36.5 by tenths.
CREATE OR REPLACE TEMP MACRO step_of(value) AS
    CASE WHEN value = 0 THEN 1
         WHEN value <> floor(value) THEN 0.1
         ELSE pow(10, length(printf('%.0f', abs(value))) - length(rtrim(printf('%.0f', abs(value)), '0'))) END;

-- Whether `rounded` may be the short form of `exact`: «over 1,500» of 1,509, «nearly 80» of 79, «about 5 million» of 5,150,000.
-- Never by more than 5 percent. A large number without a bound is short by half a step: 520 million of 515 million.
CREATE OR REPLACE TEMP MACRO rounds(rounded, bound, exact) AS
    abs(exact - rounded) <= 0.05 * greatest(abs(exact), abs(rounded))
    AND CASE WHEN bound IN ('more_than', 'at_least') THEN exact >= rounded AND exact < rounded + step_of(rounded)
             WHEN bound IN ('nearly', 'less_than', 'at_most') THEN exact <= rounded AND exact > rounded - step_of(rounded)
             WHEN bound = 'about' THEN abs(exact - rounded) < step_of(rounded)
             WHEN bound = 'exact' THEN abs(rounded) >= 1e5 AND abs(exact - rounded) <= step_of(rounded) / 2
                                       AND step_of(exact) < step_of(rounded) AND abs(exact - rounded) <= 0.01 * abs(exact)
             ELSE false END;

-- Two statements of one value: equal, or one the short form of the other.
CREATE OR REPLACE TEMP MACRO same(v1, h1, b1, v2, h2, b2) AS
    coalesce(CASE WHEN h1 IS NOT NULL OR h2 IS NOT NULL THEN v1 = v2 AND h1 = h2
         ELSE v1 = v2 OR rounds(v1, b1, v2) OR rounds(v2, b2, v1) END, false);

-- The values that a statement leaves open.
CREATE OR REPLACE TEMP MACRO lowest(v, b) AS
    CASE WHEN b IN ('at_most', 'less_than') THEN '-infinity'::DOUBLE WHEN b IN ('nearly', 'about') THEN v - 0.1 * abs(v) ELSE v END;
CREATE OR REPLACE TEMP MACRO highest(v, h, b) AS
    CASE WHEN h IS NOT NULL THEN h WHEN b IN ('more_than', 'at_least') THEN 'infinity'::DOUBLE
         WHEN b = 'about' THEN v + 0.1 * abs(v) ELSE v END;

-- Two statements that can both be true.
CREATE OR REPLACE TEMP MACRO agree(v1, h1, b1, v2, h2, b2) AS
    same(v1, h1, b1, v2, h2, b2) OR (lowest(v1, b1) <= highest(v2, h2, b2) AND lowest(v2, b2) <= highest(v1, h1, b1));

-- The first statement says no more than the second: «more than 200» after 238.
CREATE OR REPLACE TEMP MACRO says_less(v1, h1, b1, v2, h2, b2) AS
    agree(v1, h1, b1, v2, h2, b2)
    AND CASE WHEN b1 IN ('more_than', 'at_least') THEN v1 <= v2
             WHEN b1 IN ('at_most', 'less_than', 'nearly') THEN v1 >= coalesce(h2, v2)
             ELSE b1 IN ('about', 'range') END;

-- Parser versions in their natural order: 2 before 10, 1.9 before 1.10.
CREATE OR REPLACE TEMP MACRO version_key(version) AS
    list_transform(string_split(version, '.'), lambda part: coalesce(TRY_CAST(part AS INTEGER), 0));
