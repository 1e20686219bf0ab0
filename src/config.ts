import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { RefreshSettings } from './app/backgroundRefresh';
import type { Limits } from './app/limits';
import type { CacheSettings } from './aws/cache/processCache';
import type { AwsSettings } from './aws/settings';
import { accountIdPattern, regionPattern, scopeOf } from './model/scope';

/** The validated settings of the process. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly introspection: boolean;
  readonly aws: AwsSettings;
  readonly limits: Limits;
  readonly cache: CacheSettings;
  readonly warm: RefreshSettings;
}

/** An invalid setting; the message is one readable line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const expected = (what: string) => ({ error: `expected ${what}` });

const rolePattern = /^arn:(aws(?:-[a-z]+)*):iam::(\d{12}):role\/[\w+=,.@/-]+$/;

const account = z
  .strictObject({
    accountId: z
      .string(expected('twelve digits in quotes, since a bare number loses leading zeros'))
      .regex(accountIdPattern, expected('twelve digits')),
    regions: z
      .array(
        z.string(expected('a region')).regex(regionPattern, expected('a region, like us-east-1')),
        expected('a list of regions'),
      )
      .min(1, expected('at least one region'))
      .refine((regions) => new Set(regions).size === regions.length, expected('each region once')),
    roleArn: z
      .string(expected("a role's ARN"))
      .regex(rolePattern, expected("a role's ARN, like arn:aws:iam::111122223333:role/ExecutionGatewayRead"))
      .optional(),
    externalId: z.string(expected('a text of 2 to 1224 characters')).min(2).max(1224).optional(),
  })
  .refine(({ accountId, roleArn }) => !roleArn || rolePattern.exec(roleArn)?.[2] === accountId, {
    path: ['roleArn'],
    ...expected('a role of the account that accountId names'),
  })
  .refine(
    ({ accountId, regions }) =>
      new Set(regions.map((region) => scopeOf(accountId, region).partition)).size === 1,
    {
      path: ['regions'],
      ...expected('regions of one partition'),
    },
  )
  .refine(
    ({ accountId, regions: [region = ''], roleArn }) =>
      !roleArn || rolePattern.exec(roleArn)?.[1] === scopeOf(accountId, region).partition,
    { path: ['roleArn'], ...expected('a role of the partition that the regions are in') },
  );

const wholeNumber = (least: number, most: number) => {
  const what = expected(`a whole number from ${least} to ${most}`);
  return z.int(what).min(least, what).max(most, what);
};

const limits = z.strictObject({
  requestTimeoutMs: wholeNumber(100, 600_000).default(25_000),
  upstreamCallsPerRequest: wholeNumber(1, 100_000).default(200),
});

/** A URL with a host, credentials and database of Redis; nothing else in a URL is used. */
const isRedisUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  const isDecodable = !/%(?![\da-f]{2})/i.test(username + password);
  const isPlace = ['redis:', 'rediss:'].includes(protocol) && hostname !== '' && search + hash === '';
  return isPlace && isDecodable && /^(?:\/\d{0,4})?$/.test(pathname);
};

// No message may repeat the URL: it may hold a password.
const expectedRedisUrl = expected(
  'a redis:// or rediss:// URL with a host, like rediss://user:password@cache.example:6379/0',
);

const cache = z
  .strictObject({
    maxMegabytes: wholeNumber(0, 16_384).default(64),
    runningSeconds: wholeNumber(0, 3_600).default(5),
    settledSeconds: wholeNumber(0, 86_400).default(60),
    definitionSeconds: wholeNumber(0, 86_400).default(300),
    redisUrl: z.string(expectedRedisUrl).refine(isRedisUrl, expectedRedisUrl).optional(),
  })
  .refine(({ maxMegabytes, redisUrl }) => redisUrl === undefined || maxMegabytes > 0, {
    path: ['redisUrl'],
    ...expected(
      'cache.maxMegabytes above 0 with it, since what Redis returns goes through the cache of the process',
    ),
  });

const warm = z.strictObject({
  everySeconds: wholeNumber(0, 86_400).default(0),
});

const file = z
  .strictObject(
    {
      limits: limits.prefault({}),
      cache: cache.prefault({}),
      warm: warm.prefault({}),
      introspection: z.boolean(expected('true or false')).default(true),
      scopes: z
        .array(account, expected('a list of accounts with their regions'))
        .min(1, expected('at least one account'))
        .refine((accounts) => new Set(accounts.map(({ accountId }) => accountId)).size === accounts.length, {
          ...expected('each account once, with all its regions'),
        })
        .default([]),
    },
    expected('a map of settings'),
  )
  .refine(({ warm, cache }) => warm.everySeconds === 0 || cache.maxMegabytes > 0, {
    path: ['warm', 'everySeconds'],
    ...expected('cache.maxMegabytes above 0 with it, since what is read has to be cached'),
  });

const expectedPort = expected('a port from 0 to 65535');
const port = z
  .string()
  .regex(/^\d{1,5}$/, expectedPort)
  .transform(Number)
  .refine((number) => number <= 65_535, expectedPort);

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.prefault('4000'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  GATEWAY_CONFIG: z.string().min(1).optional(),
});

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

const problemsOf = (error: z.ZodError): string =>
  error.issues
    .map((issue) => {
      const at = pathOf(issue.path);
      if (issue.code !== 'unrecognized_keys') return at ? `${at}: ${issue.message}` : issue.message;
      return issue.keys.map((key) => `${at ? `${at}.` : ''}${key}: there is no such setting`).join('; ');
    })
    .join('; ');

const parsed = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  source: string,
): z.output<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError(`${source}: ${problemsOf(result.error)}`);
};

const noYaml = (path: string, problem: unknown): ConfigError => {
  const [line = ''] = String(problem).split('\n');
  return new ConfigError(`${path}: expected one YAML document; ${line.replace(/:$/, '')}`);
};

const readYaml = (path: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(
      `GATEWAY_CONFIG: cannot read ${path}: ${error instanceof Error ? error.message : 'unknown'}`,
    );
  }
  const document = parseDocument(text, { logLevel: 'error' });
  const [problem] = document.errors;
  if (problem) throw noYaml(path, problem);
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw noYaml(path, error);
  }
};

/** The settings of the environment and of the file that GATEWAY_CONFIG names; ConfigError for an invalid one. */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  // An empty variable counts as unset.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { HOST, PORT, LOG_LEVEL, GATEWAY_CONFIG } = parsed(environment, set, 'environment');
  const settings = GATEWAY_CONFIG ? parsed(file, readYaml(GATEWAY_CONFIG), GATEWAY_CONFIG) : file.parse({});
  const { maxMegabytes, ...seconds } = settings.cache;
  return {
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    introspection: settings.introspection,
    aws: { accounts: settings.scopes },
    limits: settings.limits,
    warm: settings.warm,
    cache: { maxBytes: maxMegabytes * 1_000_000, ...seconds },
  };
};
