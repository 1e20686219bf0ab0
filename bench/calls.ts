import { availableParallelism } from 'node:os';
import { chainOf } from './chains';
import { type CallCounts, countCalls, countCallsOfGateway } from './count';
import { table, writeSection } from './document';
import { callMs, type Latencies, measureLatencies } from './latency';
import { examples, examplesOfGateway, startWorld, timedExamples } from './world';

/* `npm run bench:calls`: measures the examples and writes the results into docs/benchmarks.md. */

interface AllCounts {
  readonly withoutNaive: readonly Omit<CallCounts, 'naive'>[];
  readonly others: readonly CallCounts[];
}

const countAll = async (): Promise<AllCounts> => {
  const world = await startWorld();
  try {
    const withoutNaive: Omit<CallCounts, 'naive'>[] = [];
    const others: CallCounts[] = [];
    for (const example of examplesOfGateway) withoutNaive.push(await countCallsOfGateway(world, example));
    for (const example of examples) others.push(await countCalls(world, example));
    return { withoutNaive, others };
  } finally {
    await world.sandbox.close();
  }
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const callsTable = ({ withoutNaive, others }: AllCounts): string => {
  const rows = others.map(({ example, gateway, naive, lowerBound }) => ({
    title: example.title,
    figures: [gateway.length, naive.length, lowerBound],
  }));
  const sums = [0, 1, 2].map((column) => sumOf(rows.map(({ figures }) => figures[column] ?? 0)));
  return table([
    ['question', 'this gateway', 'naive resolvers', 'lower bound'],
    ...withoutNaive.map(({ example, gateway, lowerBound }) => [
      example.title,
      gateway.length,
      '–',
      lowerBound,
    ]),
    ...rows.map(({ title, figures }) => [title, ...figures]),
    ['all with naive resolvers', ...sums],
  ]);
};

const latencyTable = ({ withDelay, withoutDelay }: Latencies): string =>
  table([
    ['question', 'longest chain', `× ${callMs} ms`, 'this gateway', 'ratio', 'at 0 ms per call'],
    ...timedExamples.map(({ name, title }) => {
      const chain = chainOf(name).length;
      const latency = withDelay.get(name) ?? NaN;
      const ratio = latency / (chain * callMs);
      const latencyWithoutDelay = withoutDelay.get(name) ?? NaN;
      return [
        title,
        chain,
        `${chain * callMs} ms`,
        `${latency.toFixed(0)} ms`,
        ratio.toFixed(2),
        `${latencyWithoutDelay.toFixed(0)} ms`,
      ];
    }),
  ]);

const machine = ({ bareCall }: Latencies): string =>
  `Measured with Node.js ${process.versions.node} on ${availableParallelism()} cores, where one bare HTTP request to ` +
  `that sandbox took ${bareCall.toFixed(1)} ms.`;

const main = async (): Promise<void> => {
  const counts = callsTable(await countAll());
  const latencies = await measureLatencies();
  const latency = latencyTable(latencies);
  await writeSection('calls', counts);
  await writeSection('latency', `${latency}\n\n${machine(latencies)}`);
  console.log(`${counts}\n\n${latency}\n\n${machine(latencies)}`);
};

void main();
