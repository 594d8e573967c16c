-- Rule: the made world. Articles follow each other in time; three in ten are copies of the one at the beginning of their ten. An article
-- has five figures; of the series (table labs: s, id) the first are told most. A series' value changes every 10 to 200 days. Two in five
-- figures are dated, some roundly put, some about the past; one in five hundred is another reporter's other count. One article in two
-- hundred was fetched twice and had corrected a number by then. Ids are hashes, as they really are.
CREATE OR REPLACE TEMP TABLE pages AS
SELECT range AS a, range - CASE WHEN range % 10 < 4 THEN range % 10 ELSE 0 END AS o, hash(range) AS article_id, hash(range + 1_000_000_000) AS reading_id,
       hash(range + 2_000_000_000) AS capture_id, TIMESTAMP '2020-07-01' + to_seconds(CAST(range * (199_000_000 / {articles}) AS BIGINT)) AS at_
FROM range({start}, {stop});

CREATE OR REPLACE TEMP TABLE told AS
WITH drawn AS (
    SELECT p.*, k, hash(p.o * 5 + k) AS h, TIMESTAMP '2020-07-01' + to_seconds(CAST(p.o * (199_000_000 / {articles}) AS BIGINT)) AS origin
    FROM pages p, range(5) r(k)
),
placed AS (
    SELECT d.*, CAST(floor({series} * pow((h % 1_000_000) / 1e6, 2.5)) AS BIGINT) AS s, h // 1_000_000 % 1000 AS lot, h // 1_000_000_000 % 1000 AS lot2
    FROM drawn d
),
timed AS (
    SELECT p.*, l.id, l.subject, l.metric, 10 + hash(s) % 190 AS period, CAST(origin AS DATE) - DATE '2020-07-01' AS days FROM placed p JOIN labs l USING (s)
),
stood AS (
    SELECT *, greatest(CAST(days // period AS BIGINT) - CASE WHEN lot2 < 20 THEN 2 ELSE 0 END, 0) AS nth FROM timed
)
SELECT *, (1 + hash(s + 7) % 900) * 10 + nth * (3 + hash(s + 9) % 40) AS full_value,
       DATE '2020-07-01' + CAST(nth * period AS INTEGER) AS counted
FROM stood;

INSERT INTO store.articles SELECT article_id, 'http://made.example/' || a, 'made', at_ FROM pages;
INSERT INTO store.captures
SELECT capture_id, article_id, 'made', 'http://made.example/' || a, at_, sha256(a::VARCHAR), 'made-' || a // 10_000 || '.warc.gz', a % 10_000 * 9000 FROM pages
UNION ALL
SELECT hash(a + 3_000_000_000), article_id, 'made', 'http://made.example/' || a, at_ + INTERVAL 6 HOUR, sha256(a || 'b'), 'made-' || a // 10_000 || '.warc.gz', a % 10_000 * 9000 + 4000
FROM pages WHERE a % 200 = 7;
INSERT INTO store.readings
WITH bodies AS (
    SELECT a, o, article_id, at_, string_agg(md5(o || '.' || i), ' ' ORDER BY i) AS text FROM pages, range(36) r(i) GROUP BY ALL
),
versions AS (
    SELECT *, hash(a + 1_000_000_000) AS reading_id, hash(o + 5_000_000_000) AS content_id FROM bodies
    UNION ALL SELECT *, hash(a + 4_000_000_000), hash(o + 6_000_000_000) FROM bodies WHERE a % 200 = 7
)
SELECT reading_id, article_id, content_id, '1', 'Report ' || o || ' of labs and their users', text, CASE o % 2 WHEN 0 THEN 'en' ELSE 'zh' END, NULL, NULL,
       'paper' || (hash(a) % 300), 'article', at_, NULL, true, at_
FROM versions ORDER BY a, reading_id;
INSERT INTO store.reads
SELECT capture_id, article_id, reading_id, '1', 2 * a, 'made', at_ FROM pages
UNION ALL SELECT hash(a + 3_000_000_000), article_id, hash(a + 4_000_000_000), '1', 2 * a + 1, 'made', at_ + INTERVAL 6 HOUR FROM pages WHERE a % 200 = 7;
INSERT INTO store.current
SELECT article_id, capture_id, reading_id, hash(o + 5_000_000_000), '1', at_, 1, a % 200 <> 7, at_ FROM pages
UNION ALL
SELECT article_id, hash(a + 3_000_000_000), hash(a + 4_000_000_000), hash(o + 6_000_000_000), '1', at_ + INTERVAL 6 HOUR, 2, true, at_ + INTERVAL 6 HOUR
FROM pages WHERE a % 200 = 7;
INSERT INTO store.stories SELECT article_id, hash(o) FROM pages;
INSERT INTO store.copies SELECT least(article_id, hash(o)), greatest(article_id, hash(o)), 1.0 FROM pages WHERE o <> a;
INSERT INTO store.sentences SELECT article_id, hash(o * 12 + i), 60 + i, CAST(at_ AS DATE) FROM pages, range(10) r(i);
INSERT INTO store.quotes
SELECT hash(a + 7_000_000_000), reading_id, article_id, CASE a % 3 WHEN 0 THEN 'indirect' ELSE 'direct' END, 'Speaker ' || o % 5000, 'head of a lab', 'said',
       'What lab ' || o % 977 || ' told us of ' || md5(o::VARCHAR) || ' is that it pays to wait', 33, 120, [struct_pack(start_at := 34, end_at := 119)]
FROM pages WHERE a % 2 = 0;
INSERT INTO store.figures
WITH versions AS (
    SELECT *, hash(a * 5 + k + 8_000_000_000) AS figure_id, reading_id AS in_reading, full_value AS v FROM told
    UNION ALL
    SELECT *, hash(a * 5 + k + 9_000_000_000_000), hash(a + 4_000_000_000), CASE k WHEN 0 THEN full_value + 3 ELSE full_value END FROM told WHERE a % 200 = 7
),
worded AS (
    SELECT *, CASE WHEN lot < 2 THEN round(v * 0.7) WHEN lot < 50 THEN floor(v / 100) * 100 ELSE v END AS value,
           CASE WHEN lot BETWEEN 2 AND 49 AND v % 100 > 0 THEN 'more_than' ELSE 'exact' END AS bound,
           CASE WHEN lot2 < 200 THEN strftime(counted, '%Y-%m-%d') WHEN lot2 < 400 THEN strftime(counted, '%Y-%m') END AS as_of
    FROM versions
)
SELECT figure_id, in_reading, article_id, id, value, NULL, bound, subject, as_of, as_of_from(as_of), as_of_to(as_of),
       CASE WHEN lot2 % 3 = 0 THEN 'Institute ' || hash(o) % 90 END, lot2 = 999, CASE WHEN lot2 > 995 THEN 'a forecast' END,
       value::BIGINT || ' ' || metric, 100 * k, 100 * k + 20,
       subject || ' has ' || value::BIGINT || ' ' || metric || ', as was told in report ' || o || ', which is a sentence of a usual length.', at_
FROM worded ORDER BY a, in_reading, k;
