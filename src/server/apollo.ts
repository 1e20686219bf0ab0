import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../resolvers/context';
import { errorFormatter } from './errors';
import { statusPlugin } from './status';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly app: FastifyInstance;
  readonly log: Logger;
  readonly introspection: boolean;
}

/** More than any question people write, less than a parser should be made to chew. */
const maxLexicalTokens = 15_000;

export const createApollo = ({
  schema,
  app,
  log,
  introspection,
}: ApolloOptions): ApolloServer<GatewayContext> =>
  new ApolloServer<GatewayContext>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError: errorFormatter(log),
    parseOptions: { maxLexicalTokens },
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      statusPlugin,
      fastifyApolloDrainPlugin(app),
      // It would wrap every resolver, and nothing here sets cache hints.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
