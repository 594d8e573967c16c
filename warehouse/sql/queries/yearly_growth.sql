-- By how much did each standing total grow from year to year, taking the last value of each year?
WITH ends AS (
    SELECT metric, place, subject, scope, unit, year(day) AS year, arg_max(value, day) AS value
    FROM trend WHERE NOT flow AND core AND unit = 'count' AND kind NOT IN ('conflict', 'variant', 'weaker') GROUP BY ALL
)
SELECT metric, place, subject, year, value, round(100 * (value / lag(value) OVER w - 1), 1) AS growth_percent
FROM ends WINDOW w AS (PARTITION BY metric, place, subject, scope, unit ORDER BY year)
QUALIFY growth_percent IS NOT NULL ORDER BY metric, place, subject, year;
