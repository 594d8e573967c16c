-- Rule: since when the newest news about the sector has been said, four times as many as are to be shown (some are of one series,
-- some were taken back); NULL, since ever, where there is not as much.
SELECT CASE WHEN count(*) = 4 * $limit THEN min(first_seen) END AS since
FROM (
    SELECT c.first_seen FROM store.claims c JOIN store.series s ON s.series_id = c.series_id
    WHERE s.core AND c.kind IN ('first', 'changed', 'conflict', 'revised') ORDER BY c.first_seen DESC LIMIT 4 * $limit
);
