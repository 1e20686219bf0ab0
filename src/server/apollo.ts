import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema, type ValidationRule } from 'graphql';
import type { Logger } from 'pino';
import { errorFormatter } from './errors';
import { reportPlugin } from './report';
import type { RequestContext } from './request';
import { statusPlugin } from './status';
import { unreadablePlugin } from './unreadable';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly app: FastifyInstance;
  readonly log: Logger;
  readonly introspection: boolean;
}

/** More than any question people write, less than a parser should be made to chew. */
const maxLexicalTokens = 15_000;

/** Says that there is nothing to mutate or subscribe to, which GraphQL itself notices only when it executes. */
const knownOperationTypes: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(
      new GraphQLError(`The schema has no ${node.operation}, only queries.`, { nodes: node }),
    );
  },
});

export const createApollo = ({
  schema,
  app,
  log,
  introspection,
}: ApolloOptions): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError: errorFormatter(log),
    parseOptions: { maxLexicalTokens },
    validationRules: [knownOperationTypes],
    // A hash in place of a document would have to be known to every replica.
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      statusPlugin,
      reportPlugin,
      unreadablePlugin,
      fastifyApolloDrainPlugin(app),
      // It would wrap every resolver, and nothing here sets cache hints.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
