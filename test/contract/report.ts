import type { Change } from '@graphql-inspector/core';
import { createSchema } from '../../src/app/schema';
import { compare, judge } from './contract';
import { ourOperations, releasedOperations, releasedSchema, releasedVersion } from './files';

/* `npm run schema:diff`: how the schema differs from that of the last release. Fails where clients would break. */

const list = (title: string, lines: readonly string[]): void => {
  console.log(`${title}: ${lines.length || 'none'}`);
  for (const line of lines) console.log(`  ${line}`);
};

const told = (changes: readonly Change[]): string[] =>
  changes.map(({ type, message }) => `${type} ${message}`);

const report = async (): Promise<void> => {
  const schema = createSchema();
  const { breaking, announced, dangerous, safe } = await compare(releasedSchema(), schema, new Date());
  const judged = [...ourOperations(), ...releasedOperations()].map(({ sources }) => judge(schema, sources));
  const faults = judged.flatMap((each) => each.faults);

  console.log(`Compared with the schema of ${releasedVersion()}; ${safe.length} changes are safe.`);
  list('Breaking', told(breaking));
  list('Gone as announced', told(announced));
  list('Dangerous', told(dangerous));
  list('Operations that cannot be asked any more', faults);
  list(
    'Operations that use what is deprecated',
    judged.flatMap(({ deprecated }) => deprecated),
  );
  if (breaking.length + faults.length > 0) process.exitCode = 1;
};

void report();
