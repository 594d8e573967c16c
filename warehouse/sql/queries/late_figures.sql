-- How long after their as-of are figures published, by metric?
SELECT metric, count(*) AS claims, CAST(median(date_diff('day', day, CAST(first_seen AS DATE))) AS INTEGER) AS median_days,
       max(date_diff('day', day, CAST(first_seen AS DATE))) AS most_days
FROM claims WHERE dated_by = 'as_of' AND kind IN ('first', 'changed') GROUP BY metric ORDER BY metric;
