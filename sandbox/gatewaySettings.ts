import type { Estate } from './estate';
import type { Sandbox } from './server';

interface GatewaySettings {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly accounts: readonly {
    readonly accountId: string;
    readonly regions: readonly string[];
    readonly roleArn: string;
  }[];
}

/** Gateway settings that point at the sandbox. As in production, the gateway assumes a role in every account. */
export const gatewaySettings = (sandbox: Sandbox, { scopes }: Pick<Estate, 'scopes'>): GatewaySettings => {
  const accountIds = [...new Set(scopes.map(({ accountId }) => accountId))];
  const [first = '111122223333'] = accountIds;
  return {
    endpoint: sandbox.url,
    credentials: sandbox.credentialsFor(first),
    accounts: accountIds.map((accountId) => ({
      accountId,
      regions: scopes.filter((scope) => scope.accountId === accountId).map(({ region }) => region),
      roleArn: `arn:aws:iam::${accountId}:role/ExecutionGatewayRead`,
    })),
  };
};
