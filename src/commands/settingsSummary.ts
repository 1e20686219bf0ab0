import { streamsPerCaller, upstreamCallsPerMinute } from '../config/limits';
import { readSettings, type Settings } from '../config';

const at = (host: string, port: number): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port === 0 ? 'a free port' : port}`;

const listen = ({ host, port, server, cors }: Settings): readonly string[] => [
  at(host, port),
  ...(server.adminPort === undefined ? [] : [`metrics and health at ${at(host, server.adminPort)}`]),
  ...(server.hosts ? [`host names ${server.hosts.join(', ')}`] : []),
  ...(cors.origins.length === 0 ? [] : [`pages of ${cors.origins.join(', ')}`]),
];

/** Who may ask. */
const callers = ({ auth }: Settings): readonly string[] => {
  if (!auth) return ['everyone, without credentials'];
  const { jwt, apiKeys, proxy, anonymous } = auth;
  return [
    ...jwt.map(({ issuer }) => `tokens of ${issuer}`),
    ...(apiKeys.length === 0 ? [] : [`keys of ${apiKeys.map(({ name }) => name).join(', ')}`]),
    ...(proxy ? [`identities from the proxy at ${proxy.addresses.join(', ')}`] : []),
    ...(anonymous ? [`everyone, without credentials: ${anonymous.join(', ') || 'no role'}`] : []),
  ];
};

/** What each role allows. */
const roles = ({ policy }: Settings): readonly string[] => {
  if (!policy) return ['none: every caller may see and do everything'];
  return Object.entries(policy.roles).map(([name, role]) => {
    const flags = Object.entries(role).flatMap(([right, value]) => (value === true ? [right] : []));
    const { accounts, regions, kinds } = role;
    return `${name}: accounts ${accounts.join(', ')}; regions ${regions.join(', ')}; kinds ${kinds.join(', ')}; ${flags.join(', ') || 'no other right'}`;
  });
};

const scopes = ({ aws: { accounts } }: Settings): readonly string[] =>
  accounts.length === 0
    ? ['the account of the credentials, in the region of the environment']
    : accounts.map(
        ({ accountId, regions, roleArn, externalId }) =>
          `${accountId} ${regions.join(', ')}` +
          (roleArn ? `, by ${roleArn}${externalId ? ' with an external id' : ''}` : ''),
      );

const caches = ({ cache: { maxBytes, redisUrl }, sync }: Settings): readonly string[] => [
  maxBytes === 0 ? 'none' : `${maxBytes / 1_000_000} MB in the process`,
  // Without user and password.
  ...(redisUrl === undefined ? [] : [`Redis at ${new URL(redisUrl).host}`]),
  ...(sync.everySeconds === 0 ? [] : [`lists refreshed every ${sync.everySeconds} s`]),
];

/** Without user and password. */
const store = ({ history }: Settings): readonly string[] => {
  const { file, url, keepDays, keepSensitive } = history;
  const place = url === undefined ? (file ?? 'in memory') : `PostgreSQL at ${new URL(url).host}`;
  return [
    `${place}, for ${keepDays} days`,
    ...(keepSensitive ? ['with inputs, outputs and parameters'] : []),
  ];
};

const queues = ({ events }: Settings): readonly string[] =>
  events.map(({ queueUrl, region }) => `${queueUrl} in ${region}`);

const changedLimits = ({ limits, auth }: Settings): readonly string[] => {
  const defaults: Readonly<Record<string, number | undefined>> = {
    ...readSettings({}).limits,
    ...(auth && { upstreamCallsPerMinute, streamsPerCaller }),
  };
  const changed = Object.entries(limits).filter(([name, value]) => value !== defaults[name]);
  return changed.length === 0
    ? ['the defaults']
    : changed.map(([name, value]) => `${name} ${value} (default ${defaults[name] ?? 'none'})`);
};

/** A line for each group of settings that decide how the gateway runs, without secrets. */
export const settingsSummary = (settings: Settings): string => {
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['listen', listen(settings)],
    ['callers', callers(settings)],
    ['roles', roles(settings)],
    ['scopes', scopes(settings)],
    ['cache', caches(settings)],
    ['history', store(settings)],
    ['events', queues(settings)],
    ['limits', changedLimits(settings)],
  ];
  return groups
    .flatMap(([name, lines]) => lines.map((line, index) => `${(index === 0 ? name : '').padEnd(8)}${line}`))
    .join('\n');
};
