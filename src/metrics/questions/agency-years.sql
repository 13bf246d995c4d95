-- Metrics of one agency in every year within $2–$3, each with the year before it, from whichever report it made that year.
-- $1: published or corrected; $4: the agency. The figures list: the metrics.
WITH figures AS (
  SELECT year, unnest({{figures}}) AS figure
  FROM (
    SELECT *, 1 AS present, 1 AS expected FROM reports_present($1, 'unit', NULL, NULL, '', '', $4)
    UNION ALL
    SELECT *, 1 AS present, 1 AS expected FROM reports_present($1, 'consolidated', NULL, NULL, '', '', $4)
  )
  GROUP BY year
), series AS (
  SELECT year, unnest(figure)
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
  coalesce(now.denominator < now.low_below, false) AS "lowCount"
FROM series AS now
  LEFT JOIN series AS before ON before.metric = now.metric AND before.year = now.year - 1
WHERE ($2::INTEGER IS NULL OR now.year >= $2) AND ($3::INTEGER IS NULL OR now.year <= $3)
ORDER BY now.place, now.year
