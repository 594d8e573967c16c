-- Rule: the steps of a series are kept whole, so that a landing need only gather what was said since the earliest that it touches.
-- They are computed: a series without steps is gathered from its beginning.
DROP TABLE store.steps;
CREATE TABLE store.steps (
    series_id UBIGINT NOT NULL, n BIGINT NOT NULL, claim_id UBIGINT NOT NULL, value DOUBLE NOT NULL, value_high DOUBLE, bound VARCHAR NOT NULL,
    as_of VARCHAR, from_day DATE NOT NULL, day DATE NOT NULL, since TIMESTAMP NOT NULL, until TIMESTAMP NOT NULL, figure_id UBIGINT NOT NULL,
    outlet VARCHAR NOT NULL, story_id UBIGINT NOT NULL, articles UBIGINT[] NOT NULL, outlets VARCHAR[] NOT NULL, old_value DOUBLE, old_as_of VARCHAR
);
