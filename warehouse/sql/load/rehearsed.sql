-- Rule: what a rehearsal would change: every claim that goes, comes, or becomes another kind or is told by more or fewer. Claims of one
-- series and date are set side by side.
WITH old AS (SELECT *, coalesce(as_of, CAST(day AS VARCHAR)) AS dated FROM claims_before),
new AS (SELECT *, coalesce(as_of, CAST(day AS VARCHAR)) AS dated FROM store.claims),
gone AS (SELECT *, row_number() OVER (PARTITION BY series_id, dated ORDER BY first_seen, claim_id) AS nth FROM old
         WHERE claim_id NOT IN (SELECT claim_id FROM new)),
come AS (SELECT *, row_number() OVER (PARTITION BY series_id, dated ORDER BY first_seen, claim_id) AS nth FROM new
         WHERE claim_id NOT IN (SELECT claim_id FROM old)),
changed AS (
    SELECT coalesce(g.series_id, c.series_id) AS series_id, coalesce(g.dated, c.dated) AS dated, g.value AS old_value, c.value AS new_value,
           g.kind AS old_kind, c.kind AS new_kind, g.sightings AS old_sightings, c.sightings AS new_sightings
    FROM gone g FULL JOIN come c ON c.series_id = g.series_id AND c.dated = g.dated AND c.nth = g.nth
    UNION ALL
    SELECT o.series_id, o.dated, o.value, n.value, o.kind, n.kind, o.sightings, n.sightings
    FROM old o JOIN new n ON n.claim_id = o.claim_id AND n.series_id = o.series_id
    WHERE o.kind <> n.kind OR o.sightings <> n.sightings
)
SELECT s.metric, s.flow, s.unit, s.subject, s.place, s.scope, c.dated AS as_of, c.old_value, c.new_value, c.old_kind, c.new_kind,
       c.old_sightings, c.new_sightings, printf('%016x', c.series_id) AS series
FROM changed c JOIN store.series s ON s.series_id = c.series_id
ORDER BY s.metric, s.flow, s.subject NULLS FIRST, s.place, s.scope, c.dated, c.old_value, c.new_value;
