-- Rule: the newest conflicts, each with the claim that it contradicts and the words of both.
WITH newest AS MATERIALIZED (
    SELECT c.*, s.metric, s.flow, s.subject, s.place, s.scope, s.unit,
           o.value AS other_value, o.value_high AS other_value_high, o.bound AS other_bound, o.as_of AS other_as_of,
           o.reporter AS other_reporter, o.first_seen AS other_first_seen, o.figure_id AS other_figure_id
    FROM store.claims c
    JOIN store.series s ON s.series_id = c.series_id
    JOIN store.claims o ON o.claim_id = c.against_id AND o.series_id = c.series_id
    WHERE c.kind = 'conflict' AND s.core
    ORDER BY c.first_seen DESC, c.claim_id LIMIT $limit
),
words AS MATERIALIZED (
    SELECT DISTINCT f.figure_id, f.series_id, f.sentence, g.title, a.url
    FROM store.figures f
    JOIN (SELECT figure_id FROM newest UNION SELECT other_figure_id FROM newest) n ON n.figure_id = f.figure_id
    JOIN store.readings g ON g.reading_id = f.reading_id
    JOIN store.articles a ON a.article_id = f.article_id
)
SELECT k.metric, k.flow, k.subject, k.place, k.scope, k.unit,
       k.value, k.value_high, k.bound, k.as_of, k.reporter, c.title, c.url, k.first_seen, c.sentence,
       k.other_value, k.other_value_high, k.other_bound, k.other_as_of, k.other_reporter, o.title AS other_title,
       o.url AS other_url, k.other_first_seen, o.sentence AS other_sentence
FROM newest k
JOIN words c ON c.figure_id = k.figure_id AND c.series_id = k.series_id
LEFT JOIN words o ON o.figure_id = k.other_figure_id AND o.series_id = k.series_id
ORDER BY k.first_seen DESC, k.claim_id;
