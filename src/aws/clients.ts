import type { SQSClient } from '@aws-sdk/client-sqs';
import { LRUCache } from 'lru-cache';
import { lazyPackages } from '../model/lazyPackages';
import type { ServiceClients } from '../model/operation';
import { type Scope, scopeKey } from '../model/scope';
import type { CalledOperation } from './callLedger';
import { type CallerIdentity, createCallerIdentity } from './callerIdentity';
import { noRetries } from './credentialChain';
import { createCredentials, type CredentialEvents, providerOf } from './credentials';
import { createHttpHandlers, silentLogger } from './httpHandlers';
import { normalizeTimestamps } from './normalizeTimestamps';
import { type AwsSettings, defaultTimeLimits } from './settings';
import { readUnmodelledImageBuilder, readUnmodelledTransfer } from './unmodelledMembers';

type AccountRegion = Pick<Scope, 'accountId' | 'region'>;

/** The clients of the process: created once per account, region and service, on first use; idle ones are evicted. */
export interface ClientPool {
  of(scope: AccountRegion): ServiceClients;
  /** The client of queues, with the credentials of the scope. The caller holds on to it. */
  sqs(scope: AccountRegion): SQSClient;
  /**
   * Fetches the credentials of a scope where they are missing or expire soon. A call waits for this before it is sent,
   * because the SDK would wait for credentials without regard to the signal.
   */
  prepare(scope: AccountRegion, signal: AbortSignal): Promise<void>;
  /** Asks for new credentials: see `CredentialCache.renew`. */
  renewCredentials(scope: AccountRegion, sentAt: number, signal: AbortSignal): Promise<boolean>;
  /**
   * The AWS identity of calls in a scope. A cache that several processes share must not serve the answers of one identity
   * to another. Makes no request that a call would not need as well.
   */
  identityOf(operation: CalledOperation, signal: AbortSignal): Promise<string>;
  /** The account and the region of the process's own credentials. */
  readonly caller: CallerIdentity;
  /** Closes all sockets. */
  destroy(): void;
}

/** Capacity of the LRU cache of clients, in scopes. Evicting a client closes no socket. */
const scopesKept = 200;

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

const ignoreEvents: CredentialEvents = { onStsCall: () => undefined, onWarning: () => undefined };

export const clientPool = (settings: AwsSettings, events = ignoreEvents): ClientPool => {
  const handlers = createHttpHandlers(settings.timeLimits ?? defaultTimeLimits);
  const credentials = createCredentials(settings, handlers, events);
  const accounts = new Map(settings.accounts.map((account) => [account.accountId, account]));
  const pool = new LRUCache<string, ServiceClients>({ max: scopesKept });

  const configOf = (scope: AccountRegion) => ({
    ...noRetries,
    region: scope.region,
    requestHandler: handlers.of(scope.accountId),
    credentials: providerOf(credentials.of(scope)),
    ...(settings.endpoint && { endpoint: settings.endpoint }),
  });

  const create = (scope: AccountRegion): ServiceClients => {
    const config = configOf(scope);
    const imagebuilder = once(() => {
      readUnmodelledImageBuilder();
      const client = new lazyPackages.imagebuilder.ImagebuilderClient(config);
      client.middlewareStack.use(normalizeTimestamps());
      return client;
    });
    const transfer = once(() => {
      readUnmodelledTransfer();
      return new lazyPackages.transfer.TransferClient(config);
    });
    const glue = once(() => {
      const client = new lazyPackages.glue.GlueClient(config);
      client.middlewareStack.use(normalizeTimestamps());
      return client;
    });
    const logs = once(() => new lazyPackages.logs.CloudWatchLogsClient(config));
    return {
      get imagebuilder() {
        return imagebuilder();
      },
      get transfer() {
        return transfer();
      },
      get glue() {
        return glue();
      },
      get logs() {
        return logs();
      },
    };
  };

  const of = (scope: AccountRegion): ServiceClients => {
    const key = scopeKey(scope);
    const known = pool.get(key);
    if (known) return known;
    const created = create(scope);
    pool.set(key, created);
    return created;
  };

  return {
    of,
    // The SDK would warn on the console of a host that is not the usual one of the region.
    sqs: (scope) => new lazyPackages.sqs.SQSClient({ ...configOf(scope), logger: silentLogger }),
    async prepare(scope, signal) {
      await credentials.of(scope).get(signal);
    },
    renewCredentials: (scope, sentAt, signal) => credentials.of(scope).renew(sentAt, signal),
    async identityOf({ accountId }, signal) {
      const { roleArn, externalId } = accounts.get(accountId) ?? {};
      const { endpoint } = settings;
      if (roleArn) return JSON.stringify([endpoint, 'role', roleArn, externalId]);
      const { accessKeyId } = await credentials.own.get(signal);
      return JSON.stringify([endpoint, 'key', accessKeyId]);
    },
    caller: createCallerIdentity(settings, handlers, credentials.own),
    destroy() {
      pool.clear();
      handlers.destroy();
    },
  };
};
