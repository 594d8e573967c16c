"""Pure functions from bytes to frozen records: no network, clock, environment, database or scheduler."""
