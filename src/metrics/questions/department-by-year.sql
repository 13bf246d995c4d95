-- One metric by department type and year. $1–$7: the filters. The figures list: the metric, Σ over Σ.
WITH coverage AS (
  SELECT department, year, count(DISTINCT agency) AS present
  FROM reports_present($1, $2, $3, $4, $5, $6, $7)
  GROUP BY department, year
), expectation AS (
  SELECT type AS department, count(*) AS expected
  FROM agencies_expected($2, $5, $6, $7)
  GROUP BY type
), figures AS (
  SELECT department, year, unnest({{figures}}) AS figure
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7) JOIN report_wide USING (report, variant, year)
    JOIN coverage USING (department, year)
    LEFT JOIN expectation USING (department)
  GROUP BY department, year
)
SELECT department AS type, year, figure_value(figure) AS value, figure.denominator, figure.reports, figure.gaps
FROM figures
ORDER BY type, year
