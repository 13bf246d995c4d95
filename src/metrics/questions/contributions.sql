-- What each agency adds to one metric in two years, $3 and $4: sums over units make the group's numerator and denominator of either year.
-- $1–$7: the filters. An agency without a report that counts in a year has no reports and no numbers there. The figures list: the metric.
WITH counted AS (
  SELECT *, 1 AS present, 1 AS expected
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7)
  WHERE year IN ($3, $4)
), figures AS (
  SELECT agency_id, agency_name, year, bool_or(counted.fictional) AS fictional, unnest({{figures}}) AS figure
  FROM counted JOIN report_wide USING (report, variant, year)
  GROUP BY agency_id, agency_name, year
)
SELECT
  agency_id AS agency,
  agency_name AS name,
  max(figure.amount) FILTER (year = $3) AS "firstAmount",
  max(figure.denominator) FILTER (year = $3) AS "firstDenominator",
  max(figure.amount) FILTER (year = $4) AS "lastAmount",
  max(figure.denominator) FILTER (year = $4) AS "lastDenominator",
  bool_or(year = $3) AS "inFirst",
  bool_or(year = $4) AS "inLast",
  coalesce(sum(figure.gaps) FILTER (year = $3), 0) AS "firstGaps",
  coalesce(sum(figure.gaps) FILTER (year = $4), 0) AS "lastGaps",
  bool_or(fictional) AS fictional
FROM figures
GROUP BY agency_id, agency_name
ORDER BY agency_id
