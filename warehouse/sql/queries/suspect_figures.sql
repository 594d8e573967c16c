-- Which figures were kept but not believed, and why?
SELECT metric, value, unit, as_of, suspect, text, url FROM figures WHERE suspect IS NOT NULL ORDER BY published DESC, url LIMIT 20;
