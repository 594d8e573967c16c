-- Rule: a column of a view that has no comment takes the comment of the first view (by name) that has one for that name.
SELECT bare.table_name, bare.column_name, arg_min(told.comment, told.table_name)
FROM duckdb_columns() bare JOIN duckdb_columns() told USING (column_name)
JOIN duckdb_views() v ON v.view_name = bare.table_name AND NOT v.internal
WHERE bare.comment IS NULL AND told.comment IS NOT NULL AND bare.schema_name = 'main' AND told.schema_name = 'main'
GROUP BY ALL ORDER BY ALL;
