-- name: years
SELECT
  year AS 年度,
  sum(applications_received_total) AS 新收,
  sum(applications_concluded_total) AS 办结,
  round(100 * sum(coalesce(applications_granted_total, 0) + coalesce(applications_partly_granted_total, 0)) FILTER (unusable & 1 = 0) / nullif(sum(applications_concluded_total) FILTER (unusable & 1 = 0), 0), 1) AS 公开率
FROM report_wide
WHERE variant IN (0, 2) AND NOT consolidated AND apart NOT IN (1, 2)
GROUP BY ALL
ORDER BY 年度;

-- name: types
SELECT
  department_name.name AS 部门类型,
  round(100 * sum(coalesce(applications_granted_total, 0) + coalesce(applications_partly_granted_total, 0)) FILTER (unusable & 1 = 0) / nullif(sum(applications_concluded_total) FILTER (unusable & 1 = 0), 0), 1) AS 公开率,
  sum(applications_concluded_total) AS 办结
FROM report_wide
  JOIN agency ON agency.code = report_wide.agency
  JOIN department_name ON department_name.key = agency.type
WHERE variant IN (0, 2) AND NOT consolidated AND apart NOT IN (1, 2) AND year = (SELECT max(year) FROM report_wide)
GROUP BY ALL
HAVING sum(applications_concluded_total) >= 30
ORDER BY 公开率 DESC;

-- name: blanks
SELECT agency.name AS 单位, count(*) FILTER (cell_state.name = 'blank') AS 空白格, count(DISTINCT report.code) AS 年报份数
FROM cell
  JOIN cell_state ON cell_state.code = cell.state
  JOIN report ON report.code = cell.report
  JOIN agency ON agency.code = report.agency
WHERE report.current
GROUP BY ALL
ORDER BY 空白格 DESC
LIMIT 20;

-- name: corrected
SELECT agency.name AS 单位, report.year AS 年度, form_cell.key AS 格, cell.value AS 原报, cell.corrected AS 更正
FROM cell
  JOIN form_cell ON form_cell.code = cell.cell
  JOIN report ON report.code = cell.report
  LEFT JOIN agency ON agency.code = report.agency
WHERE cell.has_correction
ORDER BY ALL;

-- name: review
SELECT
  agency.name AS 单位,
  year AS 年度,
  appeals_review_upheld + appeals_review_overturned + appeals_review_other_result + appeals_review_pending AS 各项之和,
  appeals_review_total AS 总计
FROM report_wide JOIN agency ON agency.code = report_wide.agency
WHERE variant IN (0, 1) AND 各项之和 <> 总计
ORDER BY 年度, 单位;
