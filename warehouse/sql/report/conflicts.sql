-- Rule: the newest conflicts, each with the claim that it contradicts and the words of both.
SELECT k.metric, k.flow, k.subject, k.place, k.scope, k.unit,
       k.value, c.value_high, k.bound, k.as_of, k.reporter, c.title, c.url, c.first_seen, c.sentence,
       k.other_value, o.value_high AS other_value_high, k.other_bound, k.other_as_of, k.other_reporter, o.title AS other_title,
       o.url AS other_url, o.first_seen AS other_first_seen, o.sentence AS other_sentence
FROM conflicts k
JOIN claims c ON c.claim = k.claim AND c.series = k.series
LEFT JOIN claims o ON o.claim = k.other_claim AND o.series = k.series
WHERE k.core AND k.other_value IS NOT NULL
ORDER BY k.first_seen DESC, k.claim LIMIT $limit;
