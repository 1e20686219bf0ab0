/*
 * Removes secrets from lines of logs and from outputs of steps. Each expression takes time linear in the text: none of its parts
 * can match the same characters in two ways.
 */

/** What replaces a secret. */
const mask = '[redacted]';

/** Removes the secrets from a text. Returns the same text where it has none. */
export type Redact = (text: string) => string;

interface Rule {
  /** Global. */
  readonly pattern: RegExp;
  readonly replacement: string;
}

/** A quote of JSON, also within JSON that is a text of JSON. */
const quote = String.raw`\\{0,3}["']`;

/** Members and variables whose values are secrets, in any case: `"token":"…"`, `password=…`, `aws_secret_access_key: …`. */
const secretNames =
  'aws_?secret_?access_?key|secret_?access_?key|aws_?session_?token|session_?token|security_?token|' +
  'x-amz-security-token|x-amz-signature|x-amz-credential|callback_?token|token|password|passwd|secret|api_?key|private_?key';

const rules: readonly Rule[] = [
  // Transfer Family writes the token that ends a custom step into its log.
  {
    pattern: new RegExp(
      `(${quote}[\\w-]{0,40}?(?:${secretNames})${quote}\\s{0,9}:\\s{0,9}${quote})[^"'\\\\]+`,
      'gi',
    ),
    replacement: `$1${mask}`,
  },
  {
    pattern: new RegExp(
      `(\\b(?:[A-Za-z0-9]{1,30}[_-]){0,5}(?:${secretNames})\\b\\s{0,9}[=:]\\s{0,9}["']?)[^\\s"',;&}\\]\\\\]+`,
      'gi',
    ),
    replacement: `$1${mask}`,
  },
  // The scheme stays; the credentials after it go, up to the end of the header.
  {
    pattern: new RegExp(
      `(\\b(?:proxy-)?authorization\\b(?:${quote})?\\s{0,9}[=:]\\s{0,9}(?:${quote})?(?:(?:basic|bearer|digest|negotiate|aws4-hmac-sha256)\\s{1,9})?)[^\\r\\n"'\\\\]+`,
      'gi',
    ),
    replacement: `$1${mask}`,
  },
  { pattern: /(\bbearer\s{1,9})[\w~+/.=-]{8,}/gi, replacement: `$1${mask}` },
  // Ids of access keys: AKIA of users, ASIA of sessions, and the others that IAM documents.
  { pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}\b/g, replacement: mask },
  {
    pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g,
    replacement: mask,
  },
  {
    pattern: /(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{1,256}:)[^\s/@]{1,256}(?=@)/gi,
    replacement: `$1${mask}`,
  },
];

/** Removes secrets, and what matches one of these further patterns. The patterns must be global. */
export const createRedact = (patterns: readonly RegExp[]): Redact => {
  const all = [...rules, ...patterns.map((pattern): Rule => ({ pattern, replacement: mask }))];
  return (text) => all.reduce((rest, { pattern, replacement }) => rest.replace(pattern, replacement), text);
};
