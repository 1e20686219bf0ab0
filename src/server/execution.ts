import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { type Executor, PrintedData } from '../execute';
import type { RequestContext } from './request';

/*
 * Apollo Server takes another executor than GraphQL.js only through its interface for federation gateways, and the text of
 * an answer through `stringifyResult`.
 */

type ApolloGateway = NonNullable<ApolloServerOptionsWithGateway<RequestContext>['gateway']>;
type Result = Awaited<ReturnType<NonNullable<Awaited<ReturnType<ApolloGateway['load']>>['executor']>>>;

/** Makes Apollo Server execute operations with this executor, unless the result is known. Its `data` is printed text. */
export const gatewayOf = (schema: GraphQLSchema, execute: Executor): ApolloGateway => ({
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  load: () =>
    Promise.resolve({
      executor: async ({ document, request: { operationName, variables }, context }) =>
        (context.executed ?? (await execute({ document, operationName, variables, context }))) as Result,
    }),
  stop: () => Promise.resolve(),
});

/** The JSON of a result, whose `data` may be printed already. */
export const stringifyResult = ({ errors, data, extensions }: FormattedExecutionResult): string => {
  if (!(data instanceof PrintedData)) return `${JSON.stringify({ errors, data, extensions })}\n`;
  const before = errors ? `"errors":${JSON.stringify(errors)},` : '';
  const after = extensions ? `,"extensions":${JSON.stringify(extensions)}` : '';
  return `{${before}"data":${data.toString()}${after}}\n`;
};

/** The body of an answer without errors: a byte string if it is short, and otherwise bytes. */
export const printedBody = (data: PrintedData): string | Buffer => data.between('{"data":', '}\n');
