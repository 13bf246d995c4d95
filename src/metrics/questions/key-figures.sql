-- Metrics of the last year within $3–$4 that has reports, with the year before it. All years are computed first, then one is kept.
-- The figures list: the metrics, Σ over Σ.
WITH figures AS (
  SELECT reports.year, unnest({{figures}}) AS figure
  FROM {{counted}}
  GROUP BY reports.year
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
    figure_is_low(figure) AS low
  FROM figures
)
SELECT
  now.metric,
  now.year,
  now.value,
  before.value AS previous,
  now.value - before.value AS change,
  now.numerator,
  now.denominator,
  now.reports,
  coalesce(before.reports, 0) AS "previousReports",
  now.gaps,
  now.low AS "lowCount"
FROM series AS now
  LEFT JOIN series AS before ON before.metric = now.metric AND before.year = now.year - 1
WHERE now.year = (
  SELECT max(year)
  FROM series
  WHERE year BETWEEN $3 AND $4
)
ORDER BY now.place
