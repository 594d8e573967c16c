-- Rule: every macro of the face with its parameters.
SELECT function_name, parameters, comment FROM duckdb_functions()
WHERE NOT internal AND schema_name = 'main' AND function_type = 'table_macro' ORDER BY function_name;
