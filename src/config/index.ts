import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { RefreshSettings } from '../app/backgroundRefresh';
import type { Limits } from '../app/limits';
import type { CacheSettings } from '../aws/cache/processCache';
import type { AwsSettings } from '../aws/settings';
import { lazyPackages } from '../model/lazyPackages';
import type { ServerSettings } from '../server/gateway';
import { aws } from './aws';
import { cache } from './cache';
import { ConfigError } from './configError';
import { limits } from './limits';
import { expected, wholeNumber } from './rules';
import { scopes } from './scopes';
import { server } from './server';

/** The validated settings of the process. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly introspection: boolean;
  readonly federation: boolean;
  readonly aws: AwsSettings;
  readonly limits: Limits;
  readonly cache: CacheSettings;
  readonly warm: RefreshSettings;
  readonly server: ServerSettings;
}

export { ConfigError } from './configError';

const warm = z.strictObject({
  everySeconds: wholeNumber(0, 86_400).default(0),
});

/** The file that GATEWAY_CONFIG names. */
export const file = z
  .strictObject(
    {
      limits: limits.prefault({}),
      cache: cache.prefault({}),
      aws: aws.prefault({}),
      warm: warm.prefault({}),
      server: server.prefault({}),
      introspection: z.boolean(expected('true or false')).default(true),
      federation: z.boolean(expected('true or false')).default(false),
      scopes,
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

/** The variables that the gateway itself reads; the SDK reads further ones. */
export const environment = z.object({
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
  const document = lazyPackages.yaml.parseDocument(text, { logLevel: 'error' });
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
  // An empty variable counts as unset. Secrets of Kubernetes often end with a line feed.
  const trimmed = Object.entries(env).map(([name, value = '']) => [name, value.trim()] as const);
  const set = Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
  const { HOST, PORT, LOG_LEVEL, GATEWAY_CONFIG } = parsed(environment, set, 'environment');
  const settings = GATEWAY_CONFIG ? parsed(file, readYaml(GATEWAY_CONFIG), GATEWAY_CONFIG) : file.parse({});
  const { maxMegabytes, ...seconds } = settings.cache;
  return {
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    introspection: settings.introspection,
    federation: settings.federation,
    aws: { accounts: settings.scopes, timeLimits: settings.aws },
    limits: settings.limits,
    warm: settings.warm,
    server: settings.server,
    cache: { maxBytes: maxMegabytes * 1_000_000, ...seconds },
  };
};
