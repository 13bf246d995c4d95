-- The agencies with the highest or the lowest value of one metric, and the total of all. Agencies with too few cases follow those that may be
-- compared, then those with a blank in a cell of the formula; those without a value are counted, not listed. $8: how many.
WITH summed AS (
  SELECT
    reports.agency, {{firstYear}} AS first_year, {{lastYear}} AS last_year, {{fictional}} AS fictional,
    {{amount}} AS amount, {{denominator}} AS denominator, {{reports}} AS reports, {{gaps}} AS gaps
  FROM {{counted}}
  {{grouped}}
), valued AS (
  SELECT
    *, {{value}} AS value,
    CASE WHEN {{value}} IS NULL THEN 3 WHEN gaps > 0 THEN 2 WHEN {{low}} THEN 1 ELSE 0 END AS apart
  FROM summed
), last_listed AS (
  SELECT apart, value
  FROM valued
  WHERE apart < 3
  ORDER BY apart, value {{order}}
  LIMIT $8
), bound AS (
  -- Of agencies with the same value the names decide, which are looked up for those only that may be listed.
  SELECT last(apart ORDER BY apart, value {{order}}) AS apart, last(value ORDER BY apart, value {{order}}) AS value
  FROM last_listed
), top AS (
  SELECT valued.*, agency.id, row_number() OVER (ORDER BY valued.apart, valued.value {{order}}, agency.id) AS place
  FROM valued CROSS JOIN bound JOIN agency ON agency.code = valued.agency
  WHERE valued.apart < bound.apart OR (valued.apart = bound.apart AND valued.value {{reaches}} bound.value)
  ORDER BY place
  LIMIT $8
), whole AS (
  SELECT
    min(first_year) AS first_year, max(last_year) AS last_year, bool_or(fictional) AS fictional, sum(amount) AS amount,
    sum(denominator) AS denominator, sum(reports)::DOUBLE AS reports, sum(gaps)::DOUBLE AS gaps, count(*)::DOUBLE AS agencies,
    count(*) FILTER (apart = 0)::DOUBLE AS compared, count(*) FILTER (apart = 1)::DOUBLE AS low,
    count(*) FILTER (apart = 2)::DOUBLE AS gapped, count(*) FILTER (apart = 3)::DOUBLE AS missing
  FROM valued
)
SELECT
  NULL AS first, NULL AS second, '{{metric}}' AS metric, {{value}} AS value, {{numerator}} AS numerator, denominator, reports, gaps,
  {{low}} AS "lowCount", {{units}} AS units, coalesce((SELECT {{expectedUnits}} FROM {{expected}}), 0)::DOUBLE AS expected,
  first_year AS "firstYear", last_year AS "lastYear", fictional,
  compared, low, gapped, missing, 0 AS place
FROM whole
WHERE agencies > 0
UNION ALL
SELECT
  id, NULL, '{{metric}}', value, {{numerator}}, denominator, reports, gaps,
  {{low}}, 1, 1, first_year, last_year, fictional,
  0, 0, 0, 0, place
FROM top
ORDER BY place
