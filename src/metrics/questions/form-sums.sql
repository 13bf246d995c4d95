-- Every cell of the form over the reports that make the total, with how many of them print a number there and what the others print. $1–$7: the filters.
SELECT
  form_cell.key AS cell,
  sum(number) AS value,
  count(number)::DOUBLE AS numbers,
  (count(*) FILTER (number IS NULL AND state = 'blank'))::DOUBLE AS blanks,
  (count(*) FILTER (number IS NULL AND state = 'mark'))::DOUBLE AS marks,
  (count(*) FILTER (number IS NULL AND state = 'unreadable'))::DOUBLE AS unreadable,
  (count(*) FILTER (number IS NULL AND state = 'absent'))::DOUBLE AS absent
FROM (
  SELECT cell.cell, CASE $1 WHEN 'published' THEN cell.value ELSE cell.corrected END AS number, cell_state.name AS state
  FROM reports_counted($1, $2, $3, $4, $5, $6, $7) AS counted
    JOIN cell USING (report)
    JOIN cell_state ON cell_state.code = cell.state
) AS held JOIN form_cell ON form_cell.code = held.cell
GROUP BY form_cell.key
