-- Rule: an outlet has one name, whatever a page calls it. Steps that hold other names are gathered anew when their series is next
-- touched.
DELETE FROM store.steps;
