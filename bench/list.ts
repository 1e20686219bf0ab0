import { availableParallelism } from 'node:os';
import { totalsOf } from '../sandbox/large/totals';
import { table, writeSection } from './document';
import { medianOf } from './latency';
import { type Cost, type ListCase, type ListFigures, measureList } from './listMeasure';
import { callsToReadAll } from './listSize';

/*
 * `npm run bench:list`: measures the list of all executions on sandboxes of several sizes, and writes the results into
 * docs/benchmarks.md. It takes some minutes.
 */

/** A cache size in megabytes that is enough for every case. */
const ampleMegabytes = 1500;

const growingParents = [10, 20, 40, 80].map((parents): ListCase => ({
  size: { scopes: 4, parents, executions: 100 },
  megabytes: ampleMegabytes,
}));

const growingExecutions = [50, 200, 800].map((executions): ListCase => ({
  size: { scopes: 4, parents: 40, executions },
  megabytes: ampleMegabytes,
}));

const large = { scopes: 20, parents: 50, executions: 200 };
const fullyCached: ListCase = { size: large, megabytes: ampleMegabytes };

/** A cache too small for the lists, on a small heap. */
const barelyCached = [{ scopes: 4, parents: 40, executions: 50 }, large].map((size): ListCase => ({
  size,
  megabytes: 8,
  heapMegabytes: 160,
  laterPages: 1,
}));

const careful: ListCase = {
  size: { scopes: 4, parents: 40, executions: 200 },
  megabytes: ampleMegabytes,
  isCareful: true,
};

/** Measures one case after the other, so that they do not compete for the CPU. */
const measureAll = async (cases: readonly ListCase[]): Promise<readonly ListFigures[]> => {
  const figures: ListFigures[] = [];
  for (const listCase of cases) figures.push(await measureList(listCase));
  return figures;
};

const grouped = (count: number): string => count.toLocaleString('en-US');
const sizeOf = ({ size }: ListCase): string => `${size.scopes} × ${size.parents} × ${size.executions}`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const milliseconds = (ms: number): string => `${ms.toFixed(0)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;

/** Parents of all kinds in all scopes. */
const parentsIn = ({ size }: ListCase): number => 4 * size.scopes * size.parents;

const laterMs = ({ later }: ListFigures): number => medianOf(later.map(({ ms }) => ms));

/** The distinct numbers of calls. */
const callsOf = (costs: readonly Cost[]): string =>
  [...new Set(costs.map(({ calls }) => grouped(calls)))].join(', ');

const coldTable = (figures: readonly ListFigures[]): string =>
  table([
    ['size', 'executions', 'calls expected', 'calls made', 'time', 'per parent', 'per call'],
    ...figures.map((one) => [
      sizeOf(one),
      grouped(totalsOf(one.size).executions),
      grouped(one.expectedCalls),
      grouped(one.cold.calls),
      seconds(one.cold.ms),
      `${(one.cold.ms / parentsIn(one)).toFixed(1)} ms`,
      `${(one.cold.ms / one.expectedCalls).toFixed(1)} ms`,
    ]),
  ]);

const laterTable = (figures: readonly ListFigures[]): string =>
  table([
    [
      'size',
      'cached lists',
      'calls',
      'time',
      'to the first page',
      'calls, other client',
      'time, other client',
    ],
    ...figures.map((one) => [
      sizeOf(one),
      grouped(one.expectedCalls),
      callsOf(one.later),
      milliseconds(laterMs(one)),
      `1 : ${(one.cold.ms / laterMs(one)).toFixed(0)}`,
      grouped(one.another.calls),
      milliseconds(one.another.ms),
    ]),
  ]);

const memoryTable = (figures: readonly ListFigures[]): string =>
  table([
    ['size', 'executions', 'cache', 'heap', 'peak above idle', 'calls, first page', 'calls, second page'],
    ...figures.map((one) => [
      sizeOf(one),
      grouped(totalsOf(one.size).executions),
      `${one.megabytes} MB`,
      one.heapMegabytes === undefined ? 'any' : `${one.heapMegabytes} MB`,
      megabytes(one.peakBytes),
      grouped(one.cold.calls),
      callsOf(one.later.slice(0, 1)),
    ]),
  ]);

const describePace = ({ size, cold, later }: ListFigures): string =>
  `With the default rate limits, ${size.scopes} × ${size.parents} × ${size.executions} took ` +
  `${seconds(cold.ms)} for ${callsToReadAll(size)} calls, and its later pages ` +
  `${milliseconds(medianOf(later.map(({ ms }) => ms)))}.`;

const machine = `Measured with Node.js ${process.versions.node} on ${availableParallelism()} cores.`;

const main = async (): Promise<void> => {
  const parents = await measureAll(growingParents);
  const executions = await measureAll(growingExecutions);
  const pages = [...parents, ...executions, await measureList(fullyCached)];
  const smallCache = await measureAll(barelyCached);
  const paced = await measureList(careful);
  const sections = {
    'list-cold': coldTable(pages),
    'list-later': laterTable(pages),
    'list-memory': memoryTable([...pages.slice(parents.length), ...smallCache]),
    'list-pace': `${describePace(paced)} ${machine}`,
  };
  for (const [section, text] of Object.entries(sections)) {
    await writeSection(section, text);
    console.log(`${text}\n`);
  }
};

void main();
