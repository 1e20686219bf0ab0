import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { GatewayError } from '../model/errors';
import { type Scope, scopeOf } from '../model/scope';
import { upstreamError } from './errors';
import type { AwsSettings } from './settings';

/** The scopes that the gateway may call. It calls no others. */
export interface Scopes {
  /** In configured order; the first is the default. Rejects with a GatewayError while STS does not return the account. */
  all(): Promise<readonly Scope[]>;
  /** The scopes, where they are known without a call. */
  known(): readonly Scope[] | undefined;
  /** When STS last denied the credentials; undefined where it has not, or has accepted them since. */
  deniedAt(): Date | undefined;
}

const configured = ({ accounts }: AwsSettings): readonly Scope[] =>
  accounts.flatMap(({ accountId, regions }) => regions.map((region) => scopeOf(accountId, region)));

/** The region of the environment, and the account that STS returns for its credentials. */
const scopeOfCaller = async (client: STSClient): Promise<Scope> => {
  const region = await client.config.region();
  const call = { service: 'sts', operation: 'GetCallerIdentity', scope: { accountId: 'unknown', region } };
  try {
    const { Account: accountId } = await client.send(new GetCallerIdentityCommand({}));
    if (!accountId) throw new TypeError('STS returned no account.');
    return scopeOf(accountId, region);
  } catch (error) {
    throw upstreamError(call, error);
  }
};

/** The configured scopes, or else the one scope of the credentials. Calls STS once, and again only after a failure. */
export const scopesOf = (settings: AwsSettings, now: () => Date): Scopes => {
  const known = configured(settings);
  if (known.length > 0) {
    return { all: () => Promise.resolve(known), known: () => known, deniedAt: () => undefined };
  }

  const client = new STSClient({ ...(settings.endpoint && { endpoint: settings.endpoint }) });
  let pending: Promise<readonly Scope[]> | undefined;
  let scopes: readonly Scope[] | undefined;
  let deniedAt: Date | undefined;

  const fetchScopes = async (): Promise<readonly Scope[]> => {
    try {
      scopes = [await scopeOfCaller(client)];
      deniedAt = undefined;
      return scopes;
    } catch (error) {
      pending = undefined;
      if (error instanceof GatewayError && error.code === 'UPSTREAM_FORBIDDEN') deniedAt = now();
      throw error;
    }
  };

  return { all: () => (pending ??= fetchScopes()), known: () => scopes, deniedAt: () => deniedAt };
};

/** Rejects where neither the environment nor the AWS profile sets a region. Makes no call. */
export const requireRegion = async (): Promise<void> => {
  try {
    await new STSClient({}).config.region();
  } catch {
    throw new Error(
      'no region: expected AWS_REGION, a region in the AWS profile, or scopes in GATEWAY_CONFIG',
    );
  }
};
