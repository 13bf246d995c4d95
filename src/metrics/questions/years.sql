-- Years that have reports, whatever years are shown. $1–$5: the filters without the years.
SELECT year, count(*) AS reports
FROM reports_present($1, $2, 0, 9999, $3, $4, $5)
GROUP BY year
ORDER BY year
