-- Section 4 by year and path, three rows a year.
WITH years AS (
  SELECT year, ({{count}})::DOUBLE AS reports, [
    {
      'path': 'review',
      'upheld': sum(appeals_review_upheld),
      'overturned': sum(appeals_review_overturned),
      'otherResult': sum(appeals_review_other_result),
      'pending': sum(appeals_review_pending),
      'total': sum(appeals_review_total),
      'gaps': sum(
        appeals_review_upheld_gaps + appeals_review_overturned_gaps + appeals_review_other_result_gaps + appeals_review_pending_gaps + appeals_review_total_gaps
      )::DOUBLE
    },
    {
      'path': 'direct',
      'upheld': sum(appeals_direct_upheld),
      'overturned': sum(appeals_direct_overturned),
      'otherResult': sum(appeals_direct_other_result),
      'pending': sum(appeals_direct_pending),
      'total': sum(appeals_direct_total),
      'gaps': sum(
        appeals_direct_upheld_gaps + appeals_direct_overturned_gaps + appeals_direct_other_result_gaps + appeals_direct_pending_gaps + appeals_direct_total_gaps
      )::DOUBLE
    },
    {
      'path': 'afterReview',
      'upheld': sum(appeals_after_review_upheld),
      'overturned': sum(appeals_after_review_overturned),
      'otherResult': sum(appeals_after_review_other_result),
      'pending': sum(appeals_after_review_pending),
      'total': sum(appeals_after_review_total),
      'gaps': sum(
        appeals_after_review_upheld_gaps + appeals_after_review_overturned_gaps + appeals_after_review_other_result_gaps + appeals_after_review_pending_gaps + appeals_after_review_total_gaps
      )::DOUBLE
    }
  ] AS paths
  FROM {{counted}}
  GROUP BY year
), rows AS (
  SELECT year, reports, unnest(paths) AS path, unnest([1, 2, 3]) AS place
  FROM years
)
SELECT
  year, path.path, path.upheld, path.overturned, path."otherResult", path.pending, path.total, reports, path.gaps
FROM rows
ORDER BY year, place
