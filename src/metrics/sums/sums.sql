-- What the reports add up to, by keys and by form: reports of one form lack the same columns of gaps. Totals and rates are made of these sums.
SELECT
  {{first}} AS first, {{second}} AS second, reports.form, {{reports}} AS reports, {{present}} AS present, {{newcomers}} AS newcomers, NULL AS expected,
  min(reports.year) AS "firstYear", max(reports.year) AS "lastYear", bool_or(reports.fictional) AS fictional{{sums}}
FROM {{counted}}
GROUP BY {{keys}}
