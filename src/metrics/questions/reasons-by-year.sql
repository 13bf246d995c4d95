-- The rows of the outcome groups by year, each as a share of its group. The figures list: the shares.
WITH figures AS (
  SELECT year, unnest({{figures}}) AS figure
  FROM {{counted}}
  GROUP BY year
)
SELECT
  year,
  figure.metric,
  figure.amount AS value,
  figure_value(figure) AS share,
  figure.denominator,
  figure.reports,
  figure.gaps,
  figure_is_low(figure) AS "lowCount"
FROM figures
ORDER BY year, figure.place
