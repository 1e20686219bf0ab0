import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Scope } from '../model/scope';
import { upstreamError } from './errors';
import type { AccountSettings, AwsSettings } from './settings';

type Provider = ReturnType<typeof fromTemporaryCredentials>;
type Credentials = Provider | NonNullable<AwsSettings['credentials']>;

/** Shows in the accounts' CloudTrail as the name of the assumed role's session. */
const sessionName = 'execution-gateway';

/** As for all clients: `attempts.ts` alone tries again. */
const maxAttempts = 1;

/** They are renewed this long before they expire, as the SDK does. */
const renewedBeforeMs = 5 * 60_000;

type Identity = Awaited<ReturnType<Provider>>;

const lastsFor = ({ expiration }: Identity, ms: number): boolean =>
  expiration === undefined || expiration.getTime() - Date.now() > ms;

/**
 * The same credentials for all clients that ask: a role is assumed once, however many of them wait. Where they cannot
 * be renewed, the old ones serve for as long as they last.
 */
const shared = (provider: Provider): Provider => {
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
  shared(
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

/** The credentials of an account, whose failure names the scope they were wanted for. */
const wantedFor = (scope: Scope, provider: Provider): Provider => {
  const target = { service: 'sts', operation: 'AssumeRole', scope };
  return (properties) =>
    provider(properties).catch((error: unknown) => {
      throw upstreamError(target, error);
    });
};

/** The credentials for a scope: those of its account's role, which all its regions share; undefined for the SDK's default chain. */
export const credentialsByRole = (settings: AwsSettings): ((scope: Scope) => Credentials | undefined) => {
  const byAccount = new Map(
    settings.accounts.flatMap((account) =>
      account.roleArn ? [[account.accountId, assumed(account, account.roleArn, settings)] as const] : [],
    ),
  );
  return (scope) => {
    const provider = byAccount.get(scope.accountId);
    return provider ? wantedFor(scope, provider) : settings.credentials;
  };
};
