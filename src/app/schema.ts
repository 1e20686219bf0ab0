import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from '../resolvers';
import { addMirrors } from '../resolvers/mirror';
import { packageRoot } from './packageRoot';

const folder = join(packageRoot, 'schema');

/** The shared types, which come first in the printed schema and its documentation. */
const shared = 'execution.graphql';

const readTypeDefs = (): string[] => {
  const nouns = readdirSync(folder).filter((file) => file.endsWith('.graphql') && file !== shared);
  return [shared, ...nouns.sort()].map((file) => readFileSync(join(folder, file), 'utf8'));
};

/** The schema of `schema/` with its resolvers. */
export const createSchema = (): GraphQLSchema => {
  const schema = makeExecutableSchema({ typeDefs: readTypeDefs(), resolvers });
  addMirrors(schema);
  return schema;
};
