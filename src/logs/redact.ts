import { maskAssignments } from './redaction/assignments';
import { maskPrivateKeys } from './redaction/privateKeys';

/*
 * Removes secrets from lines of logs and from outputs of steps, in time linear in the text: what can match in two ways is of a limited
 * length. Where it is not clear whether a text is a secret, it is removed.
 */

/** What replaces a secret. */
export const mask = '[redacted]';

/** Removes the secrets from a text. Returns the same text where it has none. */
export type Redact = (text: string) => string;

interface Rule {
  /** Global. */
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** Where a word begins: also after an escaped character, such as `\\n` in JSON or `%3D` in a URL, and after the code of a colour. */
const begin = (ofWord: string): string =>
  String.raw`(?:(?<!${ofWord})|(?<=\\[bfnrtv])|(?<=\\u[\da-fA-F]{4})|(?<=%[\da-fA-F]{2})|(?<=\[[\d;]{0,20}m))`;

/** Secrets that have a form of their own, under any name. */
const rules: readonly Rule[] = [
  {
    pattern: new RegExp(String.raw`(${begin('[a-z\\d]')}bearer\s{1,9})[\w~+/.=-]{8,}`, 'gi'),
    replacement: `$1${mask}`,
  },
  // Ids of access keys: AKIA of users, ASIA of sessions, and the others that IAM documents.
  {
    pattern: new RegExp(`${begin('[A-Z\\d]')}(?:AKIA|ASIA|ABIA|ACCA)[A-Z\\d]{12,124}`, 'g'),
    replacement: mask,
  },
  // Tokens of AWS sessions: `origin` and `er/aws` in base64, after a byte of their kind.
  { pattern: /(?:IQoJb3JpZ2lu|F[wQ]oGZXIvYXdz|FQoDYXdz)[\w+/=%-]+/g, replacement: mask },
  // JSON Web Tokens: their first part is JSON in base64.
  {
    pattern: new RegExp(String.raw`${begin('[\\w-]')}eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]+)?`, 'g'),
    replacement: mask,
  },
  // Passwords in URLs, also without a user, and users that are tokens.
  { pattern: /(:\/\/[^\s:/@"'<>]{0,256}:)[^\s/"'<>]{1,256}(?=@)/g, replacement: `$1${mask}` },
  { pattern: /(:\/\/)[^\s:/@"'<>]{20,256}(?=@)/g, replacement: `$1${mask}` },
  // The argument of curl.
  {
    pattern: /(\s(?:-u|--user|--proxy-user)[\s=]["']?[^\s:"'/]{1,256}:)[^\s"']{1,256}/g,
    replacement: `$1${mask}`,
  },
  // SQL: `IDENTIFIED BY 'x'`, `PASSWORD 'x'`.
  { pattern: /(\b(?:identified\s{1,9}by|password)\s{1,9}')[^'\r\n]{1,256}/gi, replacement: `$1${mask}` },
];

/** A line with the id of an access key. */
const lineWithId = /^.*(?:AKIA|ASIA)[A-Z\d]{12}.*$/gm;
/** What may be the secret key of an id, by its length. Digests in hexadecimal are none. */
const secretKey = new RegExp(
  String.raw`${begin('[A-Za-z\\d+/=]')}(?![a-f\d]{40})[A-Za-z\d+/]{40}(?![A-Za-z\d+/=])`,
  'g',
);

/** Removes the secret keys that tools print in columns beside their ids. */
const maskKeysOfIds = (text: string): string =>
  /(?:AKIA|ASIA)[A-Z\d]{12}/.test(text)
    ? text.replace(lineWithId, (line) => line.replace(secretKey, mask))
    : text;

/** The codes of colours, also escaped. They part names, signs and values. */
const colours = new RegExp(String.raw`(?:\u001b|\\{1,31}(?:u001b|x1b|033|e))\[[\d;]{0,20}m`, 'gi');

/** Removes secrets, and what matches one of these further patterns. The patterns must be global. Colours are removed with the secrets. */
export const createRedact = (patterns: readonly RegExp[]): Redact => {
  const all = [...rules, ...patterns.map((pattern): Rule => ({ pattern, replacement: mask }))];
  const redact: Redact = (text) => {
    const [withoutKeys = ''] = maskPrivateKeys([text], mask);
    return all.reduce(
      (rest, { pattern, replacement }) => rest.replace(pattern, replacement),
      maskAssignments(maskKeysOfIds(withoutKeys), mask),
    );
  };
  return (text) => {
    const plain = text.replace(colours, '');
    const redacted = redact(plain);
    return redacted === plain ? text : redacted;
  };
};

/** Removes the private keys whose lines are texts of their own. The other secrets of a text are those of `createRedact`. */
export const redactKeys = (texts: readonly string[]): readonly string[] => maskPrivateKeys(texts, mask);
