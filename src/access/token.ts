import { isObject } from '../model/isObject';

type Members = Readonly<Record<string, unknown>>;

/** A token that is not verified yet. Only used to select the issuer, and to refuse a token before any key is needed. */
export interface UnverifiedToken {
  readonly header: Members;
  readonly claims: Members;
}

const longestToken = 8_192;
const longestKeyId = 256;

/** Types of tokens that are for APIs. Others, such as `logout+jwt`, have a meaning of their own. */
const types: readonly unknown[] = [undefined, 'jwt', 'at+jwt', 'application/jwt', 'application/at+jwt'];

/** The number of members of all objects in a JSON value that JSON.parse has read. */
const countMembers = (value: unknown): number => {
  if (!isObject(value)) return 0;
  const members = Object.values(value);
  return members.reduce<number>(
    (count, member) => count + countMembers(member),
    Array.isArray(value) ? 0 : members.length,
  );
};

/** The number of members in a JSON text: of colons outside of strings. */
const countNames = (json: string): number => json.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;

/** An object in a part of a token. Throws for other values, and where an object has a name twice: readers would differ. */
const readPart = (part: string): Members => {
  const json = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'));
  const value: unknown = JSON.parse(json);
  if (!isObject(value) || Array.isArray(value)) throw new Error('A part of the token is no JSON object.');
  if (countMembers(value) !== countNames(json)) throw new Error('The token has a name twice.');
  return value;
};

/** Throws where a header names none of these algorithms, or more than a verification considers. */
export const checkHeader = ({ alg, typ, kid, crit, b64 }: Members, algorithms: readonly string[]): void => {
  if (typeof alg !== 'string' || !algorithms.includes(alg)) throw new Error('The algorithm is not accepted.');
  if (!types.includes(typeof typ === 'string' ? typ.toLowerCase() : typ))
    throw new Error('The type is not accepted.');
  if (kid !== undefined && (typeof kid !== 'string' || kid.length > longestKeyId)) {
    throw new Error('The key id is malformed.');
  }
  if (crit !== undefined || b64 !== undefined) throw new Error('The token needs extensions.');
};

/** Reads a signed token without a signature check. Throws for all that no issuer's token can be. */
export const readToken = (text: string): UnverifiedToken => {
  if (text.length > longestToken) throw new Error('The token is too long.');
  const [, header, claims] = /^([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(text) ?? [];
  if (header === undefined || claims === undefined) throw new Error('The token has no three parts.');
  return { header: readPart(header), claims: readPart(claims) };
};
