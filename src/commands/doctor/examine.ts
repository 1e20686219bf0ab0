import { setMaxListeners } from 'node:events';
import { type ClientPool, clientPool } from '../../aws/clients';
import { timeoutError } from '../../aws/requestLimits';
import type { AwsSettings } from '../../aws/settings';
import type { QueueSettings } from '../../events/settings';
import { mapAtOnce } from '../../model/atOnce';
import { type Scope, scopeOf } from '../../model/scope';
import { diagnose, type State } from './diagnosis';
import { type Probe, probesOf } from './probes';

/** The outcome of one call. `reason` and `fix` are set unless it is `ok`. */
export interface Finding {
  readonly accountId: string;
  readonly region: string;
  readonly service: string;
  readonly operation: string;
  /** The name of the queue, for a call of SQS. */
  readonly queue?: string;
  readonly state: State;
  readonly milliseconds: number;
  readonly reason?: string;
  readonly fix?: string;
}

export interface Report {
  /** The ARN of the gateway's own identity; null where STS does not return it. */
  readonly identity: string | null;
  /** GetCallerIdentity first, then a finding per scope and service, then one per queue, in the order of the settings. */
  readonly findings: readonly Finding[];
}

const callsAtOnce = 8;

interface Identity {
  readonly accountId: string;
  readonly arn: string;
}

const examineIdentity = async (
  { caller }: ClientPool,
  region: string,
  signal: AbortSignal,
): Promise<{ readonly identity?: Identity; readonly finding: Finding }> => {
  const call = { service: 'sts', operation: 'GetCallerIdentity' };
  const begun = performance.now();
  const timed = () => ({ ...call, region, milliseconds: Math.round(performance.now() - begun) });
  try {
    const identity = await caller.identity(signal);
    return { identity, finding: { accountId: identity.accountId, ...timed(), state: 'ok' } };
  } catch (error) {
    const scope = { accountId: 'unknown', region };
    const diagnosis = diagnose({ ...call, scope }, error, { identityArn: undefined, account: undefined });
    return { finding: { accountId: scope.accountId, ...timed(), ...diagnosis } };
  }
};

const scopesOf = (
  { accounts }: AwsSettings,
  identity: Identity | undefined,
  region: string,
): readonly Scope[] =>
  accounts.length > 0
    ? accounts.flatMap(({ accountId, regions }) => regions.map((one) => scopeOf(accountId, one)))
    : identity
      ? [scopeOf(identity.accountId, region)]
      : [];

/**
 * Calls GetCallerIdentity, then reads each service in each scope and each queue once, with the roles of the settings. Sends
 * each call once, eight at a time. Calls that have not ended after `seconds` are unreachable. Never rejects for an error of
 * AWS.
 */
export const examine = async (
  settings: AwsSettings,
  seconds: number,
  queues: readonly QueueSettings[],
): Promise<Report> => {
  const clients = clientPool(settings);
  const accounts = new Map(settings.accounts.map((account) => [account.accountId, account]));
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  const timer = setTimeout(
    () => ended.abort(timeoutError(`The call did not end within the ${seconds} s of --timeout.`)),
    seconds * 1000,
  );

  const examineProbe = async (
    { scope, service, operation, queue, send }: Probe,
    identityArn?: string,
  ): Promise<Finding> => {
    const { accountId, region } = scope;
    const target = { service, operation, scope };
    const begun = performance.now();
    const finish = () => ({
      accountId,
      region,
      service,
      operation,
      ...(queue !== undefined && { queue }),
      milliseconds: Math.round(performance.now() - begun),
    });
    try {
      ended.signal.throwIfAborted();
      await clients.prepare(scope, ended.signal);
      await send(clients, ended.signal);
      return { ...finish(), state: 'ok' };
    } catch (error) {
      const thrown: unknown = ended.signal.aborted ? ended.signal.reason : error;
      return { ...finish(), ...diagnose(target, thrown, { identityArn, account: accounts.get(accountId) }) };
    }
  };

  try {
    const region = settings.accounts[0]?.regions[0] ?? (await clients.caller.region());
    const { identity, finding } = await examineIdentity(clients, region, ended.signal);
    const probes = probesOf(scopesOf(settings, identity, region), queues);
    const findings = await mapAtOnce(probes, callsAtOnce, (probe) => examineProbe(probe, identity?.arn));
    return { identity: identity?.arn ?? null, findings: [finding, ...findings] };
  } finally {
    clearTimeout(timer);
    clients.destroy();
  }
};
