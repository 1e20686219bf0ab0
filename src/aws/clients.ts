import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { GlueClient } from '@aws-sdk/client-glue';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { TransferClient } from '@aws-sdk/client-transfer';
import { LRUCache } from 'lru-cache';
import { type Scope, scopeKey } from '../model/scope';
import { agreedTimes } from './agreedTimes';
import { credentialsByRole } from './credentials';
import type { AwsSettings } from './settings';

/** The clients of one scope. */
export interface ServiceClients {
  readonly imagebuilder: ImagebuilderClient;
  readonly transfer: TransferClient;
  readonly glue: GlueClient;
}

/** The clients of the process: made once per account, region and service, on first use; idle ones are let go. */
export interface ClientPool {
  of(scope: Scope): ServiceClients;
  /** As whom AWS is asked in a scope: answers must not serve those who are somebody else there. */
  identityOf(scope: Scope): string;
  /** The same, told apart from those of other processes as well. Asks for nothing that a call would not need. */
  callerOf(scope: Scope, service: keyof ServiceClients): Promise<string>;
  destroy(): void;
}

/** The SDK tries once: `attempts.ts` alone tries again, so nothing is retried twice over. */
const maxAttempts = 1;

/** Of one host, which is a service in a region: all accounts share them. */
const socketsPerHost = { maxSockets: 50, maxFreeSockets: 10 };

/** An idle socket is let go after this time. */
const idleSocketMs = 15_000;

/** Scopes whose clients are kept; those asked longest ago are let go, and made anew when they are asked again. */
const scopesKept = 200;

/** Clients hold no sockets of their own, so letting one go costs nothing but making it again. */
const createAgents = () => {
  const options = { keepAlive: true, timeout: idleSocketMs, ...socketsPerHost };
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
};

/** A value that is made when it is first asked for. */
const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

export const clientPool = (settings: AwsSettings): ClientPool => {
  const credentialsOf = credentialsByRole(settings);
  const accounts = new Map(settings.accounts.map((account) => [account.accountId, account]));
  const pool = new LRUCache<string, ServiceClients>({ max: scopesKept });
  const agents = createAgents();

  const create = (scope: Scope): ServiceClients => {
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
      client.middlewareStack.use(agreedTimes());
      return client;
    });
    const transfer = once(() => new TransferClient(config));
    const glue = once(() => {
      const client = new GlueClient(config);
      client.middlewareStack.use(agreedTimes());
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

  const of = (scope: Scope): ServiceClients => {
    const key = scopeKey(scope);
    const known = pool.get(key);
    if (known) return known;
    const created = create(scope);
    pool.set(key, created);
    return created;
  };

  return {
    of,
    identityOf: ({ accountId }) => accounts.get(accountId)?.roleArn ?? 'own',
    async callerOf(scope, service) {
      const { roleArn, externalId } = accounts.get(scope.accountId) ?? {};
      const { endpoint } = settings;
      if (roleArn) return JSON.stringify([endpoint, 'role', roleArn, externalId]);
      const { accessKeyId } = await of(scope)[service].config.credentials();
      return JSON.stringify([endpoint, 'key', accessKeyId]);
    },
    destroy() {
      pool.clear();
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
};
