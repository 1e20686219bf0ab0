import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import {
  FindExecutionsDocument,
  possibleTypes,
  typePolicies,
  WhatIsRunningText,
  type WhatIsRunningQuery,
  WhichScopesAreThereDocument,
} from '@execution-gateway/client';
import { QueryClient } from '@tanstack/react-query';
import { Client, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';

/* Sends queries with the libraries of the README. Their data has the types of this package. */

const url = process.argv[2] ?? '';
const variables = { filter: { kinds: ['LIFECYCLE'] }, first: 3 } as const;

const id = 'transfer';
const part = (fields: string) =>
  gql`query { execution(id: "${id}") { __typename id scope { __typename ${fields} } } }`;
const execution = { __typename: 'TransferExecution', id };
const scope = { __typename: 'Scope', accountId: '111122223333', region: 'us-east-1' };
const health = { __typename: 'ScopeHealth', credentials: 'VALID', lastThrottlingAt: null };
const both = { execution: { ...execution, scope: { ...scope, health } } };

/** Writes two selections of one object without an id into a cache. Returns what it holds, and the number of warnings. */
const warningsOf = (cache: InMemoryCache) => {
  const warn = console.warn;
  let warnings = 0;
  console.warn = (message: unknown) => {
    if (/Cache data may be lost|go\.apollo\.dev/.test(String(message))) warnings += 1;
  };
  const { credentials, lastThrottlingAt } = health;
  const selections = [
    [
      'accountId health { __typename credentials }',
      { accountId: scope.accountId, health: { __typename: 'ScopeHealth', credentials } },
    ],
    [
      'region health { __typename lastThrottlingAt }',
      { region: scope.region, health: { __typename: 'ScopeHealth', lastThrottlingAt } },
    ],
  ] as const;
  for (const [fields, selected] of selections)
    cache.writeQuery({
      query: part(fields),
      data: { execution: { ...execution, scope: { __typename: 'Scope', ...selected } } },
    });
  console.warn = warn;
  const query = part('accountId region health { __typename credentials lastThrottlingAt }');
  return { warnings, both: cache.readQuery({ query }) };
};

const libraries: Readonly<Record<string, () => Promise<string | undefined>>> = {
  async 'Apollo Client'() {
    const client = new ApolloClient({
      link: new HttpLink({ uri: url }),
      cache: new InMemoryCache({ possibleTypes, typePolicies }),
    });
    const { data } = await client.query({ query: FindExecutionsDocument, variables });
    return data?.executions?.nodes[0]?.status;
  },
  async 'typePolicies of Apollo Client'() {
    const merged = warningsOf(new InMemoryCache({ possibleTypes, typePolicies }));
    const replaced = warningsOf(new InMemoryCache({ possibleTypes }));
    const isMerged = JSON.stringify(merged) === JSON.stringify({ warnings: 0, both });
    return isMerged && replaced.warnings > 0 ? 'merged' : undefined;
  },
  async urql() {
    const client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false });
    const { data } = await client.query(FindExecutionsDocument, variables).toPromise();
    return data?.executions?.nodes[0]?.status;
  },
  async 'TanStack Query with graphql-request'() {
    const client = new GraphQLClient(url);
    const data = await new QueryClient().fetchQuery({
      queryKey: ['executions', variables],
      queryFn: ({ signal }) => client.request({ document: FindExecutionsDocument, variables, signal }),
    });
    return data.executions?.nodes[0]?.status;
  },
  async 'graphql-request'() {
    const { scopes } = await new GraphQLClient(url).request(WhichScopesAreThereDocument);
    return scopes[0]?.region;
  },
  async 'plain fetch'() {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: WhatIsRunningText, variables: { first: 3 } }),
    });
    const { data } = (await response.json()) as { data: WhatIsRunningQuery };
    return data.executions?.nodes[0]?.status;
  },
};

const filter = 'LIFECYCLE';
const graphqlRequest = new GraphQLClient(url);
const urql = new Client({ url, exchanges: [], preferGetMethod: false });

/** Must not compile: variables of the wrong type. */
export const mistakes = [
  // @ts-expect-error The filter is not a string.
  () => graphqlRequest.request(FindExecutionsDocument, { filter }),
  // @ts-expect-error The filter is not a string.
  () => urql.query(FindExecutionsDocument, { filter }),
];

for (const [name, run] of Object.entries(libraries)) {
  try {
    console.log((await run()) ? `passed ${name}` : `failed ${name}: no data`);
  } catch (error) {
    console.log(`failed ${name}: ${String(error)}`);
  }
}
process.exit(0);
