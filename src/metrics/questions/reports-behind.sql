-- One metric of each report behind a number, the largest contribution first, and their total. $1–$7: the filters; $8: `last` for the last year
-- within $3–$4 that has reports, `all` for all of them; $9: how many. The figures list: the metric.
WITH counted AS (
  SELECT report, variant, year, agency, fictional, 1 AS present, 1 AS expected
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7)
), figures AS (
  SELECT report, year, agency, bool_or(counted.fictional) AS fictional, ({{figures}})[1] AS figure
  FROM counted JOIN report_wide USING (report, variant, year, agency)
  WHERE $8 = 'all' OR year = (SELECT max(year) FROM counted)
  GROUP BY report, year, agency
), listed AS (
  SELECT *
  FROM figures
  ORDER BY abs(figure.amount) DESC NULLS LAST, figure.denominator DESC NULLS LAST, agency, year
  LIMIT $9
), whole AS (
  SELECT
    any_value(figure.is_rate) AS is_rate, sum(figure.amount) AS amount, sum(figure.denominator) AS denominator,
    sum(figure.gaps)::DOUBLE AS gaps, count(*)::DOUBLE AS reports, bool_or(fictional) AS fictional
  FROM figures
)
SELECT
  NULL AS report, NULL AS agency, NULL AS name, NULL AS year,
  CASE WHEN NOT is_rate THEN amount WHEN denominator > 0 THEN amount / denominator END AS value,
  CASE WHEN is_rate THEN amount END AS numerator,
  denominator, gaps, reports, fictional, 0 AS place
FROM whole
WHERE reports > 0
UNION ALL
SELECT
  report.id, agency.id, agency.name, listed.year, figure_value(figure), CASE WHEN figure.is_rate THEN figure.amount END, figure.denominator,
  figure.gaps, 1, listed.fictional,
  row_number() OVER (ORDER BY abs(figure.amount) DESC NULLS LAST, figure.denominator DESC NULLS LAST, listed.agency, listed.year)
FROM listed JOIN report ON report.code = listed.report JOIN agency ON agency.code = listed.agency
ORDER BY place
