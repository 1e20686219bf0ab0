import { availableParallelism } from 'node:os';
import { totalsOf } from '../sandbox/large/totals';
import { table, writeSection } from './document';
import { medianOf } from './latency';
import { type Cost, type ListCase, type ListFigures, measureList } from './listMeasure';
import { callsToReadAll } from './listSize';

/*
 * `npm run bench:list`: reads the list of all executions on sandboxes of several sizes, and writes what it found into
 * docs/benchmarks.md. It takes some minutes.
 */

/** More than any of these sizes needs. */
const ample = 1500;

const growingParents = [10, 20, 40, 80].map((parents): ListCase => ({
  size: { scopes: 4, parents, executions: 100 },
  megabytes: ample,
}));

const growingExecutions = [50, 200, 800].map((executions): ListCase => ({
  size: { scopes: 4, parents: 40, executions },
  megabytes: ample,
}));

const large = { scopes: 20, parents: 50, executions: 200 };
const remembered: ListCase = { size: large, megabytes: ample };

/** So little that hardly anything is remembered, on a heap that has no room for much else. */
const forgetting = [{ scopes: 4, parents: 40, executions: 50 }, large].map((size): ListCase => ({
  size,
  megabytes: 8,
  heapMegabytes: 160,
  laterPages: 1,
}));

const careful: ListCase = {
  size: { scopes: 4, parents: 40, executions: 200 },
  megabytes: ample,
  isCareful: true,
};

/** One after the other, so that none takes time from another. */
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

/** The calls of each, or what all of them cost alike. */
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
    ['size', 'lists in memory', 'calls', 'time', 'to the first page', 'calls of another', 'time of another'],
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
    ['size', 'executions', 'memory', 'heap', 'most above idle', 'calls of the first page', 'of the second'],
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

const carefully = ({ size, cold, later }: ListFigures): string =>
  `At the careful pace of production, ${size.scopes} × ${size.parents} × ${size.executions} took ` +
  `${seconds(cold.ms)} for ${callsToReadAll(size)} calls, and its later pages ` +
  `${milliseconds(medianOf(later.map(({ ms }) => ms)))}.`;

const machine = `Measured with Node.js ${process.versions.node} on ${availableParallelism()} cores.`;

const main = async (): Promise<void> => {
  const parents = await measureAll(growingParents);
  const executions = await measureAll(growingExecutions);
  const pages = [...parents, ...executions, await measureList(remembered)];
  const short = await measureAll(forgetting);
  const paced = await measureList(careful);
  const sections = {
    'list-cold': coldTable(pages),
    'list-later': laterTable(pages),
    'list-memory': memoryTable([...pages.slice(parents.length), ...short]),
    'list-pace': `${carefully(paced)} ${machine}`,
  };
  for (const [section, text] of Object.entries(sections)) {
    await writeSection(section, text);
    console.log(`${text}\n`);
  }
};

void main();
