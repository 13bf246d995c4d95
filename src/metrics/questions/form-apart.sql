-- The reports within the filters, of any scope, that are not in the total, with the level they are added at, or why at none. $1–$7: the filters.
SELECT DISTINCT
  place.id AS agency, place.name,
  CASE WHEN wide.consolidated THEN 'consolidated' ELSE 'unit' END AS scope,
  CASE wide.apart WHEN 1 THEN 'vertical' WHEN 2 THEN 'watched' WHEN 3 THEN 'system' WHEN 4 THEN 'unplaced' END AS why,
  region.path AS "at"
FROM report_wide AS wide
  JOIN agencies_in($5, $6, $7) AS place ON place.code = wide.agency
  LEFT JOIN region ON region.code = wide.added_at
WHERE wide.year BETWEEN $3 AND $4
  AND wide.report NOT IN (SELECT report FROM reports_counted($1, $2, $3, $4, $5, $6, $7))
ORDER BY name, scope
