-- One metric of each report behind a number, the largest contribution first, and their total. $8: how many. The figures list: the metric, of one report.
WITH figures AS (
  SELECT reports.report, reports.year, reports.agency, reports.fictional, ({{figures}})[1] AS figure
  FROM {{counted}}
), listed AS (
  SELECT *
  FROM figures
  ORDER BY abs(figure.amount) DESC NULLS LAST, figure.denominator DESC NULLS LAST, agency, year
  LIMIT $8
), whole AS (
  SELECT
    any_value(figure.is_rate) AS is_rate, sum(figure.amount) AS amount, sum(figure.denominator) AS denominator,
    sum(figure.gaps)::DOUBLE AS gaps, sum(figure.left_out)::DOUBLE AS left_out, count(*)::DOUBLE AS reports, bool_or(fictional) AS fictional
  FROM figures
)
SELECT
  NULL AS report, NULL AS agency, NULL AS name, NULL AS year,
  CASE WHEN is_rate THEN rate_of(amount, denominator) ELSE amount END AS value,
  CASE WHEN is_rate THEN amount END AS numerator,
  denominator, gaps, left_out AS "leftOut", reports, fictional, 0 AS place
FROM whole
WHERE reports > 0
UNION ALL
SELECT
  report.id, agency.id, agency.name, listed.year, figure_value(figure), CASE WHEN figure.is_rate THEN figure.amount END, figure.denominator,
  figure.gaps, figure.left_out, 1, listed.fictional,
  row_number() OVER (ORDER BY abs(figure.amount) DESC NULLS LAST, figure.denominator DESC NULLS LAST, listed.agency, listed.year)
FROM listed JOIN report ON report.code = listed.report JOIN agency ON agency.code = listed.agency
ORDER BY place
