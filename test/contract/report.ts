import type { Change } from '@graphql-inspector/core';
import { createSchema } from '../../src/app/schema';
import { compare, validateOperations } from './contract';
import { currentOperations, releasedOperations, releasedSchema, releasedVersion } from './files';

/* `npm run schema:diff`: prints the changes of the schema since the last release. Fails on breaking changes. */

const list = (title: string, lines: readonly string[]): void => {
  console.log(`${title}: ${lines.length || 'none'}`);
  for (const line of lines) console.log(`  ${line}`);
};

const linesOf = (changes: readonly Change[]): string[] =>
  changes.map(({ type, message }) => `${type} ${message}`);

const report = async (): Promise<void> => {
  const schema = createSchema();
  const { breaking, announced, dangerous, safe } = await compare(releasedSchema(), schema, new Date());
  const results = [...currentOperations(), ...releasedOperations()].map(({ sources }) =>
    validateOperations(schema, sources),
  );
  const errors = results.flatMap((result) => result.errors);

  console.log(`Compared with the schema of ${releasedVersion()}; ${safe.length} changes are safe.`);
  list('Breaking', linesOf(breaking));
  list('Removed after deprecation', linesOf(announced));
  list('Dangerous', linesOf(dangerous));
  list('Operations that are no longer valid', errors);
  list(
    'Operations that use deprecated fields',
    results.flatMap(({ deprecated }) => deprecated),
  );
  if (breaking.length + errors.length > 0) process.exitCode = 1;
};

void report();
