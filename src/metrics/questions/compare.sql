-- Metrics of parties over years beside their peers, once over all reporters and once over the like-for-like panel: the agencies that report
-- in every year used. $1–$7: the filters; a party is what lies within them. $8: parties, `kind:key` joined by chr(31), where kind is agency,
-- type, level, region (with all within it), peers or all. $9: peers, agency ids joined by chr(31); `*` for every agency that is no party.
-- $10: the year of reference, 0 for the year before each, -1 for none; it is used too, wherever the filter ends. $11: whether the peers'
-- spread is of `value`s or of `change`s against the reference, which are quotients of counts and differences of rates.
-- A unit is in the spread and in a rank only with a value, enough cases and no gap. The figures list: the metrics.
WITH asked AS (
  SELECT unnest(string_split($8, chr(31))) AS party
), party AS (
  SELECT party, string_split(party, ':')[1] AS kind, substr(party, instr(party, ':') + 1) AS key
  FROM asked
), peer AS (
  SELECT code AS agency, id
  FROM agency
  WHERE id IN (SELECT unnest(string_split($9, chr(31)))) OR ($9 = '*' AND 'agency:' || id NOT IN (SELECT party FROM party))
), member AS (
  SELECT party, kind, code AS agency
  FROM party JOIN agency ON CASE kind
    WHEN 'agency' THEN id = key
    WHEN 'type' THEN type = key
    WHEN 'level' THEN coalesce(level, '') = key
    WHEN 'region' THEN region_path = key OR starts_with(region_path, key || '/')
    ELSE kind = 'all'
  END
  UNION ALL
  SELECT 'peers:', 'peers', agency
  FROM peer
  UNION ALL
  SELECT 'peer:' || id, 'peer', agency
  FROM peer
), present AS (
  SELECT report, variant, year, agency, fictional
  FROM reports_present($1, $2, 0, 9999, $5, $6, $7)
), shown AS (
  SELECT min(year) AS first
  FROM present
  WHERE year BETWEEN $3 AND $4
), used AS (
  SELECT present.*, year BETWEEN $3 AND $4 AS is_shown
  FROM present CROSS JOIN shown
  WHERE year BETWEEN $3 AND $4 OR year = CASE $10 WHEN 0 THEN first - 1 ELSE $10 END
), panel AS (
  SELECT agency
  FROM used
  GROUP BY agency
  HAVING count(DISTINCT year) = (SELECT count(DISTINCT year) FROM used)
), standing AS (
  SELECT used.*, agency IN (SELECT agency FROM panel) AS in_panel
  FROM used
), counted AS (
  SELECT *, 'all' AS panel, 1 AS present, 1 AS expected
  FROM standing JOIN member USING (agency)
  UNION ALL
  SELECT *, 'same', 1, 1
  FROM standing JOIN member USING (agency)
  WHERE in_panel AND kind <> 'peer' -- one agency's numbers are the same in both panels
), contained AS (
  SELECT part.panel, part.party, part.report
  FROM reports_containing($1, $2, 0, 9999, $5, $6, $7) AS containing
    JOIN counted AS part ON part.report = containing.report
    JOIN counted AS whole ON whole.report = containing.whole AND whole.party = part.party AND whole.panel = part.panel
), coverage AS (
  SELECT panel, party, count(DISTINCT agency) AS units
  FROM counted
  GROUP BY panel, party
), figures AS (
  SELECT panel, party, kind, year, bool_or(is_shown) AS is_shown, bool_and(in_panel) AS in_panel, bool_or(counted.fictional) AS fictional, unnest({{figures}}) AS figure
  FROM counted ANTI JOIN contained USING (panel, party, report) JOIN report_wide USING (report, variant, year)
  GROUP BY panel, party, kind, year
), series AS (
  SELECT
    panel, party, kind, year, is_shown, in_panel, fictional,
    figure.metric,
    figure.place,
    figure.is_rate,
    figure_value(figure) AS value,
    CASE WHEN figure.is_rate THEN figure.amount END AS numerator,
    figure.denominator,
    figure.reports,
    figure.gaps,
    figure.left_out,
    CASE WHEN figure.is_rate THEN figure.left_out > 0 ELSE figure.gaps > 0 END AS gapped,
    figure_is_low(figure) AS low,
    figure_value(figure) IS NOT NULL AND NOT figure_is_low(figure) AND NOT gapped AS sound
  FROM figures
), referred AS (
  SELECT
    now.*,
    before.value AS reference,
    before.denominator AS reference_denominator,
    coalesce(before.reports, 0) AS reference_reports,
    coalesce(before.low, false) AS reference_low,
    CASE
      WHEN $11 = 'value' THEN now.sound
      ELSE now.sound AND coalesce(before.sound, false) AND (now.is_rate OR before.value > 0)
    END AS fit,
    CASE WHEN $11 = 'value' THEN now.value WHEN now.is_rate THEN now.value - before.value WHEN before.value > 0 THEN now.value / before.value END AS measure
  FROM series AS now LEFT JOIN series AS before
    ON before.panel = now.panel AND before.party = now.party AND before.metric = now.metric AND before.year = CASE $10 WHEN 0 THEN now.year - 1 ELSE $10 END
), rival AS (
  SELECT * REPLACE (standard.panel AS panel)
  FROM referred JOIN (VALUES ('all'), ('same')) AS standard(panel) ON standard.panel = 'all' OR in_panel
  WHERE kind = 'peer'
), spread AS (
  SELECT
    panel, year, metric,
    count(*) FILTER (fit) AS counted,
    count(*) FILTER (NOT fit AND value IS NOT NULL AND low) AS low,
    count(*) FILTER (NOT fit AND gapped AND CASE WHEN is_rate THEN value IS NULL OR NOT low ELSE value IS NOT NULL END) AS gaps,
    min(measure) FILTER (fit) AS least,
    quantile_cont(measure, 0.25) FILTER (fit) AS first_quartile,
    quantile_cont(measure, 0.5) FILTER (fit) AS median,
    quantile_cont(measure, 0.75) FILTER (fit) AS third_quartile,
    max(measure) FILTER (fit) AS most
  FROM rival
  GROUP BY panel, year, metric
), ranked AS (
  SELECT
    own.panel, own.party, own.year, own.metric,
    1 + count(*) FILTER (rival.value > own.value) AS rank,
    count(*) FILTER (rival.value = own.value) > 0 AS tied,
    1 + count(*) AS among
  FROM series AS own JOIN rival USING (panel, year, metric)
  WHERE own.kind = 'agency' AND own.sound AND own.is_rate AND rival.sound
  GROUP BY own.panel, own.party, own.year, own.metric
)
SELECT
  now.panel,
  now.party,
  now.year,
  now.metric,
  now.value,
  now.numerator,
  now.denominator,
  now.reports,
  now.gaps,
  now.left_out AS "leftOut",
  now.low AS "lowCount",
  coverage.units,
  reference,
  reference_denominator AS "referenceDenominator",
  reference_reports AS "referenceReports",
  reference_low AS "referenceLow",
  ranked.rank,
  ranked.tied,
  ranked.among,
  coalesce(peers.units, 0) AS "peerUnits",
  coalesce(spread.counted, 0) AS "peersCounted",
  coalesce(spread.low, 0) AS "peersLow",
  coalesce(spread.gaps, 0) AS "peersGaps",
  spread.least,
  spread.first_quartile AS "firstQuartile",
  spread.median,
  spread.third_quartile AS "thirdQuartile",
  spread.most,
  now.fictional
FROM referred AS now
  JOIN coverage USING (panel, party)
  LEFT JOIN coverage AS peers ON peers.panel = now.panel AND peers.party = 'peers:'
  LEFT JOIN spread USING (panel, year, metric)
  LEFT JOIN ranked USING (panel, party, year, metric)
WHERE now.kind <> 'peer' AND now.is_shown
ORDER BY now.panel, now.place, now.party, now.year
