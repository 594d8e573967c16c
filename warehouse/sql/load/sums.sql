-- Rule: a total is checked against an increment of the same thing that ends in the same six weeks. It adds up if some total before
-- it and the increment give it. It contradicts, and so does the increment, if the total that stood where the increment's period
-- begins and the increment do not give a total of the day on which that ends (within ten days). Only one counter's own numbers can
-- contradict each other: where two are credited with them, they count by different definitions.
CREATE OR REPLACE TEMP TABLE summed AS
WITH near AS (SELECT total_id AS series_id FROM kin UNION SELECT increment_id FROM kin),
exact AS (
    SELECT c.series_id, c.claim_id, c.value, c.day, coalesce(c.from_day, c.day) AS from_day, f.source
    FROM store.claims c LEFT JOIN store.figures f ON f.figure_id = c.figure_id AND f.series_id = c.series_id
    WHERE c.bound = 'exact' AND c.kind NOT IN ('conflict', 'variant', 'weaker', 'misdated', 'partial') AND c.series_id IN (FROM near)
),
pairs AS (
    SELECT k.total_id, t.claim_id, t.value AS total, t.day, t.source, i.claim_id AS increment, i.value AS added, i.from_day, i.day AS to_day,
           i.source AS adder
    FROM kin k JOIN exact t ON t.series_id = k.total_id
    JOIN exact i ON i.series_id = k.increment_id AND i.day BETWEEN t.day - 45 AND t.day + 45
),
fits AS (
    SELECT p.claim_id, p.increment, b.day, format('adds up: {:.0f} + {:.0f}', b.value, added) AS sums
    FROM pairs p JOIN exact b ON b.series_id = p.total_id AND b.value = p.total - p.added AND b.day < least(p.day, p.to_day)
),
clashes AS (
    SELECT p.claim_id, p.increment, b.day, format('contradicts: {:.0f} + {:.0f} is not {:.0f}', b.value, added, total) AS sums
    FROM pairs p JOIN exact b ON b.series_id = p.total_id AND b.day BETWEEN p.from_day - 10 AND p.from_day + 10 AND b.day < least(p.day, p.to_day)
    WHERE p.to_day BETWEEN p.day - 10 AND p.day + 10 AND coalesce(b.source = p.adder, true) AND coalesce(p.source = p.adder, true)
),
judged AS (
    SELECT claim_id, arg_max(sums, day) AS sums FROM fits GROUP BY claim_id
    UNION ALL
    SELECT claim_id, arg_max(sums, day) FROM clashes WHERE claim_id NOT IN (SELECT claim_id FROM fits) GROUP BY claim_id
    UNION ALL
    SELECT increment, arg_max(sums, day) FROM clashes WHERE increment NOT IN (SELECT increment FROM fits) GROUP BY increment
)
SELECT c.series_id, c.claim_id, j.sums FROM store.claims c LEFT JOIN judged j USING (claim_id) WHERE c.series_id IN (FROM near);

UPDATE store.claims SET sums = s.sums FROM summed s
WHERE store.claims.claim_id = s.claim_id AND store.claims.series_id = s.series_id AND store.claims.sums IS DISTINCT FROM s.sums;
