import { GlueClient } from '@aws-sdk/client-glue';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { TransferClient } from '@aws-sdk/client-transfer';
import { type Scope, scopeKey } from '../model/scope';
import type { AwsSettings } from './settings';
import { credentialsByRole } from './credentials';

/** The clients of one scope. */
export interface ServiceClients {
  readonly imagebuilder: ImagebuilderClient;
  readonly transfer: TransferClient;
  readonly glue: GlueClient;
}

/** All clients of the process: made once per account, region and service, on first use. */
export interface ClientPool {
  of(scope: Scope): ServiceClients;
  /** As whom AWS is asked in a scope: answers must not serve those who are somebody else there. */
  identityOf(scope: Scope): string;
  destroy(): void;
}

/** The SDK tries once: `attempts.ts` alone tries again, so nothing is retried twice over. */
const maxAttempts = 1;

export const clientPool = (settings: AwsSettings): ClientPool => {
  const credentialsOf = credentialsByRole(settings);
  const roles = new Map(settings.accounts.map(({ accountId, roleArn }) => [accountId, roleArn]));
  const pool = new Map<string, ServiceClients>();

  const create = (scope: Scope): ServiceClients => {
    const credentials = credentialsOf(scope);
    const config = {
      region: scope.region,
      maxAttempts,
      ...(settings.endpoint && { endpoint: settings.endpoint }),
      ...(credentials && { credentials }),
    };
    return {
      imagebuilder: new ImagebuilderClient(config),
      transfer: new TransferClient(config),
      glue: new GlueClient(config),
    };
  };

  return {
    of(scope) {
      const key = scopeKey(scope);
      const known = pool.get(key);
      if (known) return known;
      const created = create(scope);
      pool.set(key, created);
      return created;
    },
    identityOf: ({ accountId }) => roles.get(accountId) ?? 'own',
    destroy() {
      for (const { imagebuilder, transfer, glue } of pool.values()) {
        imagebuilder.destroy();
        transfer.destroy();
        glue.destroy();
      }
      pool.clear();
    },
  };
};
