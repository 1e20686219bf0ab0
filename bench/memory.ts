import { table, writeSection } from './document';
import { type GatewayUnderLoad, underLoad } from './warm/gatewayUnderLoad';
import type { Target } from './warm/load';
import { describeMachine } from './warm/machine';
import type { Usage } from './warm/processes';
import type { QuestionName } from './warm/questions';

/*
 * `npm run bench:memory`: sends 200,000 requests to one gateway, with everything cached, and writes its memory after each
 * tenth of them into docs/benchmarks.md. It takes some minutes.
 */

const blocks = 10;

/** The requests of a block, 20,000 in all. */
const requestsInBlock: Readonly<Record<QuestionName, number>> = {
  large: 200,
  tiny: 9_000,
  'by id': 9_000,
  list: 1_800,
};

/** The memory of the gateway after a garbage collection. */
interface MemoryPoint {
  readonly requests: number;
  readonly heapBytes: number;
  /** Memory of buffers, outside the heap. */
  readonly externalBytes: number;
  readonly residentBytes: number;
}

const measurePoint = async ({ process }: Target, requests: number): Promise<MemoryPoint> => {
  const heap = await process.probe<Pick<MemoryPoint, 'heapBytes' | 'externalBytes'>>('heap');
  const { residentBytes } = await process.probe<Usage>('usage');
  return { requests, ...heap, residentBytes };
};

const sendBlocks = async ({ load, target, questions }: GatewayUnderLoad): Promise<readonly MemoryPoint[]> => {
  const points = [await measurePoint(target, 0)];
  let sent = 0;
  for (let block = 0; block < blocks; block += 1) {
    for (const question of questions) {
      await load.send(target, question, requestsInBlock[question.name]);
      sent += requestsInBlock[question.name];
    }
    points.push(await measurePoint(target, sent));
  }
  return points;
};

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const memoryTable = (points: readonly MemoryPoint[]): string =>
  table([
    ['requests', 'heap', 'buffers', 'resident'],
    ...points.map(({ requests, heapBytes, externalBytes, residentBytes }) => [
      requests.toLocaleString('en-US'),
      megabytes(heapBytes),
      megabytes(externalBytes),
      megabytes(residentBytes),
    ]),
  ]);

/** The growth of the heap after the first block, in which compiled code and caches still grow. */
const describeGrowth = ([, first, ...later]: readonly MemoryPoint[]): string => {
  const last = later.at(-1);
  if (!first || !last) throw new Error('Too few points.');
  const perRequest = (last.heapBytes - first.heapBytes) / (last.requests - first.requests);
  return `After the first ${first.requests.toLocaleString('en-US')} requests, the heap changed by ${perRequest.toFixed(1)} bytes per request.`;
};

const main = async (): Promise<void> => {
  const points = await underLoad(['--expose-gc'], sendBlocks);
  const text = `${memoryTable(points)}\n\n${describeGrowth(points)} Measured with ${describeMachine()}.`;
  await writeSection('warm-memory', text);
  console.log(text);
};

void main();
