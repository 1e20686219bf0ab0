import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema, OperationTypeNode, type ValidationRule } from 'graphql';
import type { Logger } from 'pino';
import type { DocumentLimits } from '../app/limits';
import type { Executor } from '../execute';
import { documentLimits } from './documentLimits';
import type { DocumentStore } from './documentStore';
import { gatewayOf, stringifyResult } from './execution';
import { errorLimitPlugin } from './errorLimit';
import { errorFormatter } from './errors';
import { callReportPlugin } from './callReport';
import { introspectionPlugin } from './introspectionRights';
import type { RequestContext } from './request';
import { requestResultPlugin } from './requestResultPlugin';
import { noSubgraphSdl } from './noSubgraphSdl';
import { statusPlugin } from './status';
import { malformedResponsePlugin } from './malformedResponses';

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  /** Undefined: GraphQL.js. */
  readonly execute: Executor | undefined;
  readonly documents: DocumentStore;
  readonly app: FastifyInstance;
  readonly log: Logger;
  readonly introspection: boolean;
  readonly limits: DocumentLimits;
}

/** Rejects mutations during validation. GraphQL.js rejects them only during execution. */
const knownOperationTypes: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(
      new GraphQLError(`The schema has no ${node.operation}, only queries and subscriptions.`, {
        nodes: node,
      }),
    );
  },
});

/** Refuses subscriptions where one answer is expected. Apollo Server would execute one as if it were a query. */
const noSubscriptions: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(
      new GraphQLError(
        'A subscription has many answers. Send it over SSE (`Accept: text/event-stream`) or WebSocket.',
        {
          nodes: node,
        },
      ),
    );
  },
});

/** What documents have to fulfil beside GraphQL's own rules. */
export const validationRules = (limits: DocumentLimits): ValidationRule[] => [
  documentLimits(limits),
  knownOperationTypes,
];

export const createApollo = ({
  schema,
  execute,
  documents,
  app,
  log,
  introspection,
  limits,
}: ApolloOptions): ApolloServer<RequestContext> =>
  new ApolloServer({
    ...(execute ? { gateway: gatewayOf(schema, execute) } : { schema }),
    stringifyResult,
    introspection,
    includeStacktraceInErrorResponses: false,
    formatError: errorFormatter(log, limits),
    documentStore: documents,
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationRules: [...validationRules(limits), noSubscriptions, ...(introspection ? [] : [noSubgraphSdl])],
    // Replicas do not share the hashes of documents.
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      statusPlugin,
      requestResultPlugin,
      introspectionPlugin,
      callReportPlugin,
      malformedResponsePlugin,
      errorLimitPlugin,
      fastifyApolloDrainPlugin(app),
      // The plugin would wrap every resolver, and the schema has no cache hints.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
