-- The agencies with the highest or the lowest value of one metric, in order, and how many agencies there are of each kind. Agencies with too few
-- cases (apart 1) follow those that may be compared (0), then those of a count with a cell that is no number (2), which a rate has no value for; those
-- without a value (3) are counted, not listed. $8: how many.
WITH summed AS (
  SELECT reports.agency, {{amount}} AS amount, {{denominator}} AS denominator, {{gapped}} AS gapped
  FROM {{counted}}
  {{grouped}}
), valued AS (
  SELECT agency, {{value}} AS value, CASE WHEN {{without}} THEN 3 WHEN gapped THEN 2 WHEN {{low}} THEN 1 ELSE 0 END AS apart
  FROM summed
), bound AS (
  -- Of agencies with the same value the names decide, which are looked up for those only that may be listed.
  SELECT apart, value
  FROM (SELECT apart, value FROM valued WHERE apart < 3 AND value IS NOT NULL ORDER BY apart, value {{order}} LIMIT $8)
  ORDER BY apart DESC, value {{reverse}}
  LIMIT 1
)
SELECT valued.agency, agency.id, NULL AS apart, NULL AS agencies, row_number() OVER (ORDER BY valued.apart, valued.value {{order}}, agency.id) AS place
FROM valued CROSS JOIN bound JOIN agency ON agency.code = valued.agency
WHERE valued.value IS NOT NULL AND (valued.apart < bound.apart OR (valued.apart = bound.apart AND valued.value {{reaches}} bound.value))
QUALIFY place <= $8
UNION ALL
SELECT NULL, NULL, apart, count(*), NULL
FROM valued
GROUP BY apart
