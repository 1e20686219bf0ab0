import { readFileSync } from 'node:fs';
import { regionPattern } from '../model/scope';
import { ConfigError } from './configError';

/** The variables that the SDK and the proxies read. Those of proxies may be in lower case. */
const isRead = (name: string): boolean => name.startsWith('AWS_') || /^(?:https?|all|no)_proxy$/i.test(name);

/** File names, lists and names of profiles may contain blanks. */
const mayContainBlanks =
  /_FILE$|^no_proxy$|PROFILE$|^AWS_CONTAINER_AUTHORIZATION_TOKEN$|^AWS_EXECUTION_ENV$/i;

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';

/** A proxy without a scheme has that of the requests it is for. */
const isProxy = (text: string): boolean =>
  isUrl(text.includes('://') ? text : `http://${text}`, ['http:', 'https:']);

/** The checks of single variables, by their names. No message may repeat a value: it may be a secret. */
const rules: readonly {
  readonly names: RegExp;
  readonly isValid: (value: string) => boolean;
  readonly expected: string;
}[] = [
  {
    names: /^AWS_REGION$/,
    isValid: (value) => regionPattern.test(value),
    expected: 'a region, like us-east-1',
  },
  {
    names: /^AWS_ENDPOINT_URL(?:_|$)|^AWS_CONTAINER_CREDENTIALS_FULL_URI$/,
    isValid: (value) => isUrl(value, ['http:', 'https:']),
    expected: 'an http:// or https:// URL',
  },
  {
    names: /^(?:https?|all)_proxy$/i,
    isValid: isProxy,
    expected: 'the http:// or https:// URL of a proxy, like http://proxy.example:3128',
  },
  {
    names: /^AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE$/,
    isValid: (path) => !isPadded(path),
    expected: 'a file without blanks or line ends around the token',
  },
];

/** A file that cannot be read yet is no problem of its content. */
const isPadded = (path: string): boolean => {
  try {
    const content = readFileSync(path, 'utf8');
    return content !== content.trim();
  } catch {
    return false;
  }
};

const problemOf = (name: string, value: string): string | undefined => {
  if (/\p{Cc}/u.test(value)) return 'a value without line ends or control characters in it';
  if (/\s/.test(value) && !mayContainBlanks.test(name)) return 'a value without blanks in it';
  return rules.find(({ names, isValid }) => names.test(name) && !isValid(value))?.expected;
};

/**
 * Removes blanks and line ends around the variables that the SDK reads, in place. Throws a ConfigError that names each
 * variable whose value is invalid.
 */
export const tidyAwsEnvironment = (env: NodeJS.ProcessEnv): void => {
  const faults: string[] = [];
  for (const [name, value = ''] of Object.entries(env).filter(([one]) => isRead(one))) {
    const trimmed = value.trim();
    const problem = trimmed === '' ? undefined : problemOf(name, trimmed);
    if (problem !== undefined) faults.push(`environment: ${name}: expected ${problem}`);
    else if (trimmed !== value) env[name] = trimmed;
  }
  if (faults.length > 0) throw new ConfigError(faults);
};
