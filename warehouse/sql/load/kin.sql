-- Rule: an increment series is kin to the total series of the same thing; those of which a landing touches one are to be summed.
CREATE OR REPLACE TEMP TABLE kin AS
SELECT t.series_id AS total_id, i.series_id AS increment_id
FROM store.series t JOIN store.series i
  ON i.metric = t.metric AND i.unit = t.unit AND i.subject IS NOT DISTINCT FROM t.subject AND i.place IS NOT DISTINCT FROM t.place
 AND i.scope = t.scope AND i.core = t.core
WHERE NOT t.flow AND i.flow
  AND (t.series_id IN (SELECT series_id FROM touched_series) OR i.series_id IN (SELECT series_id FROM touched_series));
