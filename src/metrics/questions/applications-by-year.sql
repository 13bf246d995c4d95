-- Section 3 by year, all applicants.
SELECT
  year,
  sum(applications_received_total) AS received,
  sum(applications_carried_in_total) AS "carriedIn",
  list_sum([sum(applications_received_total), sum(applications_carried_in_total)]) AS handled,
  sum(applications_concluded_total) AS concluded,
  sum(applications_carried_out_total) AS "carriedOut",
  ({{count}})::DOUBLE AS reports,
  sum(
    applications_received_total_gaps + applications_carried_in_total_gaps + applications_concluded_total_gaps
    + applications_carried_out_total_gaps
  )::DOUBLE AS gaps
FROM {{counted}}
GROUP BY year
ORDER BY year
