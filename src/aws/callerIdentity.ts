import type { STSClient } from '@aws-sdk/client-sts';
import { lazyPackages } from '../model/lazyPackages';
import type { CredentialCache } from './credentialCache';
import { limitSts, stsClient } from './credentials';
import { environmentRegion } from './environmentRegion';
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
  let client: STSClient | undefined;
  return {
    async account(signal) {
      await own.get(signal);
      client ??= stsClient(settings, undefined, handlers, 'own', own);
      const sts = client;
      const command = new lazyPackages.sts.GetCallerIdentityCommand({});
      const { Account: accountId } = await limitSts(limits, signal, (abortSignal) =>
        sts.send(command, { abortSignal }),
      );
      if (!accountId) throw new TypeError('STS returned no account.');
      return accountId;
    },
    region: environmentRegion,
    renewCredentials: own.renew,
  };
};
