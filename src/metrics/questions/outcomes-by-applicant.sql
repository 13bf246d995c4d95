-- The six outcomes of each of the seven columns of section 3 as shares of the column's own 总计, read cell by cell. $1–$7: the filters;
-- $8: `last` for the last year within $3–$4 that has reports, `all` for all of them; $9: how few cases are too few. A cell the report's
-- form asks for and that holds no number is a gap, also where its table was not found.
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
), layouts AS (
  SELECT layout, count(*) AS reports
  FROM chosen
  GROUP BY layout
), asked AS (
  SELECT form_column, part, sum(reports)::DOUBLE AS cells
  FROM form JOIN layouts ON list_contains(form.layouts, layouts.layout)
  WHERE part IS NOT NULL
  GROUP BY form_column, part
), numbers AS (
  SELECT form.form_column, form.part, chosen.layout, form.layouts, CASE $1 WHEN 'published' THEN cell.value ELSE cell.corrected END AS number
  FROM cell JOIN form ON form.code = cell.cell JOIN chosen ON chosen.report = cell.report
  WHERE form.part IS NOT NULL
), found AS (
  SELECT form_column, part, sum(number) AS amount, count(number) FILTER (list_contains(layouts, layout))::DOUBLE AS cells
  FROM numbers
  GROUP BY form_column, part
), sums AS (
  SELECT asked.form_column, asked.part, found.amount, asked.cells - coalesce(found.cells, 0) AS gaps
  FROM asked LEFT JOIN found USING (form_column, part)
), whole AS (
  SELECT form_column, amount AS denominator, gaps
  FROM sums
  WHERE part = 'concluded'
)
SELECT
  sums.form_column AS first,
  NULL AS second,
  'outcomes.' || sums.part AS metric,
  CASE WHEN denominator > 0 THEN amount / denominator END AS value,
  amount AS numerator,
  denominator,
  (SELECT count(*) FROM chosen) AS reports,
  sums.gaps + whole.gaps AS gaps,
  coalesce(denominator < $9, false) AS "lowCount",
  (SELECT count(DISTINCT agency) FROM reports_present($1, $2, $3, $4, $5, $6, $7) JOIN years USING (year)) AS units,
  (SELECT count(DISTINCT agency) FROM units_expected($2, $3, $4, $5, $6, $7) AS expected WHERE year IN (SELECT year FROM years)) AS expected,
  (SELECT min(year) FROM years) AS "firstYear",
  (SELECT max(year) FROM years) AS "lastYear",
  (SELECT bool_or(fictional) FROM chosen) AS fictional
FROM sums JOIN whole USING (form_column)
WHERE part <> 'concluded'
ORDER BY
  list_position(['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation', 'total'], first),
  list_position(['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other'], sums.part)
