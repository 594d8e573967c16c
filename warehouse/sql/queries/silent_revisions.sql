-- Which articles changed a number after they were first fetched?
SELECT metric, subject, place, old_value, new_value, seen, url FROM revisions ORDER BY seen DESC, url;
