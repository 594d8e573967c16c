-- What share of the world's models do the counts themselves give China, beside the shares that were reported?
SELECT c.as_of, c.value AS china, w.value AS world, round(100 * c.value / w.value, 1) AS percent, s.value AS reported_percent, s.as_of AS reported_as_of
FROM trend('models', place := 'CN') c
JOIN trend('models', place := 'WORLD') w ON abs(date_diff('day', c.day, w.day)) <= 31 AND c.scope = w.scope
LEFT JOIN trend('share', place := 'CN') s ON abs(date_diff('day', s.day, w.day)) <= 31
WHERE c.kind NOT IN ('conflict', 'variant', 'weaker') ORDER BY c.day;
