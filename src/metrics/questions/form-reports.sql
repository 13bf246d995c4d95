-- The reports a consolidated form adds up, one a row, with the layout of each of their tables; null: the table was not found. $1–$7: the filters.
SELECT
  report.id AS report,
  agency_id AS agency,
  agency_name AS name,
  counted.year,
  report.scope,
  {{layouts}},
  counted.fictional
FROM reports_counted($1, $2, $3, $4, $5, $6, $7) AS counted JOIN report ON report.code = counted.report
ORDER BY name, counted.year
