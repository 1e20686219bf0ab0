import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { getOperationAST } from 'graphql';
import { createClient } from 'graphql-sse';
import { fetchWithToken } from './credentials';

const url = location.pathname;

/** With this header, the response lists its AWS calls in `extensions.upstream`. The headers editor can override it. */
const headers = { 'x-upstream-report': '1' };

const fetchOnce = createGraphiQLFetcher({ url, headers, fetch: fetchWithToken });

/** Sends queries by POST, and subscriptions over SSE, which can have the same headers. */
export const fetcher: Fetcher = (params, options) => {
  const operation = options?.documentAST && getOperationAST(options.documentAST, params.operationName);
  if (operation?.operation !== 'subscription') return fetchOnce(params, options);
  const { query, operationName, variables } = params;
  return createClient({ url, headers: { ...options?.headers }, fetchFn: fetchWithToken }).iterate({
    query,
    ...(operationName && { operationName }),
    ...(variables && { variables: variables as Record<string, unknown> }),
  }) as ReturnType<Fetcher>;
};
