import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSection } from './document';
import { chartOf } from './warm/chart';
import { compare, type Comparison } from './warm/comparison';
import { describeMachine } from './warm/machine';
import type { Effort } from './warm/measure';
import { comparisonTables } from './warm/tables';

/*
 * `npm run bench`: compares the gateway, with everything cached, with other GraphQL servers on the same data, and writes
 * the results into docs/benchmarks.md and docs/benchmarks-warm.svg. It takes about ten minutes. With `--short`, it only
 * checks that all servers run and return the same data, and writes nothing.
 */

const full: Effort = { rounds: 7, sliceSeconds: 2, warmUpSeconds: 3, leastRequests: 100, starts: 7 };
const short: Effort = { rounds: 1, sliceSeconds: 0, warmUpSeconds: 0, leastRequests: 10, starts: 1 };

const chartPath = join(__dirname, '../docs/benchmarks-warm.svg');

/** One line per server and question, and the counts that `.ci/run` reads. */
const reportChecks = ({ questions, starts }: Comparison): void => {
  const checks = [
    ...questions.flatMap(({ question, servers }) =>
      servers.map(({ server }) => `${server.title} returns the same data: ${question.title}`),
    ),
    ...starts.map(({ server }) => `${server.title} starts and stops`),
  ];
  for (const check of checks) console.log(`ok ${check}`);
  console.log(`${checks.length} passed, 0 failed`);
};

const report = async (comparison: Comparison): Promise<void> => {
  const machine = `Measured with ${describeMachine()}.`;
  const tables = comparisonTables(comparison);
  await writeSection('warm', `${tables}\n\n${machine}`);
  writeFileSync(chartPath, chartOf(comparison.questions, machine));
  console.log(`${tables}\n\n${machine}`);
};

const main = async (): Promise<void> => {
  if (process.argv.includes('--short')) reportChecks(await compare(short));
  else await report(await compare(full));
};

main().catch((error: unknown) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
