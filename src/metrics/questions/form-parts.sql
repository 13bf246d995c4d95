-- What each report prints in cells of the form, the largest number first. $1–$7: the filters; $8: keys of the cells, joined by chr(31), empty for all.
SELECT
  form_cell.key AS cell,
  report.id AS report,
  agency_id AS agency,
  agency_name AS name,
  CASE $1 WHEN 'published' THEN cell.value ELSE cell.corrected END AS value,
  cell_state.name AS state,
  cell.has_correction AND $1 <> 'published' AS corrected
FROM reports_counted($1, $2, $3, $4, $5, $6, $7) AS counted
  JOIN report ON report.code = counted.report
  JOIN cell ON cell.report = counted.report
  JOIN form_cell ON form_cell.code = cell.cell
  JOIN cell_state ON cell_state.code = cell.state
WHERE $8 = '' OR list_contains(string_split($8, chr(31)), form_cell.key)
ORDER BY cell, value DESC NULLS LAST, name
