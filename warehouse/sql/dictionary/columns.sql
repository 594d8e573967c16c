-- Rule: every view of the face with its comment, and its columns in their order.
SELECT v.view_name, v.comment, c.column_name, c.data_type, c.comment
FROM duckdb_views() v JOIN duckdb_columns() c ON c.table_name = v.view_name AND c.schema_name = v.schema_name AND c.database_name = v.database_name
WHERE NOT v.internal AND v.schema_name = 'main' ORDER BY v.view_name, c.column_index;
