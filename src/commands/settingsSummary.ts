import { upstreamCallsPerMinute } from '../config/limits';
import { readSettings, type Settings } from '../config';

const listen = ({ host, port }: Settings): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port === 0 ? 'a free port' : port}`;

const scopes = ({ aws: { accounts } }: Settings): readonly string[] =>
  accounts.length === 0
    ? ['the account of the credentials, in the region of the environment']
    : accounts.map(
        ({ accountId, regions, roleArn, externalId }) =>
          `${accountId} ${regions.join(', ')}` +
          (roleArn ? `, by ${roleArn}${externalId ? ' with an external id' : ''}` : ''),
      );

const caches = ({ cache: { maxBytes, redisUrl }, warm }: Settings): readonly string[] => [
  maxBytes === 0 ? 'none' : `${maxBytes / 1_000_000} MB in the process`,
  // Without user and password.
  ...(redisUrl === undefined ? [] : [`Redis at ${new URL(redisUrl).host}`]),
  ...(warm.everySeconds === 0 ? [] : [`lists refreshed every ${warm.everySeconds} s`]),
];

const changedLimits = ({ limits, auth }: Settings): readonly string[] => {
  const defaults: Readonly<Record<string, number | undefined>> = {
    ...readSettings({}).limits,
    ...(auth && { upstreamCallsPerMinute }),
  };
  const changed = Object.entries(limits).filter(([name, value]) => value !== defaults[name]);
  return changed.length === 0
    ? ['the defaults']
    : changed.map(([name, value]) => `${name} ${value} (default ${defaults[name] ?? 'none'})`);
};

/** A line for each group of settings that decide how the gateway runs, without secrets. */
export const settingsSummary = (settings: Settings): string => {
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['listen', [listen(settings)]],
    ['scopes', scopes(settings)],
    ['cache', caches(settings)],
    ['limits', changedLimits(settings)],
  ];
  return groups
    .flatMap(([name, lines]) => lines.map((line, index) => `${(index === 0 ? name : '').padEnd(8)}${line}`))
    .join('\n');
};
