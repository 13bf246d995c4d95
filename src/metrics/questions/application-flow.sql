-- Section 3 from intake to outcome in the last year within $3–$4 that has reports, a row a number, as published: nothing is made to fit.
-- $1–$7: the filters. `unbalanced`: reports whose received + carried in are not concluded + carried out; `uneven`: reports whose outcomes
-- are not their concluded.
WITH counted AS (
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7)
), present AS (
  FROM reports_present($1, $2, $3, $4, $5, $6, $7)
), sums AS (
  SELECT
    year, count(*) AS reports, bool_or(counted.fictional) AS fictional,
    (SELECT count(DISTINCT agency) FROM present WHERE present.year = counted.year) AS units,
    [
      {'key': 'received', 'amount': sum(applications_received_total), 'gaps': sum(applications_received_total_gaps)::DOUBLE},
      {'key': 'person', 'amount': sum(applications_received_person), 'gaps': sum(applications_received_person_gaps)::DOUBLE},
      {'key': 'business', 'amount': sum(applications_received_business), 'gaps': sum(applications_received_business_gaps)::DOUBLE},
      {'key': 'research', 'amount': sum(applications_received_research), 'gaps': sum(applications_received_research_gaps)::DOUBLE},
      {'key': 'publicInterest', 'amount': sum(applications_received_public_interest), 'gaps': sum(applications_received_public_interest_gaps)::DOUBLE},
      {'key': 'legalService', 'amount': sum(applications_received_legal_service), 'gaps': sum(applications_received_legal_service_gaps)::DOUBLE},
      {'key': 'otherOrganisation', 'amount': sum(applications_received_other_organisation), 'gaps': sum(applications_received_other_organisation_gaps)::DOUBLE},
      {'key': 'carriedIn', 'amount': sum(applications_carried_in_total), 'gaps': sum(applications_carried_in_total_gaps)::DOUBLE},
      {'key': 'concluded', 'amount': sum(applications_concluded_total), 'gaps': sum(applications_concluded_total_gaps)::DOUBLE},
      {'key': 'granted', 'amount': sum(applications_granted_total), 'gaps': sum(applications_granted_total_gaps)::DOUBLE},
      {'key': 'partlyGranted', 'amount': sum(applications_partly_granted_total), 'gaps': sum(applications_partly_granted_total_gaps)::DOUBLE},
      {'key': 'denied', 'amount': sum(outcomes_denied), 'gaps': sum(outcomes_denied_gaps)::DOUBLE},
      {'key': 'unavailable', 'amount': sum(outcomes_unavailable), 'gaps': sum(outcomes_unavailable_gaps)::DOUBLE},
      {'key': 'notProcessed', 'amount': sum(outcomes_not_processed), 'gaps': sum(outcomes_not_processed_gaps)::DOUBLE},
      {'key': 'other', 'amount': sum(outcomes_other), 'gaps': sum(outcomes_other_gaps)::DOUBLE},
      {'key': 'carriedOut', 'amount': sum(applications_carried_out_total), 'gaps': sum(applications_carried_out_total_gaps)::DOUBLE},
      {
        'key': 'unbalanced',
        'amount': (count(*) FILTER (
          coalesce(applications_received_total, 0) + coalesce(applications_carried_in_total, 0)
          <> coalesce(applications_concluded_total, 0) + coalesce(applications_carried_out_total, 0)
        ))::DOUBLE,
        'gaps': 0::DOUBLE
      },
      {
        'key': 'uneven',
        'amount': (count(*) FILTER (
          coalesce(applications_granted_total, 0) + coalesce(applications_partly_granted_total, 0) + coalesce(outcomes_denied, 0)
          + coalesce(outcomes_unavailable, 0) + coalesce(outcomes_not_processed, 0) + coalesce(outcomes_other, 0)
          <> coalesce(applications_concluded_total, 0)
        ))::DOUBLE,
        'gaps': 0::DOUBLE
      }
    ] AS flows
  FROM counted JOIN report_wide USING (report, variant, year)
  WHERE year = (SELECT max(year) FROM counted)
  GROUP BY year
), flows AS (
  SELECT *, unnest(flows) AS flow
  FROM sums
)
SELECT
  flow.key AS first,
  NULL AS second,
  'flow' AS metric,
  flow.amount AS value,
  NULL AS numerator,
  NULL AS denominator,
  reports,
  coalesce(flow.gaps, 0) AS gaps,
  0 AS "leftOut",
  false AS "lowCount",
  units,
  (SELECT count(DISTINCT agency) FILTER (due) FROM units_expected($2, $3, $4, $5, $6, $7) AS expected WHERE expected.year = flows.year) AS expected,
  year AS "firstYear",
  year AS "lastYear",
  fictional
FROM flows
