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

/** What parts the words of a command, also in the list of words that programs print. */
const gap = String.raw`(?:\s{1,9}|\\{0,31}["'],\s?\\{0,31}["'])`;

/** A word with a secret, in quotes or without. */
const word = String.raw`(?:(\\{0,31}["'])[^"'\r\n]{1,256}?(?=\\{0,31}["'])|[^\s"'\\]{1,256})`;

/** A secret behind an option of a command, up to the end of the command, such as the arguments of `mysql`. */
const argumentOf = (command: string, option: string): Rule => ({
  pattern: new RegExp(`(\\b(?:${command})${gap}(?:[^\\r\\n|;&]{0,256}?[\\s"'])?${option})${word}`, 'g'),
  replacement: `$1$2${mask}`,
});

/** Commands that log in to a registry, also with options before `login`. */
const login = String.raw`(?:docker|podman|nerdctl|buildah|skopeo|helm|oras)(?:${gap}[\w./:=-]{1,64}){0,4}${gap}login`;

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
  // Tokens of GitHub, GitLab, Slack, npm and Stripe.
  {
    pattern: new RegExp(
      `${begin('[A-Za-z\\d]')}(?:${[
        String.raw`(?:gh[oprsu]|github_pat)_\w{20,}`,
        String.raw`gl(?:pat|dt|rt|cbt|ptt)-[\w.-]{16,}`,
        String.raw`xox[a-z]-(?=[\w-]{0,64}\d)[\w-]{10,}`,
        String.raw`npm_[A-Za-z\d]{30,}`,
        String.raw`[rs]k_(?:live|test)_[A-Za-z\d]{10,}`,
      ].join('|')})`,
      'g',
    ),
    replacement: mask,
  },
  // Passwords in URLs, also without a user, and users that are tokens. They have no slash, so that each is looked through once.
  { pattern: /(:\/\/[^\s:/@"'<>]{0,256}:)[^\s/"'<>]{1,8192}(?=@)/g, replacement: `$1${mask}` },
  { pattern: /(:\/\/)[^\s:/@"'<>]{20,8192}(?=@)/g, replacement: `$1${mask}` },
  // Arguments of commands: passwords of curl, in any command, and of other tools.
  {
    pattern: new RegExp(
      String.raw`([\s"'](?:-u|--user|--proxy-user)(?:${gap}|=)(?:\\{0,31}["'])?[^\s:"'/]{1,256}:)[^\s"']{1,256}`,
      'g',
    ),
    replacement: `$1${mask}`,
  },
  argumentOf('curl', String.raw`-[a-zA-Z]{0,9}u(?:\\{0,31}["'])?[^\s:"'/-][^\s:"'/]{0,256}:`),
  argumentOf('mysql[a-z_]{0,20}|mariadb[a-z-]{0,20}', '-p'),
  argumentOf(`${login}|sshpass`, `-p(?:${gap}|=)?`),
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
