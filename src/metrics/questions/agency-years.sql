-- Metrics of one agency in every year within $2–$3, each with the year before it, from whichever report it made that year; of two
-- scopes the one it has more reports of, so that no year is counted twice.
-- $1: published or corrected; $4: the agency. The figures list: the metrics.
WITH figures AS (
  SELECT year, unnest({{figures}}) AS figure
  FROM (
    SELECT *, 1 AS present, 1 AS expected
    FROM (
      SELECT *, false AS whole FROM reports_present($1, 'unit', 0, 9999, '', '', $4)
      UNION ALL
      SELECT *, true AS whole FROM reports_present($1, 'consolidated', 0, 9999, '', '', $4)
    )
    QUALIFY row_number() OVER (
      PARTITION BY year ORDER BY whole = (SELECT consolidated_reports > unit_reports FROM agency WHERE id = $4) DESC
    ) = 1
  ) JOIN report_wide USING (report, variant, year)
  GROUP BY year
), series AS (
  SELECT
    year,
    figure.metric,
    figure.place,
    figure_value(figure) AS value,
    CASE WHEN figure.is_rate THEN figure.amount END AS numerator,
    figure.denominator,
    figure.reports,
    figure.gaps,
    figure.left_out,
    figure_is_low(figure) AS low
  FROM figures
)
SELECT
  now.metric,
  now.year,
  now.value,
  before.value AS previous,
  CASE WHEN NOT now.low AND NOT before.low THEN now.value - before.value END AS change,
  NULL AS pair,
  now.numerator,
  now.denominator,
  now.reports,
  coalesce(before.reports, 0) AS "previousReports",
  now.gaps,
  now.left_out AS "leftOut",
  now.low AS "lowCount"
FROM series AS now
  LEFT JOIN series AS before ON before.metric = now.metric AND before.year = now.year - 1
WHERE now.year BETWEEN $2 AND $3
ORDER BY now.place, now.year
