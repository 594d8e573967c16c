-- Rule: two articles are copies of one story when at least six tenths of the shorter one's text (in sentences longer than a
-- few words) stands in the other too and they were published within 45 days. Copies of copies are one story; it is named
-- after the copy published first. A sentence that more than 500 articles of the window share is boilerplate and counts for nothing.
DELETE FROM staged_sentences WHERE article_id NOT IN (SELECT article_id FROM new_readings);
INSERT INTO store.sentences
SELECT DISTINCT article_id, hash, size, day FROM staged_sentences
WHERE (article_id, hash) NOT IN (
    SELECT (article_id, hash) FROM store.sentences s WHERE s.article_id IN (SELECT article_id FROM new_readings WHERE known_article));

CREATE OR REPLACE TEMP TABLE found_copies AS
WITH fresh AS (SELECT DISTINCT article_id, hash, size, day FROM staged_sentences),
near AS (
    SELECT s.article_id, s.hash, s.day FROM store.sentences s
    WHERE s.hash IN (SELECT hash FROM fresh)
      AND s.day BETWEEN (SELECT min(day) FROM fresh) - 45 AND (SELECT max(day) FROM fresh) + 45
),
telling AS (SELECT hash FROM near GROUP BY hash HAVING count(*) <= 500),
pairs AS (
    SELECT f.article_id, n.article_id AS other_id, sum(f.size) AS shared, count(*) AS sentences
    FROM fresh f JOIN near n USING (hash)
    WHERE n.article_id <> f.article_id AND abs(n.day - f.day) <= 45 AND f.hash IN (FROM telling)
    GROUP BY ALL
),
sizes AS (
    SELECT article_id, sum(size) AS size FROM store.sentences
    WHERE article_id IN (SELECT article_id FROM pairs UNION SELECT other_id FROM pairs) GROUP BY article_id
)
SELECT least(p.article_id, other_id) AS article_id, greatest(p.article_id, other_id) AS other_id,
       max(shared / least(a.size, b.size)) AS shared
FROM pairs p JOIN sizes a ON a.article_id = p.article_id JOIN sizes b ON b.article_id = p.other_id
WHERE shared >= 0.6 * least(a.size, b.size)
GROUP BY ALL;

INSERT INTO store.copies
SELECT article_id, other_id, shared FROM found_copies
WHERE (article_id, other_id) NOT IN (SELECT (article_id, other_id) FROM store.copies c WHERE c.article_id IN (SELECT article_id FROM found_copies));

-- Every article that hangs together with a touched one, by copies of copies.
CREATE OR REPLACE TEMP TABLE hanging AS
WITH RECURSIVE links AS (
    SELECT article_id AS a, other_id AS b FROM store.copies UNION ALL SELECT other_id, article_id FROM store.copies
),
reach(root, article_id) AS (
    SELECT article_id, article_id FROM touched_articles
    UNION
    SELECT reach.root, links.b FROM reach JOIN links ON links.a = reach.article_id
)
SELECT root, article_id FROM reach;

DELETE FROM temp.told_stories;
INSERT INTO told_stories
WITH here AS MATERIALIZED (
    SELECT article_id, reading_id, fetched, nth, newest FROM store.current WHERE article_id IN (SELECT article_id FROM hanging)
),
member AS (
    SELECT DISTINCT h.root, h.article_id, least(coalesce(g.published, first.fetched), first.fetched) AS published
    FROM hanging h
    JOIN here c ON c.article_id = h.article_id AND c.newest
    JOIN here first ON first.article_id = h.article_id AND first.nth = 1
    JOIN store.readings g ON g.reading_id = c.reading_id
)
SELECT DISTINCT h.article_id, s.story_id
FROM hanging h JOIN (SELECT root, arg_min(article_id, (published, article_id)) AS story_id FROM member GROUP BY root) s USING (root);

-- An article whose story changed brings its series into the landing.
CREATE OR REPLACE TEMP TABLE known_stories AS
FROM store.stories WHERE article_id IN (SELECT article_id FROM told_stories ANTI JOIN fresh_articles USING (article_id));

INSERT INTO touched_articles
SELECT DISTINCT t.article_id FROM told_stories t LEFT JOIN known_stories s USING (article_id)
WHERE s.story_id IS DISTINCT FROM t.story_id AND t.article_id NOT IN (SELECT article_id FROM touched_articles);

DELETE FROM store.stories WHERE article_id IN (SELECT article_id FROM known_stories);
INSERT INTO store.stories SELECT article_id, story_id FROM told_stories;
