-- Agencies that should have reported and have not. $1–$7: the filters.
SELECT id AS agency, name
FROM agencies_expected($2, $5, $6, $7)
WHERE code NOT IN (
  SELECT agency
  FROM reports_present($1, $2, $3, $4, $5, $6, $7)
)
ORDER BY name
