-- Rule: what waits for a channel is every row that it has not confirmed.
SELECT channel, count(*) FROM store.outbox WHERE delivered IS NULL GROUP BY channel ORDER BY channel;
