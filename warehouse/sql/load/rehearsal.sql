-- Rule: before a rehearsal, the claims as they are.
CREATE OR REPLACE TEMP TABLE claims_before AS SELECT * FROM store.claims;
