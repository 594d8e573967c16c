"""The DuckDB warehouse: migrations, loads, claims, trends, outbox and the published copy."""
