-- Rule: a figure by the beginning of its id: for figures that no claim was made of.
SELECT f.figure, f.metric, f.flow, f.value, f.value_high, f.unit, f.bound, f.subject, f.place, f.scope, f.core, f.suspect, f.conversion,
       f.sentence, f.url, s.followed
FROM figures f JOIN series s ON s.series = f.series WHERE starts_with(f.figure, $id) LIMIT 1;
