-- Agencies that should have reported and whose report does not count, with their state: missing, or waiting for a person. $1–$6: scope, first and last year, regions, types, agencies.
SELECT DISTINCT id AS agency, name, state
FROM units_expected($1, $2, $3, $4, $5, $6)
WHERE state IN ('missing', 'waiting')
ORDER BY state, name
