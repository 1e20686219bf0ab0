import { join } from 'node:path';
import { buildGraphiql } from './graphiql/build';

/* `npm run build:pages`: builds the pages that the gateway serves, GraphiQL and the reference, into dist/pages. */

const target = join(__dirname, '../dist/pages');

const buildPages = async (): Promise<void> => {
  await buildGraphiql(join(target, 'graphiql'));
};

void buildPages();
