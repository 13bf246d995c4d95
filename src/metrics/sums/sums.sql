-- What the reports add up to, by keys, by gap profile (reports of one lack the same columns of gaps) and by the rates a gap leaves them out of. Totals
-- and rates are made of these sums. Of two years compared, a report stands beside its agency's of the other year, if any, and what leaves out one leaves out both.
SELECT
  {{first}} AS first, {{second}} AS second, reports.gap_profile AS profile, {{otherProfile}} AS "otherProfile", {{unusable}} AS unusable,
  {{reports}} AS reports, {{present}} AS present, {{newcomers}} AS newcomers, NULL AS expected,
  min(reports.year) AS "firstYear", max(reports.year) AS "lastYear", bool_or(reports.fictional) AS fictional{{sums}}
FROM {{counted}}
GROUP BY {{keys}}
