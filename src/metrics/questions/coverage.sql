-- N of M units, years a–b. `reports` are those that make the totals.
SELECT
  coalesce({{units}}, 0)::DOUBLE AS units,
  coalesce((SELECT {{expectedUnits}} FROM {{expected}}), 0)::DOUBLE AS expected,
  coalesce((SELECT {{count}} FROM {{counted}}), 0)::DOUBLE AS reports,
  min(present.year) AS "firstYear",
  max(present.year) AS "lastYear",
  coalesce(bool_or(present.fictional), false) AS fictional
FROM {{present}}
