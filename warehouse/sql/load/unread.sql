-- Rule: pages that a defect of the parsers kept from being read: no other try at the same record read it, or told that there is
-- nothing to read. `tries` are those of these parsers; the oldest page comes first.
SELECT arg_max(source, landed) AS source, any_value(url) AS url, any_value(fetched) AS fetched, any_value(digest) AS digest,
       f.warc_file, f.warc_offset, arg_max(error, landed) AS error, count(*) FILTER (parser_version = $parser_version) AS tries
FROM store.failures f
ANTI JOIN store.captures c ON c.warc_file = f.warc_file AND c.warc_offset = f.warc_offset
GROUP BY f.warc_file, f.warc_offset
HAVING bool_and(defect)
ORDER BY 3, 5, 6;
