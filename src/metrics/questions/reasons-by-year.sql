-- The rows of the outcome groups by year, each as a share of its group. $1–$7: the filters. The figures list: the shares.
WITH figures AS (
  SELECT year, unnest({{figures}}) AS figure
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7) JOIN report_wide USING (report, variant, year)
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
