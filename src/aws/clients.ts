import { GlueClient } from '@aws-sdk/client-glue';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { TransferClient } from '@aws-sdk/client-transfer';
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

/** All clients of the process: made once per account, region and service, on first use. */
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

export const clientPool = (settings: AwsSettings): ClientPool => {
  const credentialsOf = credentialsByRole(settings);
  const accounts = new Map(settings.accounts.map((account) => [account.accountId, account]));
  const pool = new Map<string, ServiceClients>();

  const create = (scope: Scope): ServiceClients => {
    const credentials = credentialsOf(scope);
    const config = {
      region: scope.region,
      maxAttempts,
      ...(settings.endpoint && { endpoint: settings.endpoint }),
      ...(credentials && { credentials }),
    };
    const imagebuilder = new ImagebuilderClient(config);
    const glue = new GlueClient(config);
    imagebuilder.middlewareStack.use(agreedTimes());
    glue.middlewareStack.use(agreedTimes());
    return { imagebuilder, transfer: new TransferClient(config), glue };
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
      for (const { imagebuilder, transfer, glue } of pool.values()) {
        imagebuilder.destroy();
        transfer.destroy();
        glue.destroy();
      }
      pool.clear();
    },
  };
};
