import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse } from 'graphql';
import { packageRoot } from './packageRoot';

const folder = join(packageRoot, 'schema');

/** The shared types, which come first in the printed schema and its documentation. */
const shared = 'execution.graphql';

/** Parses the SDL of `schema/`. */
export const parseTypeDefs = (): DocumentNode => {
  const nouns = readdirSync(folder).filter((file) => file.endsWith('.graphql') && file !== shared);
  const files = [shared, ...nouns.sort()].map((file) => readFileSync(join(folder, file), 'utf8'));
  return parse(files.join('\n'), { noLocation: true });
};

/** The same as JSON, which only the build has: parsing the SDL takes ten times as long. */
const built = join(__dirname, 'typeDefs.json');

export const readTypeDefs = (): DocumentNode =>
  existsSync(built) ? (JSON.parse(readFileSync(built, 'utf8')) as DocumentNode) : parseTypeDefs();
