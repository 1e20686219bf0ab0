import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Scope } from '../model/scope';
import { upstreamError } from './errors';
import type { AccountSettings, AwsSettings } from './settings';

type Provider = ReturnType<typeof fromTemporaryCredentials>;
type Credentials = Provider | NonNullable<AwsSettings['credentials']>;

/** The name of the session in the accounts' CloudTrail. */
const sessionName = 'execution-gateway';

/** As for all clients: only `retry.ts` retries. */
const maxAttempts = 1;

/** Credentials are renewed this long before they expire, as the SDK does. */
const renewedBeforeMs = 5 * 60_000;

type Identity = Awaited<ReturnType<Provider>>;

const lastsFor = ({ expiration }: Identity, ms: number): boolean =>
  expiration === undefined || expiration.getTime() - Date.now() > ms;

/**
 * Credentials that all clients share: a role is assumed once, however many of them wait. Where renewing fails, the old
 * credentials are used until they expire.
 */
const shareCredentials = (provider: Provider): Provider => {
  let known: Identity | undefined;
  let asked: Promise<Identity> | undefined;
  return async (properties) => {
    if (known && lastsFor(known, renewedBeforeMs)) return known;
    asked ??= provider(properties).finally(() => (asked = undefined));
    try {
      known = await asked;
    } catch (error) {
      if (!known || !lastsFor(known, 0)) throw error;
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

/** The credentials of an account. Their failure names the scope of the call that needed them. */
const withScopeInErrors = (scope: Pick<Scope, 'accountId' | 'region'>, provider: Provider): Provider => {
  const target = { service: 'sts', operation: 'AssumeRole', scope };
  return (properties) =>
    provider(properties).catch((error: unknown) => {
      throw upstreamError(target, error);
    });
};

/** The credentials of a scope: those of its account's role, shared by all regions; undefined for the SDK's default chain. */
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
