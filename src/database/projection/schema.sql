-- The projection of the record that every question reads. Built anew inside one transaction; nothing here is durable.
-- Arrow batches go in by position: the order of columns is part of the contract with project.ts and wide.ts.

CREATE OR REPLACE TABLE agency (
  code INTEGER,
  id VARCHAR,
  name VARCHAR,
  province VARCHAR,
  city VARCHAR,
  county VARCHAR,
  region_path VARCHAR, -- 江苏省/淮安市/洪泽区; null: of no region, or not known
  province_code INTEGER, -- region.code of its province, its city, and all of its path
  city_code INTEGER,
  region_code INTEGER,
  type_code INTEGER, -- department_type.code
  level_code INTEGER, -- agency_level.code
  level VARCHAR,
  type VARCHAR, -- key of the department type
  fictional BOOLEAN,
  governs_region BOOLEAN, -- its consolidated report contains the region's other reports
  unit_reports INTEGER, -- reports that count, of scope unit
  consolidated_reports INTEGER
);

CREATE OR REPLACE TABLE report (
  code INTEGER,
  id VARCHAR,
  agency INTEGER, -- agency.code; null: nobody knows yet, and it counts nowhere
  year INTEGER,
  scope VARCHAR, -- unit, consolidated
  current BOOLEAN, -- the newest revision of its agency and year
  fictional BOOLEAN,
  status VARCHAR, -- accepted, review
  {{layouts}}, -- VARCHAR, one a table of a form, the id of the layout it was read as; null: not found, or no table of its form
  revision INTEGER
);

CREATE OR REPLACE TABLE region (code INTEGER, path VARCHAR); -- every path down to a province, a city, a county, and zones reports are added in; 0 is none, ``
CREATE OR REPLACE TABLE department_type (code INTEGER, key VARCHAR);
CREATE OR REPLACE TABLE agency_level (code INTEGER, key VARCHAR); -- ``: not known
CREATE OR REPLACE TABLE form_cell (code INTEGER, key VARCHAR, form_table VARCHAR, form_row VARCHAR, form_column VARCHAR);
CREATE OR REPLACE TABLE cell_state (code INTEGER, name VARCHAR); -- number, blank, mark, unreadable, absent

-- Every cell a report has, of every revision.
CREATE OR REPLACE TABLE cell (
  report INTEGER, -- report.code
  cell USMALLINT, -- form_cell.code
  value DOUBLE, -- as published (原报); null unless state is number
  state UTINYINT, -- cell_state.code
  corrected DOUBLE, -- as corrected (更正); the published value where nobody corrected
  has_correction BOOLEAN,
  gap UTINYINT -- no number, and not known to be 0: 1 as published, 2 as corrected, 3 both (gaps.ts)
);

-- One row for each report that counts (current, with agency and year), sorted by year, region and department type. A corrected report
-- has two rows. <measure> is null where no number is printed; <measure>_gaps is how many of its cells then count as 0 in a sum, and null
-- where the report's form does not ask for it. Column names are columnOf(key); outcomes_* add a group's rows up; money is in 万元.
CREATE OR REPLACE TABLE report_wide (
  report INTEGER,
  agency INTEGER,
  year INTEGER,
  province INTEGER, -- region.code of its agency's province, city, and whole path
  city INTEGER,
  region INTEGER,
  type INTEGER, -- department_type.code
  level INTEGER, -- agency_level.code
  added_at INTEGER, -- region.code of the one place in whose sum it is added; null: in none (levels.ts)
  apart UTINYINT, -- 0; why it is in no local sum: 1 vertical, 2 watched, 3 system, 4 unplaced
  consolidated BOOLEAN,
  fictional BOOLEAN,
  variant UTINYINT, -- 0 both sets of values, 1 published only, 2 corrected only
  gap_profile USMALLINT, -- reports of one profile have the same columns of gaps at null
  previous INTEGER, -- the year of its agency's report before this one, of the same scope
  unusable INTEGER, -- bits of the rates that a gap leaves it out of (gaps.ts)
  {{measures}}
);

-- The state of every unit's year: missing, waiting, returned, accepted, exempt. A year nobody collects has none.
CREATE OR REPLACE TABLE unit_year (
  agency INTEGER, -- agency.code
  year INTEGER,
  previous INTEGER, -- its year before this one that has a state other than exempt, of the same scope
  province INTEGER, -- region.code of its province, its city, and whole path
  city INTEGER,
  region INTEGER,
  type INTEGER, -- department_type.code
  level INTEGER, -- agency_level.code
  consolidated BOOLEAN,
  added_at INTEGER,
  apart INTEGER,
  state VARCHAR,
  due BOOLEAN -- should report: in a collected year with a list of units, by the list; else whatever was received or is missing
);

-- Units that should report, by what most questions group and filter by. report_cube, of reports, is in cube.sql.
CREATE OR REPLACE TABLE unit_year_cube (
  year INTEGER,
  previous INTEGER,
  province INTEGER,
  type INTEGER,
  level INTEGER,
  consolidated BOOLEAN,
  received INTEGER, -- units with any state but exempt
  units INTEGER, -- that should report
  waiting INTEGER, -- that wait
  beyond INTEGER -- whose report counts though none is expected
);

-- The regions a filter means, as codes. Lists are joined by chr(31). A region includes what lies within it; one that ends in `/.` does not;
-- `/.` is no region.
CREATE OR REPLACE MACRO regions_in(regions) AS TABLE
SELECT code
FROM region
WHERE len(list_filter(
  string_split(regions, chr(31)),
  lambda asked: path = asked OR starts_with(path, asked || '/') OR path || '/.' = asked
)) > 0;

-- The agencies a filter means; an empty text means all.
CREATE OR REPLACE MACRO agencies_in(regions, types, agencies) AS TABLE
SELECT *
FROM agency
WHERE (regions = '' OR region_code IN (SELECT code FROM regions_in(regions)))
  AND (types = '' OR list_contains(string_split(types, chr(31)), type))
  AND (agencies = '' OR list_contains(string_split(agencies, chr(31)), id));

-- Whether a report, or a unit's year, is in the scope asked for: of units, consolidated, or `at ` and the place of a level. Units that report upward or
-- are only watched are in none, unless they are named.
CREATE OR REPLACE MACRO in_scope(scope, consolidated, added_at, apart, types, agencies) AS
CASE
  WHEN starts_with(scope, 'at ') THEN coalesce(added_at = (SELECT code FROM region WHERE path = substr(scope, 4)), false)
  ELSE consolidated = (scope = 'consolidated') AND (apart NOT IN (1, 2) OR agencies <> '' OR apart = 1 AND list_contains(string_split(types, chr(31)), 'vertical'))
END;

-- The units' years of one scope that a filter means and that should have a report (`due`), or have one, or a file that waits, all the same.
CREATE OR REPLACE MACRO units_expected(scope, first_year, last_year, regions, types, agencies) AS TABLE
SELECT unit_year.agency, unit_year.year, unit_year.state, unit_year.due, place.id, place.name
FROM unit_year JOIN agencies_in(regions, types, agencies) AS place ON place.code = unit_year.agency
WHERE in_scope(scope, unit_year.consolidated, unit_year.added_at, unit_year.apart, types, agencies) AND unit_year.year BETWEEN first_year AND last_year AND unit_year.state <> 'exempt';

-- The reports of one scope a filter means; `vals` is published or corrected. Join report_wide USING (report, variant, year) for the measures:
-- kept narrow, because a statement with parameters is planned anew each time and so many columns take 10 ms.
CREATE OR REPLACE MACRO reports_present(vals, scope, first_year, last_year, regions, types, agencies) AS TABLE
SELECT
  wide.report, wide.variant, wide.year, wide.agency, wide.fictional, wide.province, wide.city, wide.region,
  place.id AS agency_id, place.name AS agency_name, place.type AS department, place.region_path, place.governs_region
FROM report_wide AS wide JOIN agencies_in(regions, types, agencies) AS place ON place.code = wide.agency
WHERE wide.variant IN (0, CASE vals WHEN 'published' THEN 1 ELSE 2 END)
  AND in_scope(scope, wide.consolidated, wide.added_at, wide.apart, types, agencies)
  AND wide.year BETWEEN first_year AND last_year;

-- What the reports present contain of one another, for consolidated totals: a report of a region holds those of its parts and of its
-- departments, a department's holds those of the same department further down.
CREATE OR REPLACE MACRO reports_containing(vals, scope, first_year, last_year, regions, types, agencies) AS TABLE
WITH present AS (
  FROM reports_present(vals, scope, first_year, last_year, regions, types, agencies)
)
SELECT part.report, whole.report AS whole
FROM (SELECT *, unnest(list_distinct([province, city, region])) AS around FROM present) AS part
  JOIN present AS whole ON whole.year = part.year AND whole.region = part.around AND whole.agency <> part.agency
WHERE scope = 'consolidated' AND part.around > 0 AND CASE
  WHEN whole.region <> part.region THEN whole.governs_region OR whole.department = part.department
  ELSE whole.governs_region AND (NOT part.governs_region OR whole.agency_id < part.agency_id)
END;

-- The reports present without what another one present already contains, so that no total counts anything twice.
CREATE OR REPLACE MACRO reports_counted(vals, scope, first_year, last_year, regions, types, agencies) AS TABLE
SELECT *
FROM reports_present(vals, scope, first_year, last_year, regions, types, agencies)
WHERE report NOT IN (SELECT report FROM reports_containing(vals, scope, first_year, last_year, regions, types, agencies));

-- A rate; a denominator of nothing has none.
CREATE OR REPLACE MACRO rate_of(amount, denominator) AS CASE WHEN denominator > 0 THEN amount / denominator END;

-- The value of a figure: a count itself, or a rate.
CREATE OR REPLACE MACRO figure_value(figure) AS CASE WHEN figure.is_rate THEN rate_of(figure.amount, figure.denominator) ELSE figure.amount END;

-- Whether fewer cases stand behind a rate than it takes to compare it; `below` NULL: a rate of any may be.
CREATE OR REPLACE MACRO rate_is_low(denominator, below) AS coalesce(denominator < below, false);

-- The same of a figure.
CREATE OR REPLACE MACRO figure_is_low(figure) AS rate_is_low(figure.denominator, figure.low_below);
