import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { createClient, type RequestParams } from 'graphql-sse';
import { fetchWithToken } from './credentials';

const url = location.pathname;

/** With this header, the response lists its AWS calls in `extensions.upstream`. The headers editor can override it. */
const headers = { 'x-upstream-report': '1' };

const fetchOnce = createGraphiQLFetcher({ url, headers, fetch: fetchWithToken });

/** Sends queries by POST, and subscriptions over SSE, which can have the same headers. */
export const fetcher: Fetcher = (params, options) => {
  const operation = options?.documentAST && getOperationAST(options.documentAST, params.operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return fetchOnce(params, options);
  const { query, operationName, variables } = params as RequestParams;
  return createClient({
    url,
    headers: { ...headers, ...(options?.headers as object) },
    fetchFn: fetchWithToken,
  }).iterate({
    query,
    ...(operationName && { operationName }),
    ...(variables && { variables }),
  }) as ReturnType<Fetcher>;
};
