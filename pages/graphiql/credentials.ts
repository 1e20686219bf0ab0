/* The token that the page sends. It is in memory only: closing or reloading the page forgets it. */

let token = '';

/** A token, or the header value `Bearer …` with one; an empty text forgets it. */
export const setToken = (text: string): void => {
  token = text.trim().replace(/^Bearer\s+/i, '');
};

export const hasToken = (): boolean => token !== '';

const isJwt = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);

/** API keys have no dots. */
const credentials = (): Readonly<Record<string, string>> => {
  if (token === '') return {};
  return isJwt(token) ? { authorization: `Bearer ${token}` } : { 'x-api-key': token };
};

/** Sends a request with the token, unless its headers have credentials already. */
export const fetchWithToken: typeof fetch = async (input, init) => {
  if (!/^[\x21-\x7e]*$/.test(token)) throw new Error('The token has characters that no header can have.');
  const headers = new Headers(init?.headers);
  if (!headers.has('authorization') && !headers.has('x-api-key'))
    for (const [name, value] of Object.entries(credentials())) headers.set(name, value);
  return fetch(input, { ...init, headers });
};
