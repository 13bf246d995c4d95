-- Metrics by one or two dimensions, with the totals over either and over both: each a sum over the reports behind it, so that a total of rates is
-- a ratio of sums. Rows with a metric have its sums; rows without have the agencies that reported, or those that should have.
SELECT
  first, second, figure.metric, figure.place, figure.is_rate AS "isRate", figure.amount, figure.denominator, figure.reports, figure.gaps,
  figure.low_below AS "lowBelow", first_year AS "firstYear", last_year AS "lastYear", fictional,
  NULL::DOUBLE AS units, NULL::DOUBLE AS expected
FROM (
  SELECT
    {{first}} AS first, {{second}} AS second, min(reports.year) AS first_year, max(reports.year) AS last_year,
    bool_or(reports.fictional) AS fictional, unnest({{figures}}) AS figure
  FROM {{counted}}
  GROUP BY GROUPING SETS ({{sets}})
)
WHERE first_year IS NOT NULL
UNION ALL
SELECT
  {{presentFirst}}, {{presentSecond}}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  {{units}}, NULL
FROM {{present}}
GROUP BY GROUPING SETS ({{presentSets}})
UNION ALL
SELECT
  {{expectedFirst}}, {{expectedSecond}}, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, {{expectedUnits}}
FROM {{expected}}
GROUP BY GROUPING SETS ({{expectedSets}})
