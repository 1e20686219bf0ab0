import { secrecyOf } from './secretNames';

/* Values whose name is another member of the same object: `{"name": "DB_PASSWORD", "type": "String", "value": "…"}`. */

/** Where one object of a list ends and the next one begins. */
const nextObject = /[})\]>]\s{0,9},?\s{0,9}[{([<]/;
/** The member of an object that names what another member has: `"name": "DB_PASSWORD"`. */
const nameMember = /(?:name|key)[\\"']{0,9}\s{0,9}[:=]\s{0,9}[\\"']{0,9}([\w./-]{1,128})/gi;
/** Names are looked for in so many characters. */
const longestMembers = 400;

const nameSecret = (members: string): boolean =>
  members.includes('SecureString') ||
  [...members.matchAll(nameMember)].some(([, name = '']) => secrecyOf(name, true) !== undefined);

/** True where an earlier member of the object at a position names its value as a secret. */
export const isNamedBefore = (text: string, at: number): boolean =>
  nameSecret(
    text
      .slice(Math.max(0, at - longestMembers), at)
      .split(nextObject)
      .at(-1) ?? '',
  );

/** True for the end of a value that a later member of its object names as a secret. */
export const isNamedAfter = (text: string, at: number): boolean =>
  nameSecret(text.slice(at, at + longestMembers).split(/[}>]/)[0] ?? '');
