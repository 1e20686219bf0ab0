import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { CredentialCache } from './credentialCache';
import { limitSts, stsClient } from './credentials';
import type { HttpHandlers } from './httpHandlers';
import { type AwsSettings, defaultTimeLimits } from './settings';

/** The account and the region of the process's own credentials. */
export interface CallerIdentity {
  /** Calls GetCallerIdentity of STS, once and without retries. */
  readonly account: (signal: AbortSignal) => Promise<string>;
  /** The region of the environment or of the AWS profile. Makes no call. */
  region(): Promise<string>;
  readonly renewCredentials: CredentialCache['renew'];
}

export const createCallerIdentity = (
  settings: AwsSettings,
  handlers: HttpHandlers,
  own: CredentialCache,
): CallerIdentity => {
  const { timeLimits: limits = defaultTimeLimits } = settings;
  const client = stsClient(settings, undefined, handlers, 'own', own);
  return {
    async account(signal) {
      await own.get(signal);
      const { Account: accountId } = await limitSts(limits, signal, (abortSignal) =>
        client.send(new GetCallerIdentityCommand({}), { abortSignal }),
      );
      if (!accountId) throw new TypeError('STS returned no account.');
      return accountId;
    },
    region: () => client.config.region(),
    renewCredentials: own.renew,
  };
};
