-- Rule: a total is checked against an increment of the same thing that ends in the same six weeks. It adds up if some total before
-- it and the increment give it. It contradicts, and so does the increment, if the total that stood where the increment's period
-- begins and the increment do not give a total of the day on which that ends (within ten days). Only one counter's own numbers can
-- contradict each other: where two are credited with them, they count by different definitions.
CREATE OR REPLACE TEMP TABLE kin AS
SELECT t.series_id AS total_id, i.series_id AS increment_id
FROM store.series t JOIN store.series i
  ON i.metric = t.metric AND i.unit = t.unit AND i.subject IS NOT DISTINCT FROM t.subject AND i.place IS NOT DISTINCT FROM t.place
 AND i.scope = t.scope AND i.core = t.core
WHERE NOT t.flow AND i.flow
  AND (t.series_id IN (SELECT series_id FROM touched_series) OR i.series_id IN (SELECT series_id FROM touched_series));

CREATE OR REPLACE TEMP TABLE summed AS
WITH near AS (SELECT total_id AS series_id FROM kin UNION SELECT increment_id FROM kin),
begun AS (SELECT series_id, claim_id, min(from_day) AS from_day FROM store.steps WHERE series_id IN (FROM near) GROUP BY ALL),
exact AS (
    SELECT c.series_id, c.claim_id, c.value, c.day, b.from_day, f.source
    FROM store.claims c JOIN begun b USING (series_id, claim_id) LEFT JOIN (
        SELECT figure_id, series_id, any_value(source) AS source FROM store.figures WHERE series_id IN (FROM near) GROUP BY ALL
    ) f ON f.figure_id = c.figure_id AND f.series_id = c.series_id
    WHERE c.bound = 'exact' AND c.kind NOT IN ('conflict', 'variant', 'weaker', 'misdated') AND c.series_id IN (FROM near)
),
tried AS (
    SELECT t.claim_id, i.claim_id AS increment, b.value AS before, i.value AS added, t.value AS total, b.value + i.value = t.value AS fits,
           abs(date_diff('day', b.day, i.from_day)) <= 10 AND abs(date_diff('day', i.day, t.day)) <= 10
               AND coalesce(b.source = i.source, true) AND coalesce(t.source = i.source, true) AS adjoins, b.day
    FROM kin k
    JOIN exact t ON t.series_id = k.total_id
    JOIN exact i ON i.series_id = k.increment_id AND abs(date_diff('day', i.day, t.day)) <= 45
    JOIN exact b ON b.series_id = k.total_id AND b.day < t.day AND b.day < i.day
),
judged AS (
    SELECT claim_id, CASE WHEN bool_or(fits) THEN arg_max(format('adds up: {:.0f} + {:.0f}', before, added), day) FILTER (fits)
                          ELSE arg_max(format('contradicts: {:.0f} + {:.0f} is not {:.0f}', before, added, total), day) FILTER (adjoins) END AS sums
    FROM tried GROUP BY claim_id
    UNION ALL
    SELECT increment, CASE WHEN NOT bool_or(fits)
                           THEN arg_max(format('contradicts: {:.0f} + {:.0f} is not {:.0f}', before, added, total), day) FILTER (adjoins) END
    FROM tried GROUP BY increment
)
SELECT c.series_id, c.claim_id, j.sums FROM store.claims c LEFT JOIN judged j USING (claim_id) WHERE c.series_id IN (FROM near);

UPDATE store.claims SET sums = s.sums FROM summed s
WHERE store.claims.claim_id = s.claim_id AND store.claims.series_id = s.series_id AND store.claims.sums IS DISTINCT FROM s.sums;
