import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { GlueClient } from '@aws-sdk/client-glue';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { TransferClient } from '@aws-sdk/client-transfer';
import { LRUCache } from 'lru-cache';
import type { ServiceClients, ServiceName } from '../model/operation';
import { type Scope, scopeKey } from '../model/scope';
import type { CalledOperation } from './callLedger';
import { normalizeTimestamps } from './normalizeTimestamps';
import { credentialsByRole } from './credentials';
import type { AwsSettings } from './settings';
import { readUnmodelledMembers } from './unmodelledMembers';

/** The clients of the process: created once per account, region and service, on first use; idle ones are evicted. */
export interface ClientPool {
  of(scope: Pick<Scope, 'accountId' | 'region'>): ServiceClients;
  /**
   * The AWS identity of calls in a scope. A cache that several processes share must not serve the answers of one identity
   * to another. Makes no request that a call would not need as well.
   */
  identityOf(operation: CalledOperation): Promise<string>;
  destroy(): void;
}

/** Turns the SDK's retries off: only `retry.ts` retries. */
const maxAttempts = 1;

/** Limits per host, that is, per service and region. All accounts share the sockets. */
const socketsPerHost = { maxSockets: 50, maxFreeSockets: 10 };

const idleSocketMs = 15_000;

/** Capacity of the LRU cache of clients, in scopes. */
const scopesKept = 200;

/** All clients share these agents. So evicting a client closes no socket. */
const createAgents = () => {
  const options = { keepAlive: true, timeout: idleSocketMs, ...socketsPerHost };
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
};

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

export const clientPool = (settings: AwsSettings): ClientPool => {
  readUnmodelledMembers();
  const credentialsOf = credentialsByRole(settings);
  const accounts = new Map(settings.accounts.map((account) => [account.accountId, account]));
  const pool = new LRUCache<string, ServiceClients>({ max: scopesKept });
  const agents = createAgents();

  const create = (scope: Pick<Scope, 'accountId' | 'region'>): ServiceClients => {
    const credentials = credentialsOf(scope);
    const config = {
      region: scope.region,
      maxAttempts,
      requestHandler: agents,
      ...(settings.endpoint && { endpoint: settings.endpoint }),
      ...(credentials && { credentials }),
    };
    const imagebuilder = once(() => {
      const client = new ImagebuilderClient(config);
      client.middlewareStack.use(normalizeTimestamps());
      return client;
    });
    const transfer = once(() => new TransferClient(config));
    const glue = once(() => {
      const client = new GlueClient(config);
      client.middlewareStack.use(normalizeTimestamps());
      return client;
    });
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
    };
  };

  const of = (scope: Pick<Scope, 'accountId' | 'region'>): ServiceClients => {
    const key = scopeKey(scope);
    const known = pool.get(key);
    if (known) return known;
    const created = create(scope);
    pool.set(key, created);
    return created;
  };

  return {
    of,
    async identityOf({ accountId, region, service }) {
      const { roleArn, externalId } = accounts.get(accountId) ?? {};
      const { endpoint } = settings;
      if (roleArn) return JSON.stringify([endpoint, 'role', roleArn, externalId]);
      const client = of({ accountId, region })[service as ServiceName];
      const { accessKeyId } = await client.config.credentials();
      return JSON.stringify([endpoint, 'key', accessKeyId]);
    },
    destroy() {
      pool.clear();
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
};
