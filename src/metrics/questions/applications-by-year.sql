-- Section 3 by year, all applicants. $1–$7: the filters.
SELECT
  year,
  sum(applications_received_total) AS received,
  sum(applications_carried_in_total) AS "carriedIn",
  list_sum([sum(applications_received_total), sum(applications_carried_in_total)]) AS handled,
  sum(applications_concluded_total) AS concluded,
  sum(applications_carried_out_total) AS "carriedOut",
  count(*) AS reports,
  sum(
    applications_received_total_gaps + applications_carried_in_total_gaps + applications_concluded_total_gaps
    + applications_carried_out_total_gaps
  )::DOUBLE AS gaps
FROM reports_counted($1, $2, $3, $4, $5, $6, $7) JOIN report_wide USING (report, variant, year)
GROUP BY year
ORDER BY year
