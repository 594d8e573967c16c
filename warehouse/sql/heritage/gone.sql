-- Rule: an article whose pages lie in no file that is there cannot be read again. A file without a mark is no file of the archive:
-- its articles were backfilled.
SELECT count(*) FILTER (archived), count(*) FILTER (NOT archived)
FROM (SELECT c.article_id, bool_or(m.warc_file IS NOT NULL) AS archived
      FROM store.captures c LEFT JOIN (SELECT DISTINCT warc_file FROM store.archive_marks) m ON m.warc_file = c.warc_file
      GROUP BY c.article_id HAVING NOT bool_or(list_contains($there::VARCHAR[], c.warc_file)));
