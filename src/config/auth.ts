import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isAddressOrBlock } from '../access/addresses';
import { isProtectedUrl } from '../access/keySource';
import { isObject } from '../model/isObject';
import { expected, wholeNumber } from './rules';

// No message repeats a value: it may be a secret that was put in the wrong place.

const text = (what: string, pattern: RegExp) => z.string(expected(what)).regex(pattern, expected(what));

/** The names of roles. Names in the settings and in tokens are compared exactly. */
export const roleName = text('the name of a role: 1 to 100 characters', /^(?! )[^\p{Cc}]{1,100}(?<! )$/u);

const roles = z.array(roleName, expected('a list of names of roles'));

/** A value that names one member, or members within each other with dots between them. */
const claim = text('the name or path of a claim, like realm_access.roles', /^[^\s.]+(?:\.[^\s.]+)*$/);

const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const expectedAlgorithm = expected(`one of ${algorithms.join(', ')}`);
const expectedUrl = expected('an https:// URL, or an http:// URL of loopback, without credentials');
const expectedFile = expected('a readable file with a JSON Web Key Set');
const audience = text('an audience', /^\S+$/);

const isKeySetFile = (path: string): boolean => {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isObject(content) && Array.isArray(content.keys) && content.keys.every(isObject);
  } catch {
    return false;
  }
};

const issuer = z
  .strictObject(
    {
      issuer: text('the issuer of the tokens, as in their claim `iss`', /^\S{1,500}$/),
      audience: z
        .union([audience, z.array(audience).min(1)], expected('an audience, or a list of audiences'))
        .transform((one) => (typeof one === 'string' ? [one] : one)),
      jwksUri: z.string(expectedUrl).refine(isProtectedUrl, expectedUrl).optional(),
      jwksFile: z.string(expectedFile).refine(isKeySetFile, expectedFile).optional(),
      algorithms: z
        .array(z.enum(algorithms, expectedAlgorithm), expected('a list of algorithms'))
        .min(1, expected('at least one algorithm'))
        .default(['RS256', 'ES256', 'EdDSA']),
      clockToleranceSeconds: wholeNumber(0, 300).default(30),
      rolesClaim: claim.default('roles'),
      subjectClaim: claim.default('sub'),
    },
    expected('a map with issuer and audience'),
  )
  .refine(({ jwksUri, jwksFile }) => jwksUri === undefined || jwksFile === undefined, {
    path: ['jwksFile'],
    ...expected('jwksUri or jwksFile, not both'),
    when: ({ value }) => isObject(value),
  })
  .refine((one) => one.jwksUri !== undefined || one.jwksFile !== undefined || isProtectedUrl(one.issuer), {
    path: ['issuer'],
    ...expected('an https:// URL, since neither jwksUri nor jwksFile says where the keys are'),
    when: ({ value }) => isObject(value),
  });

const isUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

const expectedHash = 'the SHA-256 of a key, 64 hex digits; `execution-gateway api-key` makes both';

const apiKey = z.strictObject(
  {
    name: text('a name of 1 to 100 letters, digits and . _ @ -', /^[\w.@-]{1,100}$/),
    sha256: text(expectedHash, /^[\da-f]{64}$/i).toLowerCase(),
    roles: roles.default([]),
  },
  expected('a map with name, sha256 and roles'),
);

const address = z
  .string(expected('an IP address or a CIDR block'))
  .refine(isAddressOrBlock, expected('an IP address or a CIDR block, like 10.0.0.0/8'));

/** Addresses of proxies. */
export const addresses = z
  .array(address, expected('a list of IP addresses and CIDR blocks'))
  .min(1, expected('at least one address'));

const header = text('the name of a header', /^[\w-]{1,100}$/).toLowerCase();

const proxy = z.strictObject(
  {
    addresses,
    subjectHeader: header.default('x-forwarded-user'),
    rolesHeader: header.default('x-forwarded-groups'),
  },
  expected('a map with addresses'),
);

/** `auth`: who may ask, and how they show who they are. */
export const auth = z
  .strictObject(
    {
      jwt: z
        .union([issuer, z.array(issuer).min(1, expected('at least one issuer'))], {
          ...expected('a map with issuer and audience, or a list of these'),
        })
        .transform((one) => (Array.isArray(one) ? one : [one]))
        .refine((all) => isUnique(all.map((one) => one.issuer)), expected('each issuer once'))
        .default([]),
      apiKeys: z
        .array(apiKey, expected('a list of keys'))
        .refine((keys) => isUnique(keys.map(({ name }) => name)), expected('each name once'))
        .refine((keys) => isUnique(keys.map(({ sha256 }) => sha256)), expected('each key once'))
        .default([]),
      proxy: proxy.optional(),
      anonymous: roles.optional(),
    },
    expected('a map with jwt, apiKeys, proxy or anonymous'),
  )
  .refine(({ jwt, apiKeys, ...others }) => jwt.length + apiKeys.length + Object.keys(others).length > 0, {
    ...expected('at least one of jwt, apiKeys, proxy and anonymous'),
    // An invalid member is there, but has no value.
    when: ({ issues }) => issues.length === 0,
  });
