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

/** Secrets that have a form of their own, under any name. */
const rules: readonly Rule[] = [
  { pattern: /(\bbearer\s{1,9})[\w~+/.=-]{8,}/gi, replacement: `$1${mask}` },
  // Ids of access keys: AKIA of users, ASIA of sessions, and the others that IAM documents.
  { pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}\b/g, replacement: mask },
  // JSON Web Tokens: their first part is JSON in base64.
  { pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]+)?/g, replacement: mask },
  // Passwords in URLs, also without a user, and users that are tokens.
  { pattern: /(:\/\/[^\s:/@"'<>]{0,256}:)[^\s/"'<>]{1,256}(?=@)/g, replacement: `$1${mask}` },
  { pattern: /(:\/\/)[^\s:/@"'<>]{20,256}(?=@)/g, replacement: `$1${mask}` },
  // The argument of curl.
  {
    pattern: /(\s(?:-u|--user|--proxy-user)[\s=]["']?[^\s:"'/]{1,256}:)[^\s"']{1,256}/g,
    replacement: `$1${mask}`,
  },
];

/** Removes secrets, and what matches one of these further patterns. The patterns must be global. */
export const createRedact = (patterns: readonly RegExp[]): Redact => {
  const all = [...rules, ...patterns.map((pattern): Rule => ({ pattern, replacement: mask }))];
  return (text) => {
    const [withoutKeys = ''] = maskPrivateKeys([text], mask);
    return all.reduce(
      (rest, { pattern, replacement }) => rest.replace(pattern, replacement),
      maskAssignments(withoutKeys, mask),
    );
  };
};

/** Removes the private keys whose lines are texts of their own. The other secrets of a text are those of `createRedact`. */
export const redactKeys = (texts: readonly string[]): readonly string[] => maskPrivateKeys(texts, mask);
