-- Rule: a subject is found by any of its names. They are computed (parsers/subjects.tsv), and written anew where that has changed.
CREATE TABLE store.subject_names (name VARCHAR NOT NULL, subject VARCHAR NOT NULL);
