-- How many services were added in each period, and do the totals agree with it?
SELECT i.as_of, i.value AS added, t.as_of AS total_as_of, t.value AS total, t.sums
FROM trend('registered_services', place := 'CN', flow := true) i
LEFT JOIN trend('registered_services', place := 'CN', flow := false) t ON abs(date_diff('day', i.day, t.day)) <= 45 AND t.sums IS NOT NULL
ORDER BY i.day;
