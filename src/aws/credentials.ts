import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Scope } from '../model/scope';
import type { AccountSettings, AwsSettings } from './settings';

type Credentials = ReturnType<typeof fromTemporaryCredentials> | NonNullable<AwsSettings['credentials']>;

/** Shows in the accounts' CloudTrail as the name of the assumed role's session. */
const sessionName = 'execution-gateway';

const assumed = (account: AccountSettings, roleArn: string, settings: AwsSettings): Credentials =>
  fromTemporaryCredentials({
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
