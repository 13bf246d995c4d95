-- One metric of each agency in the last year within $3–$4 that has reports: what stands behind a total. $1–$7: the filters.
-- The figures list: the metric.
WITH counted AS (
  SELECT *, 1 AS present, 1 AS expected
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7)
), figures AS (
  SELECT agency_id, agency_name, department, region_path, year, unnest({{figures}}) AS figure
  FROM counted JOIN report_wide USING (report, variant, year)
  WHERE year = (SELECT max(year) FROM counted)
  GROUP BY agency_id, agency_name, department, region_path, year
)
SELECT
  agency_id AS agency,
  agency_name AS name,
  department AS type,
  region_path AS region,
  year,
  figure_value(figure) AS value,
  CASE WHEN figure.is_rate THEN figure.amount END AS numerator,
  figure.denominator,
  figure.gaps,
  figure_is_low(figure) AS "lowCount"
FROM figures
ORDER BY figure_is_low(figure), figure_value(figure) DESC NULLS LAST, agency_id
