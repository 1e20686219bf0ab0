/*
 * Which names have secrets as their values. Names are compared without case and separators, so that `X-Api-Key`, `x_api_key` and
 * `xApiKey` are one, and by the words in them, so that prefixes and suffixes do not matter: `PGPASSWORD`, `dbPassword_2`.
 */

/** `header`: the value may have blanks and begins with a scheme. */
export type Secrecy = 'secret' | 'header';

/** Keys that are secrets. Those of tables, caches and objects are not. */
const secretKeys =
  'access|account|api|app|auth|client|consumer|deploy|encryption|hmac|license|master|private|product|secret|service|session|' +
  'shared|signing|ssh|storage|subscription|webhook';

const secretWords = `passw(?:or)?d|passphrase|passcode|passkey|secret|token|credential|authcode|authorizationcode|(?:${secretKeys})keys?`;

const hasSecretWord = new RegExp(secretWords);

/** Words that only begin like secrets. */
const ordinaryWords = /passwordless|secretar(?:y|iat)|secretsmanager|tokeni[sz]\w*/g;

/** What such a name is about, instead of the secret itself: `password_policy`, `tokenType`, `accessKeyId`. */
const aboutSecret = new RegExp(
  `(?:${secretWords})s?(?:arn|count|endpoint|expiration|expires|expiresin|expiry|file|length|name|path|policy|process|provider|` +
    `source|stdin|ttl|type|version)$|keyid$`,
);

const header = /(?:authorization|cookie)$/;

/** Short names, which are parts of ordinary words: `compass`, `bypass`. */
const shortName = /[_.-](?:pass|pwd|pw|jwt)\d*$/i;
const shortCamelName = /[a-z\d](?:Pass|Pwd|Pw|Jwt)\d*$|^(?:db|user|root|admin)(?:pass|pwd)\d*$/;
/** Short names that only assignments and members of JSON give a meaning: `PASS: test_login` has no secret. */
const assignedName = /^(?:pass|pwd|pw|jwt|sig|signature|_auth|auth|bearer)$/i;

/** What any of these names has in it. */
const anySecretName = new RegExp(
  `passw|securestring|pass[\\W_]?(?:phrase|code|key|word)|pass\\b|pass[\\d_]|pwd?\\b|pwd?[\\d_]|secret|token|credential|auth|cookie|signature|sig\\b|` +
    `jwt|bearer|(?:${secretKeys})[\\W_]{0,3}key`,
  'i',
);

/** False for most texts, in a fraction of the time that a search takes. */
export const mayHaveSecrets = (text: string): boolean => anySecretName.test(text);

/** What the value of a name is; undefined for an ordinary one. `isAssigned`: `name=`, or a name in quotes. */
export const secrecyOf = (name: string, isAssigned: boolean): Secrecy | undefined => {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z\d]/g, '')
    .replace(ordinaryWords, '');
  if (header.test(plain)) return 'header';
  if (plain.endsWith('xamzsignature')) return 'secret';
  if (hasSecretWord.test(plain)) return aboutSecret.test(plain) ? undefined : 'secret';
  if (shortName.test(name) || shortCamelName.test(name)) return 'secret';
  return isAssigned && assignedName.test(name.replace(/^-+/, '')) ? 'secret' : undefined;
};

/** True for names of several secrets, whose numbers are counts: `tokens: 12`. */
export const isPlural = (name: string): boolean => /(?:tokens|secrets|keys|credentials)$/i.test(name);

/** True for a name whose last word is that of a secret: `DB_PASSWORD`, and not `token-service`. */
export const endsInSecretWord = (name: string): boolean =>
  /(?:passw(?:or)?d|passphrase|passcode|secret|token|credential|key|pwd|pass)[_-]?\d{0,3}$/i.test(name);
