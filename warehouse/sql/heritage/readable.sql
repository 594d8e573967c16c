-- Rule: an old warehouse can be read if every row can that is taken over from it, or that says what the archive must hold.
SELECT (SELECT max(hash(t)) FROM store.alerts t), (SELECT max(hash(t)) FROM store.outbox t), (SELECT max(hash(t)) FROM store.decisions t),
       (SELECT max(hash(t)) FROM store.runs t), (SELECT max(hash(t)) FROM store.captures t), (SELECT max(hash(t)) FROM store.series t);
