import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AuthSettings, PolicySettings } from '../access/settings';
import type { SyncSettings } from '../app/sync';
import type { Limits } from '../app/limits';
import type { CacheSettings } from '../aws/cache/processCache';
import type { AwsSettings } from '../aws/settings';
import type { QueueSettings } from '../events/settings';
import type { HistorySettings } from '../history';
import type { LogSettings } from '../logs/settings';
import { isObject } from '../model/isObject';
import { lazyPackages } from '../model/lazyPackages';
import type { ServerSettings } from '../server/options';
import type { DocumentsSettings } from '../server/trustedDocuments';
import { auth } from './auth';
import { aws } from './aws';
import { cache } from './cache';
import { attempt, ConfigError } from './configError';
import { cors } from './cors';
import { documents } from './documents';
import { events, queuesOutsideScopes } from './events';
import { history } from './history';
import { limits, streamsPerCaller, upstreamCallsPerMinute } from './limits';
import { logs } from './logs';
import { policy } from './policy';
import { expected, whereValid, wholeNumber } from './rules';
import { scopes } from './scopes';
import { server } from './server';
import { undefinedRoles } from './undefinedRoles';

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
  readonly sync: SyncSettings;
  readonly server: ServerSettings;
  readonly documents: DocumentsSettings;
  /** Without it, callers are not authenticated. */
  readonly auth?: AuthSettings | undefined;
  /** Without it, every caller has all permissions. */
  readonly policy?: PolicySettings | undefined;
  readonly history: HistorySettings;
  readonly logs: LogSettings;
  readonly events: readonly QueueSettings[];
  readonly cors: { readonly origins: readonly string[] };
}

export { ConfigError } from './configError';

const share = expected('a number above 0, at most 1');

/** `sync`: the background refresh of the lists of all executions. */
const sync = z.strictObject({
  everySeconds: wholeNumber(0, 86_400).default(60),
  idleMinutes: wholeNumber(0, 525_600).default(15),
  shareOfRate: z.number(share).gt(0, share).max(1, share).default(0.5),
  sweepSeconds: wholeNumber(1, 604_800).default(900),
});

/** The file that GATEWAY_CONFIG names. */
export const file = z
  .strictObject(
    {
      limits: limits.prefault({}),
      cache: cache.prefault({}),
      aws: aws.prefault({}),
      sync: sync.prefault({}),
      server: server.prefault({}),
      introspection: z.boolean(expected('true or false')).default(true),
      documents: documents.prefault({}),
      auth: auth.optional(),
      policy: policy.optional(),
      history: history.prefault({}),
      logs: logs.prefault({}),
      events,
      cors: cors.prefault({}),
      federation: z.boolean(expected('true or false')).default(false),
      scopes,
    },
    expected('a map of settings'),
  )
  .refine((settings) => settings.policy === undefined || settings.auth !== undefined, {
    path: ['policy'],
    ...expected('`auth` with it, since callers without an identity have no roles'),
    when: ({ value }) => isObject(value),
  })
  .superRefine(
    (settings, context) => {
      for (const path of undefinedRoles(settings)) {
        context.addIssue({ code: 'custom', path: [...path], message: 'expected a role in policy.roles' });
      }
      for (const path of queuesOutsideScopes(settings)) {
        const message = 'expected a queue in an account and region of `scopes`, whose credentials read it';
        context.addIssue({ code: 'custom', path: [...path], message });
      }
    },
    { when: ({ value }) => isObject(value) },
  )
  .superRefine(
    ({ history: { keepDays }, logs: { transferDays } }, context) => {
      if (keepDays >= transferDays) return;
      const message = `expected at least logs.transferDays (${transferDays}), since lines of so many days are read once`;
      context.addIssue({ code: 'custom', path: ['history', 'keepDays'], message });
    },
    whereValid('history', 'logs'),
  );

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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  GATEWAY_CONFIG: z.string().min(1).optional(),
});

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** The issues of the alternative that has the type of the value; one issue where none has. */
const issuesOfUnion = (issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] => {
  const isOfType = ([first]: z.core.$ZodIssue[]): boolean =>
    !(first?.code === 'invalid_type' && first.path.length === 0);
  const [issues] = issue.errors.filter(isOfType);
  return issues?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [];
};

const problemOf = (issue: z.core.$ZodIssue): string[] => {
  const issues = issue.code === 'invalid_union' ? issuesOfUnion(issue) : [];
  if (issues.length > 0) return issues.flatMap(problemOf);
  const at = pathOf(issue.path);
  if (issue.code !== 'unrecognized_keys') return [at ? `${at}: ${issue.message}` : issue.message];
  return issue.keys.map((key) => `${at ? `${at}.` : ''}${key}: there is no such setting`);
};

const faultsOf = (error: z.ZodError): readonly string[] => error.issues.flatMap(problemOf);

const parsed = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  source: string,
): z.output<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError(faultsOf(result.error).map((fault) => `${source}: ${fault}`));
};

const noYaml = (path: string, problem: unknown): ConfigError => {
  const [line = ''] = String(problem).split('\n');
  return new ConfigError([`${path}: expected one YAML document; ${line.replace(/:$/, '')}`]);
};

const readYaml = (path: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError([
      `GATEWAY_CONFIG: cannot read ${path}: ${error instanceof Error ? error.message : 'unknown'}`,
    ]);
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

/** Found in the file as it is, whatever else is wrong with it. */
const portFaults = (port: number, content: unknown): readonly string[] => {
  const server = isObject(content) ? content.server : undefined;
  return port !== 0 && isObject(server) && server.adminPort === port
    ? ['environment: PORT: expected another port than server.adminPort']
    : [];
};

/** The settings of the environment and of the file that GATEWAY_CONFIG names. ConfigError with the faults of both. */
export const readSettings = (env: NodeJS.ProcessEnv): Settings => {
  // An empty variable counts as unset. Secrets of Kubernetes often end with a line feed.
  const trimmed = Object.entries(env).map(([name, value = '']) => [name, value.trim()] as const);
  const set = Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
  const path = set.GATEWAY_CONFIG;
  const variables = attempt(() => parsed(environment, set, 'environment'));
  const raw = attempt(() => (path ? readYaml(path) : {}));
  const content = raw.faults ? raw : attempt(() => parsed(file, raw.value, path ?? 'settings'));
  const faults = [
    ...(variables.faults ?? portFaults(variables.value.PORT, raw.faults ? {} : raw.value)),
    ...(content.faults ?? []),
  ];
  if (variables.faults || content.faults || faults.length > 0) throw new ConfigError(faults);
  const { HOST, PORT, LOG_LEVEL } = variables.value;
  const settings = content.value;
  const { maxMegabytes, ...seconds } = settings.cache;
  return {
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    introspection: settings.introspection,
    federation: settings.federation,
    aws: { accounts: settings.scopes, timeLimits: settings.aws },
    limits: { ...(settings.auth && { upstreamCallsPerMinute, streamsPerCaller }), ...settings.limits },
    sync: settings.sync,
    server: settings.server,
    documents: settings.documents,
    auth: settings.auth,
    policy: settings.policy,
    history: settings.history,
    logs: settings.logs,
    events: settings.events,
    cors: settings.cors,
    cache: { maxBytes: maxMegabytes * 1_000_000, ...seconds },
  };
};
