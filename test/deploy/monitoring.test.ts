import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { codeIn, documentAt, readSource, tableOf } from '../support/documents';
import { fixtureEstate } from '../support/fixtureEstate';
import { startTestGateway } from '../support/gateway';
import { isSelected, parsePromql, type Series, seriesIn } from '../support/promql';

/** Labels that Prometheus adds when it scrapes. */
const scraped = { job: 'gateway', instance: '10.0.0.1:4001' };

const rules: readonly {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}[] = parse(readSource('deploy/prometheus/alerts.yaml')).groups.flatMap(
  (group: { readonly rules: unknown }) => group.rules,
);

const dashboard = JSON.parse(readSource('deploy/grafana/dashboard.json'));
const variables: readonly { readonly name: string; readonly query: string | { readonly query: string } }[] =
  dashboard.templating.list;

/** Replaces the variables of Grafana by values that occur. */
const withValues = (expression: string): string =>
  expression
    .replaceAll('$__rate_interval', '5m')
    .replaceAll('$job', scraped.job)
    .replaceAll('$account', '111122223333');

const panels = dashboard.panels.flatMap(
  ({ title, targets }: { title: string; targets: { expr: string; legendFormat: string }[] }) =>
    targets.map(({ expr, legendFormat }) => ({ title, expr, legend: legendFormat })),
) as { title: string; expr: string; legend: string }[];

const expressions: readonly (readonly [string, string])[] = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.map(({ title, expr }) => [title, withValues(expr)] as const),
];

/** The series of a gateway after requests of all outcomes, as Prometheus would store them. */
let series: readonly Series[];
beforeAll(async () => {
  const gateway = await startTestGateway(fixtureEstate, { cache: { maxBytes: 1_000_000 } });
  const { faults } = gateway.sandbox;
  for (let times = 0; times < 2; times += 1) await gateway.ask('{ imagePipelines { nodes { arn } } }');
  faults.add({ match: { operation: 'ListBlueprints' }, fault: { kind: 'accessDenied' } });
  faults.add({ match: { operation: 'ListWorkflows' }, fault: { kind: 'serverError' } });
  await gateway.ask('{ __typename blueprints { nodes { name } } transferWorkflows { nodes { arn } } }');
  // More ids than allowed: an error of a field that is not nullable.
  await gateway.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(101).fill('id') });
  series = seriesIn(await (await fetch(`${gateway.url}/metrics`)).text()).map(({ name, labels }) => ({
    name,
    labels: { ...labels, ...scraped },
  }));
  await gateway.close();
});

/** The labels that all series of some metrics have together. */
const labelsOf = (metrics: readonly string[]): readonly string[] =>
  series.filter(({ name }) => metrics.includes(name)).flatMap(({ labels }) => Object.keys(labels));

describe('The alert rules', () => {
  it('have unique names, a severity, and texts', () => {
    const names = rules.map(({ alert }) => alert);

    expect(names.length).toBeGreaterThan(8);
    expect(new Set(names).size).toBe(names.length);
    for (const { labels, annotations } of rules) {
      expect(labels.severity).toMatch(/^(?:critical|warning)$/);
      expect(Object.keys(annotations)).toEqual(['summary', 'description']);
    }
  });

  it.each(rules.map(({ alert, expr, annotations }) => [alert, expr, annotations] as const))(
    '%s names only labels in its texts that its expression keeps',
    (_alert, expr, annotations) => {
      const named = [
        ...Object.values(annotations)
          .join(' ')
          .matchAll(/\$labels\.(\w+)/g),
      ].map(([, label]) => label);
      const { groupingLabels } = parsePromql(expr);

      expect(named.filter((label) => !groupingLabels.includes(label ?? ''))).toEqual([]);
    },
  );
});

describe('docs/deploy/observability.md', () => {
  it('lists every alert with its severity', () => {
    const rows = tableOf(documentAt('docs/deploy/observability.md'), 'alert', 'severity');

    expect(rows.map(([name = '', severity]) => [codeIn(name)[0], severity])).toEqual(
      rules.map(({ alert, labels }) => [alert, labels.severity]),
    );
  });
});

describe('The dashboard', () => {
  it('has panels with unique ids that do not overlap', () => {
    const places: { id: number; gridPos: { x: number; y: number; w: number; h: number } }[] =
      dashboard.panels;
    const cells = places.flatMap(({ gridPos: { x, y, w } }) =>
      Array.from({ length: w }, (_, column) => `${x + column},${y}`),
    );

    expect(places.length).toBeGreaterThan(10);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
    expect(new Set(cells).size).toBe(cells.length);
    expect(places.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });

  it('uses only variables that it declares, with values of metrics that exist', () => {
    const used = new Set(
      [...JSON.stringify(dashboard.panels).matchAll(/\$\{?(\w+)/g)]
        .map(([, name]) => name)
        .filter((name) => name !== '__rate_interval'),
    );
    const queries = variables.flatMap(({ query }) => (typeof query === 'string' ? [] : [query.query]));

    expect([...used].sort()).toEqual(variables.map(({ name }) => name).sort());
    for (const query of queries) {
      const [, metric = '', label = ''] = /^label_values\((\w+), (\w+)\)$/.exec(query) ?? [];
      expect(labelsOf([metric])).toContain(label);
    }
  });

  it.each(panels.map(({ title, expr, legend }) => [title, expr, legend] as const))(
    'names only labels in the legend that the expression keeps: %s',
    (_title, expr, legend) => {
      const { groupingLabels, selectors } = parsePromql(withValues(expr));
      const kept = /\bby \(/.test(expr) ? groupingLabels : labelsOf(selectors.map(({ metric }) => metric));

      const named = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);

      expect(named.filter((label) => !kept.includes(label))).toEqual([]);
    },
  );
});

describe.each(expressions)('The expression of %s', (_name, text) => {
  const { mistakes, selectors, groupingLabels } = parsePromql(text);

  it('is valid PromQL', () => {
    expect(mistakes).toEqual([]);
    expect(selectors.length).toBeGreaterThan(0);
  });

  it('selects series that /metrics has', () => {
    const empty = selectors.filter((selector) => !series.some((one) => isSelected(one, selector)));

    expect(empty).toEqual([]);
  });

  it('groups by labels that these series have', () => {
    const labels = labelsOf(selectors.map(({ metric }) => metric));

    expect(groupingLabels.filter((label) => !labels.includes(label))).toEqual([]);
  });
});

describe('parsePromql', () => {
  it.each([
    ['sum by (le (rate(x[5m]))', true],
    ['rate(x[5m]', true],
    ['x{a=b}', true],
    ['sum by (le) (rate(x{a="b"}[5m])) > 0', false],
  ])('reports mistakes of %s: %s', (text, hasMistakes) => {
    expect(parsePromql(text).mistakes.length > 0).toBe(hasMistakes);
  });
});
