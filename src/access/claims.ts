import { isObject } from '../model/isObject';

type Claims = Readonly<Record<string, unknown>>;

const longestText = 256;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestText && !/\p{Cc}/u.test(value);

const ownMember = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** The claim with this name, which may be a URL with dots, or else the one at this path. Undefined where it is missing. */
const claimAt = (claims: Claims, path: string): unknown =>
  ownMember(claims, path) ?? path.split('.').reduce<unknown>(ownMember, claims);

/** The subject of a token. Throws where it is missing, empty, no string, or not printable. */
export const subjectOf = (claims: Claims, path: string): string => {
  const subject = claimAt(claims, path);
  if (isText(subject) && subject.trim() !== '') return subject;
  throw new Error('The token has no usable subject.');
};

/** The roles of a token: strings, or one string with blanks between them. No claim means no roles. Throws for other types. */
export const rolesOf = (claims: Claims, path: string): readonly string[] => {
  const claim = claimAt(claims, path) ?? [];
  const roles = typeof claim === 'string' ? claim.split(/\s+/).filter((role) => role !== '') : claim;
  if (Array.isArray(roles) && roles.every(isText)) return roles;
  throw new Error('The roles of the token are no strings.');
};
