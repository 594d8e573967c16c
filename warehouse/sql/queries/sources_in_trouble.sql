-- Which sources are not well, since when, and why?
SELECT source, status, reason, last_ok, last_run FROM source_health WHERE status <> 'ok' ORDER BY last_ok NULLS FIRST, source;
