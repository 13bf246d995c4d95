-- The agencies that have a report that counts in one of two years only, by year and by what became of their other year: its state of `unit_year`, or none.
SELECT year, state, count(*)::DOUBLE AS units
FROM (
  SELECT reports.year, (
    SELECT any_value(state)
    FROM unit_year
    WHERE unit_year.agency = reports.agency AND unit_year.year = $3 + $4 - reports.year AND unit_year.consolidated = reports.consolidated
  ) AS state
  FROM {{paired}} AND other.agency IS NULL
)
GROUP BY year, state
