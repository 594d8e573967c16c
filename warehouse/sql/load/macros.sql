-- Rule: what the loads mean by a followed series, a date, a doubtful figure, the same value, an agreeing value.

-- A series is followed (has claims, can alert) when it says whose figure it is: a metric, and a subject or a place. Growth,
-- parameters and money of a mere place («15 percent», «100 billion yuan» in China) are of anything: they need a subject.
CREATE OR REPLACE TEMP MACRO followed(metric, subject, place) AS
    metric <> 'other' AND (subject IS NOT NULL OR (place IS NOT NULL AND metric NOT IN ('growth', 'parameters', 'money')));

-- Totals that only ever grow unless somebody counts otherwise.
CREATE OR REPLACE TEMP MACRO cumulative(metric, flow) AS
    NOT flow AND metric IN ('models', 'registered_services', 'registered_apps', 'patents', 'downloads');

-- A count of a whole place: not of a product or a company in it, nor of what a period brought.
CREATE OR REPLACE TEMP MACRO counts_a_place(flow, subject, place, unit) AS NOT flow AND subject IS NULL AND place IS NOT NULL AND unit = 'count';

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

-- An outlet's name without case, spaces, marks and the kind of its channel: «《新华社》客户端» is 新华社 (parsers/outlets.py).
CREATE OR REPLACE TEMP MACRO outlet_key(name) AS
    regexp_replace(regexp_replace(lower(nfc_normalize(name)), '[\s《》〈〉“”‘’"''「」()（）|｜]+', '', 'g'),
                   '^www\.|(?:客户端|微信公众号|公众号|官方微博|官方账号|官网|网站|app)$', '', 'g');

CREATE OR REPLACE TEMP MACRO host_of(url) AS regexp_extract(url, '^[a-z]+://(?:www\.)?([^/:]+)', 1);

-- How many months a flow's period has: what is to be compared must have the same. Of an undated flow nobody knows, and a total has
-- no period.
CREATE OR REPLACE TEMP MACRO months_of(flow, as_of, from_day, day) AS
    CASE WHEN NOT flow THEN 0 WHEN as_of IS NULL THEN NULL ELSE CAST(round((day - from_day + 1) / 30.4, 0) AS INTEGER) END;

-- Why a figure cannot be taken as fact, or NULL.
CREATE OR REPLACE TEMP MACRO doubt(metric, unit, value, value_high, as_of, low, high, forecast, superseded) AS
    CASE WHEN NOT isfinite(value) THEN 'not a number'
         WHEN metric = 'share' AND unit = 'percent' AND (value > 100 OR value_high > 100) THEN 'a share over 100 percent'
         WHEN metric = 'share' AND value < 0 THEN 'a share below zero'
         WHEN value_high < value THEN 'a range that ends below its beginning'
         WHEN value < low OR value > high OR value_high > high THEN 'out of the plausible range of ' || metric
         WHEN as_of IS NOT NULL AND as_of_from(as_of) IS NULL THEN 'an as-of that is no date'
         WHEN as_of_from(as_of) < DATE '1950-01-01' THEN 'an as-of before there were such figures'
         WHEN forecast THEN 'a forecast'
         WHEN superseded THEN 'what it was before, and the text does not say when' END;

-- How far apart two numbers written with the last digit of `value` are: 1,500 goes by hundreds, 1,509 by ones, 36.5 by tenths.
CREATE OR REPLACE TEMP MACRO step_of(value) AS
    CASE WHEN value = 0 THEN 1
         WHEN value <> floor(value) THEN 0.1
         ELSE pow(10, length(printf('%.0f', abs(value))) - length(rtrim(printf('%.0f', abs(value)), '0'))) END;

-- What a figure says of its value, ready to be held against another: value, high end, bound, step (warehouse/values.py).
CREATE OR REPLACE TEMP MACRO statement(value, value_high, bound) AS
    struct_pack(v := value, h := value_high, b := bound, step := step_of(value));

-- Whether `short` may be the short form of `full`: «over 1,500» of 1,509, «nearly 80» of 79, «about 5 million» of 5,150,000.
-- Never by more than 5 percent. A large number without a bound is short by half a step: 520 million of 515 million.
CREATE OR REPLACE TEMP MACRO rounds(short, whole) AS
    abs(whole.v - short.v) <= 0.05 * greatest(abs(whole.v), abs(short.v))
    AND CASE short.b WHEN 'more_than' THEN whole.v >= short.v AND whole.v < short.v + short.step
                     WHEN 'at_least' THEN whole.v >= short.v AND whole.v < short.v + short.step
                     WHEN 'about' THEN abs(whole.v - short.v) < short.step
                     WHEN 'range' THEN false
                     WHEN 'exact' THEN abs(short.v) >= 1e5 AND abs(whole.v - short.v) <= short.step / 2
                                       AND whole.step < short.step AND abs(whole.v - short.v) <= 0.01 * abs(whole.v)
                     ELSE whole.v <= short.v AND whole.v > short.v - short.step END;

CREATE OR REPLACE TEMP MACRO opposite(a, b) AS a.b IN ('more_than', 'at_least') AND b.b IN ('less_than', 'at_most', 'nearly');

-- Two statements of one value: equal, or one the short form of the other. «Nearly a billion» and «over a billion» are two.
CREATE OR REPLACE TEMP MACRO same(a, b) AS
    CASE WHEN opposite(a, b) OR opposite(b, a) THEN false
         WHEN a.h IS NOT NULL OR b.h IS NOT NULL THEN coalesce(a.v = b.v AND a.h = b.h, false)
         ELSE a.v = b.v OR rounds(a, b) OR rounds(b, a) END;

-- Parser versions in their natural order: 2 before 10, 1.9 before 1.10.
CREATE OR REPLACE TEMP MACRO version_key(version) AS
    list_transform(string_split(version, '.'), lambda part: coalesce(TRY_CAST(part AS INTEGER), 0));
