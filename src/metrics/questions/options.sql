-- What the filter lists offer: regions with all that contain them, department types, agencies; each with its agencies and the reports of
-- this scope and these years. Unsorted: Chinese is sorted by the reader's locale. $1–$4: values, scope, first and last year.
WITH counts AS (
  SELECT agency AS code, count(*) AS reports
  FROM reports_present($1, $2, $3, $4, '', '', '')
  GROUP BY agency
), listed AS (
  SELECT agency.*, coalesce(counts.reports, 0) AS reports, string_split(region_path, '/') AS names
  FROM agency LEFT JOIN counts USING (code)
), regions AS (
  SELECT unnest(list_transform(range(1, len(names) + 1), lambda depth: names[1:depth])) AS names, reports
  FROM listed
)
SELECT
  'region' AS kind,
  array_to_string(names, '/') AS key,
  names[-1] AS name,
  nullif(array_to_string(names[1:-2], '/'), '') AS parent,
  count(*) AS agencies,
  sum(reports)::DOUBLE AS reports
FROM regions
GROUP BY names
UNION ALL
SELECT 'type', type, type, NULL, count(*), sum(reports)::DOUBLE
FROM listed
GROUP BY type
UNION ALL
SELECT 'agency', id, name, region_path, 1, reports
FROM listed
