-- Reports present of units known, by year. $1–$7: the filters.
SELECT
  year,
  count(DISTINCT agency) AS reports,
  (SELECT count(*) FROM agencies_expected($2, $5, $6, $7)) AS expected
FROM reports_present($1, $2, $3, $4, $5, $6, $7)
GROUP BY year
ORDER BY year
