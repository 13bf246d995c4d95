-- What codes stand for: regions, department types and levels, each from 0 on.
SELECT 'regions' AS kind, code, path AS name FROM region
UNION ALL
SELECT 'types', code, key FROM department_type
UNION ALL
SELECT 'levels', code, key FROM agency_level
