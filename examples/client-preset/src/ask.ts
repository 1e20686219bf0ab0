import type { TypedDocumentString } from './gql/graphql';

export const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** Asks a question; throws unless all of it is answered. */
export const ask = async <Data, Variables>(
  question: TypedDocumentString<Data, Variables>,
  ...[variables]: Variables extends Record<string, never> ? [] : [variables: Variables]
): Promise<Data> => {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: question.toString(), variables }),
    signal: AbortSignal.timeout(30_000),
  });
  const { data, errors = [] } = (await response.json()) as Answer<Data>;
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  if (!data) throw new Error(`${gateway} answered ${response.status} without data.`);
  return data;
};
