import { readFile } from 'node:fs/promises';
import { isObject } from '../model/isObject';
import { isLoopback } from './addresses';
import type { JwtSettings } from './settings';

/** Fetches a JSON Web Key Set as text. Rejects where it cannot. */
export type KeySource = () => Promise<string>;

const timeLimitMs = 5_000;
const largestBytes = 256 * 1024;

/** True for https:// with any host, and for http:// on this machine only. Anyone on the way could exchange the keys. */
export const isProtectedUrl = (text: unknown): text is string => {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username + password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')));
};

const readLimited = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > largestBytes) throw new Error(`The answer has more than ${largestBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

/** The body of an answer with status 200. It does not follow redirects: only the URL itself is trusted. */
const fetchText = async (url: string): Promise<string> => {
  const answer = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeLimitMs),
  });
  if (answer.status === 200 && answer.body) return readLimited(answer.body);
  await answer.body?.cancel();
  throw new Error(`The answer has status ${answer.status}.`);
};

/** The URL of the keys in the issuer's OpenID discovery document. */
const discoverUri = async (issuer: string): Promise<string> => {
  const document: unknown = JSON.parse(
    await fetchText(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
  );
  if (!isObject(document) || document.issuer !== issuer) {
    throw new Error('The discovery document is not one of this issuer.');
  }
  if (!isProtectedUrl(document.jwks_uri)) {
    throw new Error('`jwks_uri` of the discovery document is no https:// URL.');
  }
  return document.jwks_uri;
};

/** Where the keys of an issuer are. The headers of a token, such as `jku`, have no part in it. */
export const keySourceOf = ({ issuer, jwksUri, jwksFile }: JwtSettings): KeySource => {
  if (jwksFile !== undefined) return () => readFile(jwksFile, 'utf8');
  return async () => fetchText(jwksUri ?? (await discoverUri(issuer)));
};
