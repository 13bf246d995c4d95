-- The agencies with the highest or the lowest value of one metric, and the total of all. $1–$7: the filters; $8: `last` for the last year within
-- $3–$4 that has reports, `all` for all of them; $9: `highest` or `lowest`; $10: how many. The figures list: the metric. Agencies with too few
-- cases follow those that may be compared, then those with a blank in a cell of the formula; those without a value are counted, not listed.
WITH counted AS (
  SELECT report, variant, year, agency, fictional, 1 AS present, 1 AS expected
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7)
), years AS (
  SELECT DISTINCT year
  FROM counted
  WHERE $8 = 'all' OR year = (SELECT max(year) FROM counted)
), figures AS (
  SELECT agency, min(year) AS first_year, max(year) AS last_year, bool_or(counted.fictional) AS fictional, ({{figures}})[1] AS figure
  FROM counted JOIN years USING (year) JOIN report_wide USING (report, variant, year, agency)
  GROUP BY agency
), valued AS (
  SELECT
    *, figure_value(figure) AS value,
    CASE WHEN figure_value(figure) IS NULL THEN 3 WHEN figure.gaps > 0 THEN 2 WHEN figure_is_low(figure) THEN 1 ELSE 0 END AS apart
  FROM figures
), top AS (
  SELECT valued.*, agency.id, row_number() OVER (ORDER BY apart, CASE $9 WHEN 'lowest' THEN value ELSE -value END, agency.id) AS place
  FROM valued JOIN agency ON agency.code = valued.agency
  WHERE apart < 3
  ORDER BY place
  LIMIT $10
), whole AS (
  SELECT
    min(first_year) AS first_year, max(last_year) AS last_year, bool_or(fictional) AS fictional, any_value(figure.metric) AS metric,
    any_value(figure.is_rate) AS is_rate, sum(figure.amount) AS amount, sum(figure.denominator) AS denominator,
    sum(figure.reports)::DOUBLE AS reports, sum(figure.gaps)::DOUBLE AS gaps, any_value(figure.low_below) AS low_below,
    count(*)::DOUBLE AS agencies, count(*) FILTER (apart = 0)::DOUBLE AS compared, count(*) FILTER (apart = 1)::DOUBLE AS low,
    count(*) FILTER (apart = 2)::DOUBLE AS gapped, count(*) FILTER (apart = 3)::DOUBLE AS missing
  FROM valued
), consolidating AS (
  SELECT count(DISTINCT agency)::DOUBLE AS units
  FROM reports_present($1, $2, $3, $4, $5, $6, $7) JOIN years USING (year)
  WHERE $2 = 'consolidated'
)
SELECT
  NULL AS first, NULL AS second, metric,
  CASE WHEN NOT is_rate THEN amount WHEN denominator > 0 THEN amount / denominator END AS value,
  CASE WHEN is_rate THEN amount END AS numerator,
  denominator, reports, gaps, coalesce(denominator < low_below, false) AS "lowCount",
  CASE $2 WHEN 'consolidated' THEN units ELSE agencies END AS units,
  (SELECT count(*) FROM agencies_expected($2, $5, $6, $7))::DOUBLE AS expected,
  first_year AS "firstYear", last_year AS "lastYear", fictional,
  compared, low, gapped, missing, 0 AS place
FROM whole CROSS JOIN consolidating
WHERE agencies > 0
UNION ALL
SELECT
  id, NULL, figure.metric, value, CASE WHEN figure.is_rate THEN figure.amount END, figure.denominator, figure.reports, figure.gaps,
  figure_is_low(figure), 1, 1, first_year, last_year, fictional,
  0, 0, 0, 0, place
FROM top
ORDER BY place
