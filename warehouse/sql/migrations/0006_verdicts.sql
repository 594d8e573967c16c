-- Rule: a step keeps its verdict and names its claim by that claim's first step, so that a landing walks a series only from where it
-- touches it. Both are computed: the claims of a series are gathered from its beginning when it is next touched.
ALTER TABLE store.claims ADD COLUMN n BIGINT;
ALTER TABLE store.claims ADD COLUMN verdict VARCHAR;
ALTER TABLE store.claims ADD COLUMN against_n BIGINT;
ALTER TABLE store.claims ADD COLUMN from_day DATE;
UPDATE store.claims SET from_day = b.from_day
FROM (SELECT series_id, claim_id, min(from_day) AS from_day FROM store.steps GROUP BY ALL) b
WHERE b.series_id = store.claims.series_id AND b.claim_id = store.claims.claim_id;
DROP TABLE store.steps;
CREATE TABLE store.steps (
    series_id UBIGINT NOT NULL, n BIGINT NOT NULL, claim_n BIGINT NOT NULL, verdict VARCHAR NOT NULL, moves BOOLEAN NOT NULL,
    value DOUBLE NOT NULL, value_high DOUBLE, bound VARCHAR NOT NULL, as_of VARCHAR, from_day DATE NOT NULL, day DATE NOT NULL,
    since TIMESTAMP NOT NULL, until TIMESTAMP NOT NULL, figure_id UBIGINT NOT NULL, outlet VARCHAR NOT NULL, story_id UBIGINT NOT NULL,
    articles UBIGINT[] NOT NULL, outlets VARCHAR[] NOT NULL, old_value DOUBLE, old_as_of VARCHAR,
    against_n BIGINT, previous_value DOUBLE, previous_as_of VARCHAR, previous_day DATE
);
