-- Rule: a run as it was noted; a source by its last run and its last good one.
CREATE OR REPLACE VIEW runs AS
SELECT r.run_id AS run, r.started, r.finished, r.trigger, r.status, r.note, coalesce(f.fetched, 0) AS fetches, f.bytes,
       coalesce(l.articles, 0) AS articles, coalesce(x.failed, 0) AS failed, coalesce(a.alerts, 0) AS alerts
FROM store.runs r
LEFT JOIN (SELECT run_id, count(*) AS fetched, sum(size) AS bytes FROM store.fetches GROUP BY run_id) f ON f.run_id = r.run_id
LEFT JOIN (SELECT run_id, count(DISTINCT article_id) AS articles FROM store.reads GROUP BY run_id) l ON l.run_id = r.run_id
LEFT JOIN (SELECT run_id, count(*) AS failed FROM store.failures GROUP BY run_id) x ON x.run_id = r.run_id
LEFT JOIN (SELECT run_id, count(*) AS alerts FROM store.alerts GROUP BY run_id) a ON a.run_id = r.run_id;

COMMENT ON VIEW runs IS 'One row a run of the monitor, a backfill or a second reading';
COMMENT ON COLUMN runs.run IS 'Id of the run';
COMMENT ON COLUMN runs.started IS 'When it began, UTC';
COMMENT ON COLUMN runs.finished IS 'When it ended, UTC; NULL while it runs, or if it was killed';
COMMENT ON COLUMN runs.trigger IS 'What started it: schedule, hand, backfill, …';
COMMENT ON COLUMN runs.status IS 'How it ended';
COMMENT ON COLUMN runs.note IS 'What a person should know of it';
COMMENT ON COLUMN runs.fetches IS 'Addresses asked for';
COMMENT ON COLUMN runs.bytes IS 'Bytes received';
COMMENT ON COLUMN runs.articles IS 'Articles landed that were new or changed';
COMMENT ON COLUMN runs.failed IS 'Pages that gave no article';
COMMENT ON COLUMN runs.alerts IS 'Alerts made';

CREATE OR REPLACE VIEW source_health AS
SELECT source, max(moment) AS last_run, arg_max(status, moment) AS status, arg_max(reason, moment) AS reason,
       arg_max(listed, moment) AS listed, arg_max(expected, moment) AS expected, arg_max(pages, moment) AS pages, max(newest) AS newest_item,
       max(moment) FILTER (status = 'ok') AS last_ok, count(*) AS runs, count(*) FILTER (status = 'ok') AS runs_ok
FROM store.source_states GROUP BY source;

COMMENT ON VIEW source_health IS 'How each source fares: its last state, its last good run';
COMMENT ON COLUMN source_health.source IS 'Name of the source';
COMMENT ON COLUMN source_health.last_run IS 'When it was last asked, UTC';
COMMENT ON COLUMN source_health.status IS 'Its last state: ok, empty, dead, broken, blocked, disallowed, moved, absent, unreachable, …';
COMMENT ON COLUMN source_health.reason IS 'Why, in a sentence';
COMMENT ON COLUMN source_health.listed IS 'Links that its lists gave last time';
COMMENT ON COLUMN source_health.expected IS 'Links that they give in health';
COMMENT ON COLUMN source_health.pages IS 'Pages received last time';
COMMENT ON COLUMN source_health.newest_item IS 'Date of its newest item so far, UTC';
COMMENT ON COLUMN source_health.last_ok IS 'When it was last well, UTC';
COMMENT ON COLUMN source_health.runs IS 'Runs that asked it';
COMMENT ON COLUMN source_health.runs_ok IS 'Of them well';

CREATE OR REPLACE VIEW alerts AS
SELECT a.alert_id AS alert, a.kind, s.metric, s.flow, a.value, s.unit, a.bound, s.subject, s.place, a.as_of, a.previous_value, a.created,
       o.channel, o.rule, o.delivered, o.tries, o.last_error, printf('%016x', a.claim_id) AS claim, printf('%016x', a.figure_id) AS figure
FROM store.alerts a JOIN store.outbox o ON o.alert_id = a.alert_id JOIN store.series s ON s.series_id = a.series_id;

COMMENT ON VIEW alerts IS 'What was told: one row an alert and channel';
COMMENT ON COLUMN alerts.alert IS 'Id of the alert: the same on all channels';
COMMENT ON COLUMN alerts.created IS 'When it was made, UTC';
COMMENT ON COLUMN alerts.channel IS 'The channel it goes to';
COMMENT ON COLUMN alerts.rule IS 'The rule that chose it';
COMMENT ON COLUMN alerts.delivered IS 'When the channel took it, UTC; NULL as long as it has not';
COMMENT ON COLUMN alerts.tries IS 'Tries so far';
COMMENT ON COLUMN alerts.last_error IS 'Why the last try failed';
