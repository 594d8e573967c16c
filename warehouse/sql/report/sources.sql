-- Rule: every source that a run has tried, those with trouble first.
SELECT source, status, reason, newest_item, last_ok, listed, expected, pages, last_run, runs, runs_ok
FROM source_health ORDER BY status = 'ok', source;
