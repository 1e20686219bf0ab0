import type { Finding, Report } from './examine';

const columns = ['account', 'region', 'service', 'state', 'ms'] as const;

/** What was called, and where. */
const placeOf = ({ accountId, region, service, queue }: Finding): readonly string[] => [
  accountId,
  region,
  queue === undefined ? service : `${service} ${queue}`,
];

const cellsOf = (finding: Finding): readonly string[] => [
  ...placeOf(finding),
  finding.state,
  String(finding.milliseconds),
];

const tableOf = (findings: readonly Finding[]): string => {
  const rows = [columns, ...findings.map(cellsOf)];
  const widths = columns.map((_name, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** Each fix once, with the calls that need it. */
const fixesOf = (findings: readonly Finding[]): readonly string[] => {
  const byFix = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.fix === undefined) continue;
    byFix.set(finding.fix, [...(byFix.get(finding.fix) ?? []), finding]);
  }
  return [...byFix].map(([fix, [first, ...others]]) => {
    const place = first ? placeOf(first).join(' ') : '';
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return `- ${fix}\n  ${place}${more}: ${first?.reason ?? ''}`;
  });
};

export const isHealthy = ({ findings }: Report): boolean => findings.every(({ state }) => state === 'ok');

/** The report as text: the identity, a table, and how to fix what failed. */
export const reportText = (report: Report): string => {
  const { identity, findings } = report;
  const fixes = fixesOf(findings);
  return [
    `Identity: ${identity ?? 'unknown'}`,
    tableOf(findings),
    fixes.length === 0 ? 'All calls succeeded.' : `How to fix:\n${fixes.join('\n')}`,
  ].join('\n\n');
};

/** The report as JSON. */
export const reportJson = (report: Report): string =>
  JSON.stringify({ ok: isHealthy(report), ...report }, null, 2);
