import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Scope } from '../model/scope';
import { upstreamError } from './errors';
import type { AccountSettings, AwsSettings } from './settings';

type Provider = ReturnType<typeof fromTemporaryCredentials>;
type Credentials = Provider | NonNullable<AwsSettings['credentials']>;

/** Shows in the accounts' CloudTrail as the name of the assumed role's session. */
const sessionName = 'execution-gateway';

const assumed = (account: AccountSettings, roleArn: string, settings: AwsSettings): Provider => {
  const provider = fromTemporaryCredentials({
    ...(settings.credentials && { masterCredentials: settings.credentials }),
    params: {
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      ...(account.externalId && { ExternalId: account.externalId }),
    },
    clientConfig: {
      ...(account.regions[0] && { region: account.regions[0] }),
      ...(settings.endpoint && { endpoint: settings.endpoint }),
    },
  });
  const scope = { accountId: account.accountId, region: account.regions[0] ?? 'unknown' };
  return (properties) =>
    provider(properties).catch((error: unknown) => {
      throw upstreamError({ service: 'sts', operation: 'AssumeRole', scope }, error);
    });
};

/** The credentials for a scope: those of its account's role, made once per account; undefined for the SDK's default chain. */
export const credentialsByRole = (settings: AwsSettings): ((scope: Scope) => Credentials | undefined) => {
  const made = new Map(
    settings.accounts.map((account) => [
      account.accountId,
      account.roleArn ? assumed(account, account.roleArn, settings) : settings.credentials,
    ]),
  );
  return ({ accountId }) => made.get(accountId) ?? settings.credentials;
};
