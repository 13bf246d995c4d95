-- Totals of the reports of units by what most questions group and filter by: the rows of `report_cube`, columns of report_wide added up, so that
-- a whole nation is answered from some ten thousand rows. The totals of consolidated reports depend on which of them are present, and are no sums.
SELECT
  year, previous, province, type, level, fictional, variant, gap_profile, unusable,
  count(*)::INTEGER AS reports,
  {{measures}}
FROM report_wide
WHERE NOT consolidated AND apart NOT IN (1, 2)
GROUP BY year, previous, province, type, level, fictional, variant, gap_profile, unusable
