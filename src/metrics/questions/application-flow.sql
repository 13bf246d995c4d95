-- Section 3 from intake to outcome in the last year within $3–$4 that has reports, as published: nothing is made to fit. $1–$7: the filters.
-- `unbalanced`: reports whose received + carried in are not concluded + carried out; `uneven`: reports whose outcomes are not their concluded.
WITH counted AS (
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7)
), present AS (
  FROM reports_present($1, $2, $3, $4, $5, $6, $7)
)
SELECT
  year,
  sum(applications_carried_in_total) AS "carriedIn",
  sum(applications_received_total) AS received,
  sum(applications_received_person) AS person,
  sum(applications_received_business) AS business,
  sum(applications_received_research) AS research,
  sum(applications_received_public_interest) AS "publicInterest",
  sum(applications_received_legal_service) AS "legalService",
  sum(applications_received_other_organisation) AS "otherOrganisation",
  sum(applications_concluded_total) AS concluded,
  sum(applications_granted_total) AS granted,
  sum(applications_partly_granted_total) AS "partlyGranted",
  sum(outcomes_denied) AS denied,
  sum(outcomes_unavailable) AS unavailable,
  sum(outcomes_not_processed) AS "notProcessed",
  sum(outcomes_other) AS other,
  sum(applications_carried_out_total) AS "carriedOut",
  count(*) FILTER (
    coalesce(applications_received_total, 0) + coalesce(applications_carried_in_total, 0)
    <> coalesce(applications_concluded_total, 0) + coalesce(applications_carried_out_total, 0)
  ) AS unbalanced,
  count(*) FILTER (
    coalesce(applications_granted_total, 0) + coalesce(applications_partly_granted_total, 0) + coalesce(outcomes_denied, 0)
    + coalesce(outcomes_unavailable, 0) + coalesce(outcomes_not_processed, 0) + coalesce(outcomes_other, 0)
    <> coalesce(applications_concluded_total, 0)
  ) AS uneven,
  count(*) AS reports,
  sum(
    applications_carried_in_total_gaps + applications_received_total_gaps + applications_received_person_gaps + applications_received_business_gaps
    + applications_received_research_gaps + applications_received_public_interest_gaps + applications_received_legal_service_gaps
    + applications_received_other_organisation_gaps + applications_concluded_total_gaps + applications_granted_total_gaps
    + applications_partly_granted_total_gaps + outcomes_denied_gaps + outcomes_unavailable_gaps + outcomes_not_processed_gaps
    + outcomes_other_gaps + applications_carried_out_total_gaps
  )::DOUBLE AS gaps,
  (SELECT count(DISTINCT agency) FROM present WHERE present.year = counted.year) AS units,
  (SELECT count(*) FROM agencies_expected($2, $5, $6, $7)) AS expected,
  bool_or(counted.fictional) AS fictional
FROM counted JOIN report_wide USING (report, variant, year)
WHERE year = (SELECT max(year) FROM counted)
GROUP BY year
