import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { GatewayError } from '../model/errors';
import { type Scope, scopeOf } from '../model/scope';
import { upstreamError } from './errors';
import type { AwsSettings } from './settings';

/** The scopes this gateway may ask; nothing else is ever called. */
export interface Scopes {
  /** In configured order; the first is the default. Rejects with a GatewayError while STS cannot tell the account. */
  all(): Promise<readonly Scope[]>;
  /** The same, as far as it is known without asking; undefined before the first question. */
  known(): readonly Scope[] | undefined;
  /** When STS last refused the credentials there are; undefined when it has not, or has told the account since. */
  refusedAt(): Date | undefined;
}

const configured = ({ accounts }: AwsSettings): readonly Scope[] =>
  accounts.flatMap(({ accountId, regions }) => regions.map((region) => scopeOf(accountId, region)));

/** The region of the environment, and the account that STS says its credentials belong to. */
const scopeOfCaller = async (client: STSClient): Promise<Scope> => {
  const region = await client.config.region();
  const call = { service: 'sts', operation: 'GetCallerIdentity', scope: { accountId: 'unknown', region } };
  try {
    const { Account: accountId } = await client.send(new GetCallerIdentityCommand({}));
    if (!accountId) throw new TypeError('STS named no account.');
    return scopeOf(accountId, region);
  } catch (error) {
    throw upstreamError(call, error);
  }
};

/** As configured; without configuration, the one scope of the caller: STS is asked once, again only after a failure. */
export const scopesOf = (settings: AwsSettings, now: () => Date): Scopes => {
  const known = configured(settings);
  if (known.length > 0) {
    return { all: () => Promise.resolve(known), known: () => known, refusedAt: () => undefined };
  }

  const client = new STSClient({ ...(settings.endpoint && { endpoint: settings.endpoint }) });
  let asked: Promise<readonly Scope[]> | undefined;
  let told: readonly Scope[] | undefined;
  let refusedAt: Date | undefined;

  const ask = async (): Promise<readonly Scope[]> => {
    try {
      told = [await scopeOfCaller(client)];
      refusedAt = undefined;
      return told;
    } catch (error) {
      asked = undefined;
      if (error instanceof GatewayError && error.code === 'FORBIDDEN') refusedAt = now();
      throw error;
    }
  };

  return { all: () => (asked ??= ask()), known: () => told, refusedAt: () => refusedAt };
};

/** Rejects where neither environment nor profile names a region; its message says what to set. Asks nothing. */
export const requireRegion = async (): Promise<void> => {
  try {
    await new STSClient({}).config.region();
  } catch {
    throw new Error(
      'no region: expected AWS_REGION, a region in the AWS profile, or scopes in GATEWAY_CONFIG',
    );
  }
};
