import type { LargeSize } from '../sandbox/large/size';
import { totalsOf } from '../sandbox/large/totals';
import { table, writeSection } from './document';
import { medianOf } from './latency';
import { type Cost, type ListFigures, measureList } from './listMeasure';
import { describeMachine } from './warm/machine';

/*
 * `npm run bench:list`: measures the list of all executions on sandboxes of several sizes, and writes the results into
 * docs/benchmarks.md. It takes some minutes.
 */

const growingParents = [10, 40, 80].map((parents): LargeSize => ({ scopes: 4, parents, executions: 100 }));

const growingExecutions = [200, 800].map((executions): LargeSize => ({ scopes: 4, parents: 40, executions }));

const cases: readonly LargeSize[] = [
  ...growingParents,
  ...growingExecutions,
  { scopes: 20, parents: 50, executions: 200 },
];

const grouped = (count: number): string => count.toLocaleString('en-US');
const sizeOf = ({ size }: ListFigures): string => `${size.scopes} × ${size.parents} × ${size.executions}`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const milliseconds = (ms: number): string => `${ms.toFixed(0)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;

/** The distinct numbers of calls. */
const callsOf = (costs: readonly Cost[]): string =>
  [...new Set(costs.map(({ calls }) => grouped(calls)))].join(', ');

const figuresTable = (figures: readonly ListFigures[]): string =>
  table([
    [
      'size',
      'executions',
      'calls expected',
      'calls made',
      'time',
      'per call',
      'later page',
      'slowest',
      'calls for them',
      'another client',
      'peak above idle',
    ],
    ...figures.map((one) => [
      sizeOf(one),
      grouped(totalsOf(one.size).executions),
      grouped(one.expectedCalls),
      grouped(one.cold.calls),
      seconds(one.cold.ms),
      `${(one.cold.ms / one.expectedCalls).toFixed(1)} ms`,
      milliseconds(medianOf(one.later.map(({ ms }) => ms))),
      milliseconds(Math.max(...one.later.map(({ ms }) => ms))),
      callsOf([...one.later, one.another]),
      milliseconds(one.another.ms),
      megabytes(one.peakBytes),
    ]),
  ]);

const main = async (): Promise<void> => {
  const figures: ListFigures[] = [];
  // One case after the other, so that they do not compete for the CPU.
  for (const size of cases) {
    figures.push(await measureList(size));
    console.log(figuresTable(figures.slice(-1)));
  }
  await writeSection('list', `${figuresTable(figures)}\n\nMeasured with ${describeMachine()}.`);
};

void main();
