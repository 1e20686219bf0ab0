import type { TypedDocumentString } from './gql/graphql';

export const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

interface GraphQLResponse<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** Sends a query. Throws on any error, also if only some fields fail. */
export const ask = async <Data, Variables>(
  query: TypedDocumentString<Data, Variables>,
  ...[variables]: Variables extends Record<string, never> ? [] : [variables: Variables]
): Promise<Data> => {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: query.toString(), variables }),
    signal: AbortSignal.timeout(30_000),
  });
  const { data, errors = [] } = (await response.json()) as GraphQLResponse<Data>;
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  if (!data) throw new Error(`${gateway} responded with HTTP status ${response.status} and no data.`);
  return data;
};
