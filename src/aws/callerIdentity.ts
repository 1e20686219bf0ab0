import type { STSClient } from '@aws-sdk/client-sts';
import { lazyPackages } from '../model/lazyPackages';
import type { CredentialCache } from './credentialCache';
import { limitSts, stsClient } from './credentials';
import { environmentRegion } from './environmentRegion';
import type { HttpHandlers } from './httpHandlers';
import { type AwsSettings, defaultTimeLimits } from './settings';

/** The account and the region of the process's own credentials. */
export interface CallerIdentity {
  /** Calls GetCallerIdentity of STS, once and without retries. Returns the account and the ARN of the identity. */
  readonly identity: (signal: AbortSignal) => Promise<{ readonly accountId: string; readonly arn: string }>;
  /** The account of `identity`. */
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
  const identity: CallerIdentity['identity'] = async (signal) => {
    await own.get(signal);
    client ??= stsClient(settings, settings.accounts[0]?.regions[0], handlers, 'own', own);
    const sts = client;
    const command = new lazyPackages.sts.GetCallerIdentityCommand({});
    const { Account: accountId, Arn: arn = '' } = await limitSts(limits, signal, (abortSignal) =>
      sts.send(command, { abortSignal }),
    );
    if (!accountId) throw new TypeError('STS returned no account.');
    return { accountId, arn };
  };
  return {
    identity,
    account: async (signal) => (await identity(signal)).accountId,
    region: environmentRegion,
    renewCredentials: own.renew,
  };
};
