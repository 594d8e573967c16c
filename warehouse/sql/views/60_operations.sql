-- Rule: a run as it was noted; a source by its last run and its last good one.
CREATE OR REPLACE VIEW runs AS
SELECT r.run_id AS run, r.started, r.finished, r.trigger, r.status, r.note, f.fetched, f.bytes, l.articles, l.failed
FROM store.runs r
LEFT JOIN (SELECT run_id, count(*) AS fetched, sum(size) AS bytes FROM store.fetches GROUP BY run_id) f ON f.run_id = r.run_id
LEFT JOIN (SELECT run_id, count(DISTINCT article_id) AS articles, 0 AS failed FROM store.reads GROUP BY run_id) l ON l.run_id = r.run_id;

COMMENT ON VIEW runs IS 'One row a run of the monitor, a backfill or a second reading';
COMMENT ON COLUMN runs.fetched IS 'Addresses asked for';
COMMENT ON COLUMN runs.bytes IS 'Bytes received';
COMMENT ON COLUMN runs.articles IS 'Articles landed';

CREATE OR REPLACE VIEW source_health AS
SELECT source, max(moment) AS last_run, arg_max(status, moment) AS status, arg_max(reason, moment) AS reason, arg_max(listed, moment) AS listed,
       arg_max(expected, moment) AS expected, arg_max(pages, moment) AS pages, max(newest) AS newest_item,
       max(moment) FILTER (status = 'ok') AS last_ok, count(*) AS runs, count(*) FILTER (status = 'ok') AS runs_ok
FROM store.source_states GROUP BY source;

COMMENT ON VIEW source_health IS 'How each source fares: its last state, its last good run';
