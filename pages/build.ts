import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraphiql } from './graphiql/build';
import { buildReference } from './reference/build';

/* `npm run build:pages`: builds the pages that the gateway serves, GraphiQL and the reference, into dist/pages. */

const target = join(__dirname, '../dist/pages');

const buildPages = async (): Promise<void> => {
  rmSync(target, { recursive: true, force: true });
  await Promise.all([buildGraphiql(join(target, 'graphiql')), buildReference(join(target, 'reference'))]);
};

void buildPages();
