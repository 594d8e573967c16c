-- Rule: a fact whose id is known already is not stored again. A figure that cannot be right (out of its metric's range,
-- a share over 100, an as-of that cannot be read, a forecast, what was before another number and is not dated) is kept and marked `suspect` with the reason.
-- What a period brought dates from the day on which the text lets the period begin.
--
-- A fresh article has no past: what is stored is only searched for the others.
INSERT INTO fresh_articles
WITH known AS (SELECT article_id FROM store.articles WHERE article_id IN (SELECT article_id FROM staged_pages))
SELECT DISTINCT article_id FROM staged_pages ANTI JOIN known USING (article_id) WHERE article_id IS NOT NULL;

INSERT INTO new_readings
WITH known AS (SELECT article_id, content_id, reading_id FROM store.readings WHERE article_id IN (FROM known_articles))
SELECT reading_id, article_id, any_value(content_id),
       article_id NOT IN (FROM fresh_articles),
       (article_id, any_value(content_id)) IN (SELECT (article_id, content_id) FROM known)
FROM staged_pages WHERE reading_id IS NOT NULL AND reading_id NOT IN (SELECT reading_id FROM known)
GROUP BY reading_id, article_id;

INSERT INTO store.articles
SELECT article_id, arg_min(address, fetched), arg_min(source, fetched), min(fetched)
FROM staged_pages WHERE article_id IN (FROM fresh_articles)
GROUP BY article_id ORDER BY min("order");

INSERT INTO store.readings
SELECT DISTINCT ON (reading_id) reading_id, article_id, content_id, parser_version, title, text, lang, byline, outlet, publisher,
       kind, published, modified, relevant, $now
FROM staged_pages WHERE reading_id IN (SELECT reading_id FROM new_readings) ORDER BY reading_id, "order";

INSERT INTO new_reads
SELECT DISTINCT capture_id, reading_id, article_id FROM staged_pages p
WHERE article_id IS NOT NULL AND (capture_id, reading_id) NOT IN (SELECT (capture_id, reading_id) FROM store.reads r WHERE r.article_id IN (FROM known_articles));

INSERT INTO touched_articles SELECT DISTINCT article_id FROM new_reads;

INSERT INTO store.captures
SELECT DISTINCT ON (capture_id) capture_id, article_id, source, url, fetched, digest, warc_file, warc_offset
FROM staged_pages
WHERE capture_id IS NOT NULL
  AND capture_id NOT IN (SELECT capture_id FROM store.captures c WHERE c.article_id IN (FROM known_articles))
ORDER BY capture_id, "order";

INSERT INTO store.reads
SELECT capture_id, article_id, reading_id, parser_version,
       (SELECT coalesce(max(seq), 0) FROM store.reads) + row_number() OVER (ORDER BY "order"), $run_id, $now
FROM (SELECT DISTINCT ON (capture_id, reading_id) * FROM staged_pages
      WHERE capture_id IS NOT NULL ORDER BY capture_id, reading_id, "order") p
WHERE (capture_id, reading_id) IN (SELECT (capture_id, reading_id) FROM new_reads);

INSERT INTO store.failures
SELECT DISTINCT ON (url, fetched, parser_version) source, url, fetched, digest, warc_file, warc_offset, parser_version, error, $run_id, $now, defect
FROM staged_pages
WHERE error IS NOT NULL AND (url, fetched, parser_version) NOT IN (
      SELECT (url, fetched, parser_version) FROM store.failures WHERE NOT defect OR run_id = $run_id);

INSERT INTO store.series
SELECT DISTINCT ON (series_id) series_id, metric, unit, flow, subject, place, scope, core,
       followed(metric, subject, place)
FROM staged_figures
WHERE reading_id IN (SELECT reading_id FROM new_readings) AND series_id NOT IN (SELECT series_id FROM store.series)
ORDER BY series_id, subject;

INSERT INTO store.figures
SELECT DISTINCT ON (figure_id) figure_id, reading_id, article_id, series_id, value, value_high, bound, noun, as_of,
       coalesce(period_from, as_of_from(as_of)), as_of_to(as_of), source, conversion,
       doubt(metric, unit, value, value_high, as_of, low, high, forecast, superseded), text, start_at, end_at, sentence, $now
FROM staged_figures LEFT JOIN plausible USING (metric)
WHERE reading_id IN (SELECT reading_id FROM new_readings)
ORDER BY figure_id;

INSERT INTO store.quotes
SELECT DISTINCT ON (quote_id) quote_id, reading_id, article_id, kind, speaker, role, cue, text, start_at, end_at, coalesce(parts, [])
FROM staged_quotes WHERE reading_id IN (SELECT reading_id FROM new_readings) ORDER BY quote_id;
