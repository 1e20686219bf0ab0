import { fetchWithToken } from './credentials';

export interface Viewer {
  readonly subject: string | null;
  readonly roles: readonly string[];
  readonly scopes: readonly { readonly accountId: string; readonly region: string }[];
  readonly kinds: readonly string[];
  readonly permissions: readonly string[];
}

interface Answer {
  readonly data?: { readonly viewer: Viewer } | null;
  readonly errors?: readonly { readonly message: string }[];
}

const query = '{ viewer { subject roles scopes { accountId region } kinds permissions } }';

/** Asks the gateway who sends the requests of this page. Rejects with the gateway's message where it refuses the token. */
export const fetchViewer = async (): Promise<Viewer> => {
  const response = await fetchWithToken(location.pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query }),
  });
  const answer = (await response.json().catch(() => ({}))) as Answer;
  if (answer.data) return answer.data.viewer;
  throw new Error(answer.errors?.[0]?.message ?? `The request failed with HTTP status ${response.status}.`);
};
