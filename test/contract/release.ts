import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { root } from '../support/documents';
import { currentOperations, releasedOperationsFile, releasedSchemaFile } from './files';

/* `npm run schema:release`: records the current schema and operations as those that clients rely on. */

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

writeFileSync(releasedSchemaFile, `# Released with ${version}\n\n${printSchema(createSchema())}\n`);
for (const { name, sources } of currentOperations()) {
  const text = sources.map((source) => source.body).join('\n');
  writeFileSync(releasedOperationsFile(name), text);
}
