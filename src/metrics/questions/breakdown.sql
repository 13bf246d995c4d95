-- Metrics by one or two dimensions, with the totals over either and over both: one pass, each a sum over the reports behind it, so that a
-- total of rates is a ratio of sums. $1–$7: the filters; $8, $9: the dimensions (dimensions.ts), $9 empty for one only; $10: `last` for the
-- last year within $3–$4 that has reports, `all` for all of them. Broken down by scope, both scopes answer, and nothing is added across them.
WITH counted AS (
  SELECT report, variant, year, agency, fictional, $2 AS scope
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7)
  UNION ALL
  SELECT report, variant, year, agency, fictional, CASE $2 WHEN 'unit' THEN 'consolidated' ELSE 'unit' END
  FROM reports_counted($1, CASE $2 WHEN 'unit' THEN 'consolidated' ELSE 'unit' END, $3, $4, $5, $6, $7)
  WHERE 'scope' IN ($8, $9)
), present AS (
  SELECT year, agency, $2 AS scope
  FROM reports_present($1, $2, $3, $4, $5, $6, $7)
  UNION ALL
  SELECT year, agency, CASE $2 WHEN 'unit' THEN 'consolidated' ELSE 'unit' END
  FROM reports_present($1, CASE $2 WHEN 'unit' THEN 'consolidated' ELSE 'unit' END, $3, $4, $5, $6, $7)
  WHERE 'scope' IN ($8, $9)
), expected AS (
  SELECT code AS agency, $2 AS scope
  FROM agencies_expected($2, $5, $6, $7)
  UNION ALL
  SELECT code, CASE $2 WHEN 'unit' THEN 'consolidated' ELSE 'unit' END
  FROM agencies_expected(CASE $2 WHEN 'unit' THEN 'consolidated' ELSE 'unit' END, $5, $6, $7)
  WHERE 'scope' IN ($8, $9)
), years AS (
  SELECT DISTINCT year
  FROM counted
  WHERE $10 = 'all' OR year = (SELECT max(year) FROM counted)
), place AS (
  SELECT
    code AS agency,
    CASE $8
      WHEN 'province' THEN coalesce(province, '') WHEN 'city' THEN concat_ws('/', province, city) WHEN 'county' THEN coalesce(region_path, '')
      WHEN 'type' THEN type WHEN 'level' THEN coalesce(level, '') WHEN 'agency' THEN id ELSE ''
    END AS first_place,
    CASE $9
      WHEN 'province' THEN coalesce(province, '') WHEN 'city' THEN concat_ws('/', province, city) WHEN 'county' THEN coalesce(region_path, '')
      WHEN 'type' THEN type WHEN 'level' THEN coalesce(level, '') WHEN 'agency' THEN id ELSE ''
    END AS second_place
  FROM agency
), keyed AS (
  SELECT
    report, variant, year, fictional, 1 AS present, 1 AS expected,
    CASE $8 WHEN 'year' THEN year::VARCHAR WHEN 'scope' THEN scope ELSE first_place END AS first_key,
    CASE $9 WHEN 'year' THEN year::VARCHAR WHEN 'scope' THEN scope ELSE second_place END AS second_key
  FROM counted JOIN years USING (year) JOIN place USING (agency)
), standing AS (
  SELECT agency, scope, year, true AS present
  FROM present JOIN years USING (year)
  UNION ALL
  SELECT agency, scope, year, false
  FROM expected CROSS JOIN years
), standing_keyed AS (
  SELECT
    agency, present,
    CASE $8 WHEN 'year' THEN year::VARCHAR WHEN 'scope' THEN scope ELSE first_place END AS first_key,
    CASE $9 WHEN 'year' THEN year::VARCHAR WHEN 'scope' THEN scope ELSE second_place END AS second_key
  FROM standing JOIN place USING (agency)
), coverage AS (
  SELECT
    first_key, second_key, grouping(first_key) AS over_first, grouping(second_key) AS over_second,
    count(DISTINCT agency) FILTER (present)::DOUBLE AS units,
    count(DISTINCT agency) FILTER (NOT present)::DOUBLE AS expected
  FROM standing_keyed
  GROUP BY GROUPING SETS ((first_key, second_key), (first_key), (second_key), ())
), grouped AS (
  SELECT
    first_key, second_key, grouping(first_key) AS over_first, grouping(second_key) AS over_second,
    min(year) AS first_year, max(year) AS last_year, bool_or(keyed.fictional) AS fictional, unnest({{figures}}) AS figure
  FROM keyed JOIN report_wide USING (report, variant, year)
  GROUP BY GROUPING SETS ((first_key, second_key), (first_key), (second_key), ())
), figures AS (
  SELECT
    grouped.*, units, expected,
    CASE figure.metric WHEN 'coverage' THEN units ELSE figure.amount END AS amount,
    CASE figure.metric WHEN 'coverage' THEN expected ELSE figure.denominator END AS denominator
  FROM grouped JOIN coverage
    ON coverage.over_first = grouped.over_first AND coverage.over_second = grouped.over_second
    AND coverage.first_key IS NOT DISTINCT FROM grouped.first_key AND coverage.second_key IS NOT DISTINCT FROM grouped.second_key
)
SELECT
  CASE over_first WHEN 0 THEN first_key END AS first,
  CASE over_second WHEN 0 THEN second_key END AS second,
  figure.metric,
  CASE WHEN NOT figure.is_rate THEN amount WHEN denominator > 0 THEN amount / denominator END AS value,
  CASE WHEN figure.is_rate THEN amount END AS numerator,
  denominator,
  figure.reports,
  figure.gaps,
  coalesce(denominator < figure.low_below, false) AS "lowCount",
  units,
  expected,
  first_year AS "firstYear",
  last_year AS "lastYear",
  fictional
FROM figures
WHERE NOT ($8 = 'scope' AND over_first = 1)
  AND NOT ($9 = 'scope' AND over_second = 1)
  AND NOT ($9 = '' AND over_second = 0)
  AND first_year IS NOT NULL
ORDER BY figure.place, over_first, over_second, first, second
