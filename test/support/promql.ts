import type { LRParser } from '@lezer/lr' with { 'resolution-mode': 'import' };

// Its types say that it is an ES module, but it has a CommonJS build, too.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { parser } = require('@prometheus-io/lezer-promql') as { readonly parser: LRParser };

export interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

export interface Expression {
  /** Where the text is no PromQL. */
  readonly mistakes: readonly string[];
  readonly selectors: readonly Selector[];
  /** The labels of `by`, `on` and such. */
  readonly groupingLabels: readonly string[];
}

/** Parses an expression with the grammar of Prometheus' own editor. */
export const parsePromql = (text: string): Expression => {
  const mistakes: string[] = [];
  const selectors: Selector[] = [];
  const groupingLabels: string[] = [];
  parser.parse(text).iterate({
    enter({ type, node, from, to }) {
      const own = text.slice(from, to);
      if (type.isError) mistakes.push(text.slice(Math.max(0, from - 20), to + 20));
      if (type.name === 'LabelName' && node.parent?.name === 'GroupingLabels') groupingLabels.push(own);
      if (type.name !== 'VectorSelector') return;
      const identifier = node.getChild('Identifier');
      const matchers = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
      selectors.push({
        metric: identifier ? text.slice(identifier.from, identifier.to) : '',
        matchers: matchers.map((matcher) => {
          const part = (name: string): string => {
            const child = matcher.getChild(name);
            return child ? text.slice(child.from, child.to) : '';
          };
          return {
            label: part('LabelName'),
            operator: part('MatchOp'),
            value: part('StringLiteral').slice(1, -1),
          };
        }),
      });
    },
  });
  return { mistakes, selectors, groupingLabels };
};

export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The series in Prometheus' text format. */
export const seriesIn = (metrics: string): readonly Series[] =>
  [...metrics.matchAll(/^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/gm)].map(([, name = '', labels = '']) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value] as const),
    ),
  }));

/** True where the selector selects the series. */
export const isSelected = ({ name, labels }: Series, { metric, matchers }: Selector): boolean =>
  name === metric &&
  matchers.every(({ label, operator, value }) => {
    const actual = labels[label] ?? '';
    const isEqual = operator.includes('~') ? new RegExp(`^(?:${value})$`).test(actual) : actual === value;
    return isEqual !== operator.startsWith('!');
  });
