import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Scope } from '../model/scope';
import { upstreamError } from './errors';
import type { AccountSettings, AwsSettings } from './settings';

type Provider = ReturnType<typeof fromTemporaryCredentials>;
type Credentials = Provider | NonNullable<AwsSettings['credentials']>;

/** The session name that CloudTrail records in each account. */
const sessionName = 'execution-gateway';

/** Turns the SDK's retries off: only `retry.ts` retries. */
const maxAttempts = 1;

/** Credentials are renewed this long before they expire. The SDK uses the same time. */
const renewBeforeMs = 5 * 60_000;

type Identity = Awaited<ReturnType<Provider>>;

const isValidFor = ({ expiration }: Identity, ms: number): boolean =>
  expiration === undefined || expiration.getTime() - Date.now() > ms;

/**
 * Shares credentials among all clients. Concurrent requests for them share one AssumeRole call. Where renewal fails, the
 * old credentials are used until they expire.
 */
const shareCredentials = (provider: Provider): Provider => {
  let known: Identity | undefined;
  let renewal: Promise<Identity> | undefined;
  return async (properties) => {
    if (known && isValidFor(known, renewBeforeMs)) return known;
    renewal ??= provider(properties).finally(() => (renewal = undefined));
    try {
      known = await renewal;
    } catch (error) {
      if (!known || !isValidFor(known, 0)) throw error;
    }
    return known;
  };
};

const assumed = (account: AccountSettings, roleArn: string, settings: AwsSettings): Provider =>
  shareCredentials(
    fromTemporaryCredentials({
      ...(settings.credentials && { masterCredentials: settings.credentials }),
      params: {
        RoleArn: roleArn,
        RoleSessionName: sessionName,
        ...(account.externalId && { ExternalId: account.externalId }),
      },
      clientConfig: {
        maxAttempts,
        ...(account.regions[0] && { region: account.regions[0] }),
        ...(settings.endpoint && { endpoint: settings.endpoint }),
      },
    }),
  );

/** Adds the scope of the call that needs the credentials to their errors. */
const withScopeInErrors = (scope: Pick<Scope, 'accountId' | 'region'>, provider: Provider): Provider => {
  const target = { service: 'sts', operation: 'AssumeRole', scope };
  return (properties) =>
    provider(properties).catch((error: unknown) => {
      throw upstreamError(target, error);
    });
};

/** Returns the credentials of a scope: those of its account's role, or undefined to use the SDK's default chain. */
export const credentialsByRole = (
  settings: AwsSettings,
): ((scope: Pick<Scope, 'accountId' | 'region'>) => Credentials | undefined) => {
  const byAccount = new Map(
    settings.accounts.flatMap((account) =>
      account.roleArn ? [[account.accountId, assumed(account, account.roleArn, settings)] as const] : [],
    ),
  );
  return (scope) => {
    const provider = byAccount.get(scope.accountId);
    return provider ? withScopeInErrors(scope, provider) : settings.credentials;
  };
};
