-- Rule: the validators are those of the last body received (200) or confirmed (304); time and outcome are the last fetch's.
SELECT url,
       arg_max(etag, moment) FILTER (outcome IN ('ok', 'not_modified') AND etag IS NOT NULL),
       arg_max(last_modified, moment) FILTER (outcome IN ('ok', 'not_modified') AND last_modified IS NOT NULL),
       max(moment), arg_max(outcome, moment)
FROM store.fetches WHERE url IN (SELECT unnest($urls)) GROUP BY url;
