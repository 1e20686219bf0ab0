import type * as Apollo from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { jest } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import type * as Schema from '../../src/app/schema';
import type * as Connections from '../../src/server/connections';
import { readSettings } from '../../src/config';
import type * as Gateway from '../../src/server/gateway';
import { apolloSuite, type SuiteConfig } from './packages';

/*
 * Apollo's tests for integrations, on all that startGateway puts around Apollo Server: the fast path, Fastify with its hooks, and
 * the executor. Each test has its own schema and options, which replace those of the gateway here. The tests send their
 * requests to the path `/`. `apolloSuite.standards.ts` runs this file and knows which tests fail, and why.
 */

/** Of the gateway that is being started. */
let config: SuiteConfig = {};
let schema: GraphQLSchema | undefined;
let server: Apollo.ApolloServer | undefined;

/** The options without the schema, which the gateway has made of them. */
const optionsOf = (given: SuiteConfig): object =>
  Object.fromEntries(
    Object.entries(given).filter(([name]) => !['typeDefs', 'resolvers', 'schema'].includes(name)),
  );

// The path, because the suite has an Apollo Server of its own.
jest.mock('../../node_modules/@apollo/server', () => {
  const actual = jest.requireActual<typeof Apollo>('../../node_modules/@apollo/server');
  /** Called with `new`. */
  function ServerOfSuite(own: Apollo.ApolloServerOptions<Apollo.BaseContext>) {
    const plugins = [...(own.plugins ?? []), ...(config.plugins ?? [])];
    server = new actual.ApolloServer({ ...own, ...optionsOf(config), plugins });
    return server;
  }
  return { ...actual, ApolloServer: ServerOfSuite };
});

jest.mock('../../src/app/schema', () => ({
  ...jest.requireActual<typeof Schema>('../../src/app/schema'),
  createSchema: () => schema,
}));

jest.mock('../../src/server/connections', () => {
  const actual = jest.requireActual<typeof Connections>('../../src/server/connections');
  const createHttpServer: typeof actual.createHttpServer = (answer, ...limits) =>
    actual.createHttpServer(
      (request, response) => {
        request.url = request.url?.replace(/^\/(?=$|\?)/, '/graphql');
        answer(request, response);
      },
      ...limits,
    );
  return { ...actual, createHttpServer };
});

// After the mocks: what is imported would be loaded before them.
const { startGateway } = jest.requireActual<typeof Gateway>('../../src/server/gateway');

const schemaOf = ({ typeDefs = 'type Query { x: ID }', resolvers = {}, schema: given }: SuiteConfig) =>
  given ?? makeExecutableSchema({ typeDefs, resolvers });

apolloSuite().defineIntegrationTestSuite(
  async (given) => {
    config = given;
    schema = schemaOf(given);
    const gateway = await startGateway({
      ...readSettings({}),
      port: 0,
      aws: { accounts: [{ accountId: '111122223333', regions: ['us-east-1'] }] },
      // The executor of the gateway has no say where a test brings its own.
      executor: given.gateway ? 'graphql-js' : 'planned',
      introspection: given.introspection ?? (given.nodeEnv ?? process.env.NODE_ENV) !== 'production',
      log: pino({ level: 'silent' }),
      examples: [],
      now: () => new Date(),
    });
    if (!server) throw new Error('The gateway has no Apollo Server.');
    return { server, url: gateway.url, extraCleanup: () => gateway.close() };
  },
  { noIncrementalDelivery: true },
);
