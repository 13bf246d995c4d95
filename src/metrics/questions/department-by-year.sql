-- One metric by department type and year. The figures list: the metric, Σ over Σ.
WITH figures AS (
  SELECT first_place.key AS type, reports.year, unnest({{figures}}) AS figure
  FROM {{counted}}
  GROUP BY first_place.key, reports.type, reports.year
)
SELECT type, year, figure_value(figure) AS value, figure.denominator, figure.reports, figure.gaps
FROM figures
ORDER BY type, year
