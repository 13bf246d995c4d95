-- The six outcomes of each of the seven columns of section 3 as shares of the column's own 总计, read cell by cell. $1–$7: the filters;
-- $8: `last` for the last year within $3–$4 that has reports, `all` for all of them; $9: how few cases are too few. A report with a
-- gap in a column (gaps.ts), also where its table was not found, is left out of that column's shares.
WITH counted AS (
  SELECT report, year, agency, fictional
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7)
), years AS (
  SELECT DISTINCT year
  FROM counted
  WHERE $8 = 'all' OR year = (SELECT max(year) FROM counted)
), chosen AS (
  SELECT
    counted.report, counted.year, counted.fictional,
    coalesce(report.layout_applications, CASE {{inForce}} END) AS layout
  FROM counted JOIN years USING (year) JOIN report ON report.code = counted.report
), form AS (
  SELECT
    code, form_column,
    CASE
      WHEN form_row IN ('granted', 'partlyGranted', 'other', 'concluded') THEN form_row
      WHEN split_part(form_row, '.', 1) IN ('denied', 'unavailable', 'notProcessed', 'other') THEN split_part(form_row, '.', 1)
    END AS part,
    CASE {{printedBy}} ELSE {{layoutsOfTable}} END AS layouts
  FROM form_cell
  WHERE form_table = 'applications'
), asked AS (
  SELECT layout, form_column, count(*) AS cells
  FROM form JOIN (SELECT DISTINCT layout FROM chosen) ON list_contains(layouts, layout)
  WHERE part IS NOT NULL
  GROUP BY layout, form_column
), printed AS (
  SELECT
    chosen.report, layout, form_column, part, list_contains(layouts, layout) AS own,
    CASE $1 WHEN 'published' THEN cell.value ELSE cell.corrected END AS number,
    cell.gap & CASE $1 WHEN 'published' THEN 1 ELSE 2 END = 0 AS known
  FROM cell JOIN form ON form.code = cell.cell JOIN chosen ON chosen.report = cell.report
  WHERE part IS NOT NULL
), usable AS (
  SELECT report, form_column
  FROM printed JOIN asked USING (layout, form_column)
  GROUP BY report, form_column, asked.cells
  HAVING count(*) FILTER (own AND known) = asked.cells
), behind AS (
  SELECT form_column, count(*) AS reports
  FROM usable
  GROUP BY form_column
), found AS (
  SELECT form_column, part, sum(number) AS amount, (count(*) FILTER (own AND number IS NULL))::DOUBLE AS gaps
  FROM printed JOIN usable USING (report, form_column)
  GROUP BY form_column, part
), sums AS (
  SELECT form_column, part, amount, coalesce(gaps, 0) AS gaps
  FROM (SELECT DISTINCT form_column, part FROM form WHERE part IS NOT NULL) LEFT JOIN found USING (form_column, part)
  WHERE (SELECT count(*) FROM chosen) > 0
), whole AS (
  SELECT form_column, amount AS denominator, gaps
  FROM sums
  WHERE part = 'concluded'
)
SELECT
  sums.form_column AS first,
  NULL AS second,
  'outcomes.' || sums.part AS metric,
  rate_of(coalesce(amount, 0), denominator) AS value,
  CASE WHEN denominator IS NULL THEN amount ELSE coalesce(amount, 0) END AS numerator,
  denominator,
  coalesce(behind.reports, 0) AS reports,
  sums.gaps + whole.gaps AS gaps,
  (SELECT count(*) FROM chosen) - coalesce(behind.reports, 0) AS "leftOut",
  rate_is_low(denominator, $9) AS "lowCount",
  (SELECT count(DISTINCT agency) FROM reports_present($1, $2, $3, $4, $5, $6, $7) JOIN years USING (year)) AS units,
  (SELECT count(DISTINCT agency) FILTER (due OR (SELECT count(*) FROM years) > 1) FROM units_expected($2, $3, $4, $5, $6, $7) AS expected WHERE year IN (SELECT year FROM years)) AS expected,
  (SELECT min(year) FROM years) AS "firstYear",
  (SELECT max(year) FROM years) AS "lastYear",
  (SELECT bool_or(fictional) FROM chosen) AS fictional
FROM sums JOIN whole USING (form_column) LEFT JOIN behind USING (form_column)
WHERE part <> 'concluded'
ORDER BY
  list_position(['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation', 'total'], first),
  list_position(['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other'], sums.part)
