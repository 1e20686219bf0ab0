import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import {
  FindExecutionsDocument,
  possibleTypes,
  WhatIsRunningText,
  type WhatIsRunningQuery,
  WhichScopesAreThereDocument,
} from '@execution-gateway/client';
import { QueryClient } from '@tanstack/react-query';
import { Client, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';

/* Asks with the libraries that the README names; what they answer has the types of this package. */

const url = process.argv[2] ?? '';
const variables = { filter: { kinds: ['LIFECYCLE'] }, first: 3 } as const;

const libraries: Readonly<Record<string, () => Promise<string | undefined>>> = {
  async 'Apollo Client'() {
    const client = new ApolloClient({
      link: new HttpLink({ uri: url }),
      cache: new InMemoryCache({ possibleTypes }),
    });
    const { data } = await client.query({ query: FindExecutionsDocument, variables });
    return data?.executions?.nodes[0]?.status;
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

/** What must not compile: variables of another question. */
export const mistakes = [
  // @ts-expect-error The filter is no text.
  () => graphqlRequest.request(FindExecutionsDocument, { filter }),
  // @ts-expect-error The filter is no text.
  () => urql.query(FindExecutionsDocument, { filter }),
];

for (const [name, ask] of Object.entries(libraries)) {
  try {
    console.log((await ask()) ? `passed ${name}` : `failed ${name}: nothing was told`);
  } catch (error) {
    console.log(`failed ${name}: ${String(error)}`);
  }
}
process.exit(0);
