-- How applications ended, by year: the six groups, what is carried out, and the printed 总计.
SELECT
  year,
  sum(applications_granted_total) AS granted,
  sum(applications_partly_granted_total) AS "partlyGranted",
  sum(outcomes_denied) AS denied,
  sum(outcomes_unavailable) AS unavailable,
  sum(outcomes_not_processed) AS "notProcessed",
  sum(outcomes_other) AS other,
  sum(applications_carried_out_total) AS "carriedOut",
  sum(applications_concluded_total) AS concluded,
  ({{count}})::DOUBLE AS reports,
  sum(
    applications_granted_total_gaps + applications_partly_granted_total_gaps + outcomes_denied_gaps + outcomes_unavailable_gaps
    + outcomes_not_processed_gaps + outcomes_other_gaps + applications_carried_out_total_gaps + applications_concluded_total_gaps
  )::DOUBLE AS gaps
FROM {{counted}}
GROUP BY year
ORDER BY year
