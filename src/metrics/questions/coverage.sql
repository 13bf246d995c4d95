-- N of M units, years a–b. $1–$7: the filters. `reports` are those that make the totals.
WITH present AS (
  SELECT count(DISTINCT agency) AS units, min(year) AS first_year, max(year) AS last_year, coalesce(bool_or(fictional), false) AS fictional
  FROM reports_present($1, $2, $3, $4, $5, $6, $7)
)
SELECT
  units,
  (SELECT count(*) FROM agencies_expected($2, $5, $6, $7)) AS expected,
  (SELECT count(*) FROM reports_counted($1, $2, $3, $4, $5, $6, $7)) AS reports,
  first_year AS "firstYear",
  last_year AS "lastYear",
  fictional
FROM present
