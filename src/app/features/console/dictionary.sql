-- Every table of the console with its columns, then every macro with its parameters, in order.
SELECT table_name AS name, false AS macro, column_name AS part, data_type AS kind, table_oid AS place, column_index AS number
FROM duckdb_columns()
WHERE schema_name = 'main' AND NOT internal
UNION ALL
SELECT function_name, true, unnest(parameters), 'VARCHAR', 1e9, generate_subscripts(parameters, 1)
FROM duckdb_functions()
WHERE schema_name = 'main' AND NOT internal
ORDER BY place, name, number
