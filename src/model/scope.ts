import { badInput, GatewayError, quoted } from './errors';
import type { ParsedArn } from './arn';

/** One account in one region. */
export interface Scope {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

export interface ScopeChoice {
  readonly accountId?: string | null | undefined;
  readonly region?: string | null | undefined;
}

const partitionsByPrefix: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['us-iso-', 'aws-iso'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
];

const partitionOf = (region: string): string =>
  partitionsByPrefix.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';

export const scopeOf = (accountId: string, region: string): Scope => ({
  accountId,
  region,
  partition: partitionOf(region),
});

export const scopeKey = (scope: Pick<Scope, 'accountId' | 'region'>): string =>
  `${scope.accountId}/${scope.region}`;

/** True for two objects of one account and region. */
export const isSameScope = (one: Scope, other: Scope): boolean => scopeKey(one) === scopeKey(other);

export const accountIdPattern = /^\d{12}$/;
export const regionPattern = /^[a-z]{2,5}(-[a-z]+)+-\d{1,2}$/;

/** The configured scope of this account and region; FORBIDDEN where there is none. */
export const requireScope = (scopes: readonly Scope[], accountId: string, region: string): Scope => {
  const scope = scopes.find((one) => one.accountId === accountId && one.region === region);
  if (scope) return scope;
  throw new GatewayError(
    'FORBIDDEN',
    `Account ${quoted(accountId)} in region ${quoted(region)} is not a scope of this gateway. \`Query.scopes\` lists the scopes.`,
  );
};

/** Throws BAD_USER_INPUT for a text that is no account id or region name. */
export const checkScopeChoice = (
  choice: ScopeChoice | null | undefined,
  accountArgument = 'scope.accountId',
  regionArgument = 'scope.region',
): void => {
  const { accountId, region } = choice ?? {};
  if (typeof accountId === 'string' && !accountIdPattern.test(accountId)) {
    throw badInput(accountArgument, accountId, 'twelve digits, like "111122223333"');
  }
  if (typeof region === 'string' && !regionPattern.test(region)) {
    throw badInput(regionArgument, region, 'the name of an AWS region, like "us-east-1"');
  }
};

/** Throws FORBIDDEN where there is no scope: the caller may see none. */
export const requireAnyScope = (scopes: readonly Scope[]): void => {
  if (scopes.length === 0) throw new GatewayError('FORBIDDEN', 'Your roles allow no scope of this gateway.');
};

/** The first configured scope with the chosen account and region; FORBIDDEN where there is none. */
export const chooseScope = (scopes: readonly Scope[], choice: ScopeChoice | null | undefined): Scope => {
  const accountId = choice?.accountId ?? undefined;
  const region = choice?.region ?? undefined;
  if (accountId === undefined && region === undefined) requireAnyScope(scopes);
  const chosen = scopes.find(
    (scope) =>
      (accountId === undefined || scope.accountId === accountId) &&
      (region === undefined || scope.region === region),
  );
  if (chosen) return chosen;
  throw new GatewayError(
    'FORBIDDEN',
    `\`scope\`: ${quoted({ accountId, region })} is not a scope of this gateway. \`Query.scopes\` lists the scopes.`,
  );
};

/** False for an ARN of another region or partition, which AWS does not find from this scope. */
export const isInRegionOf = (scope: Scope, arn: ParsedArn): boolean =>
  arn.partition === scope.partition && arn.region === scope.region;

/**
 * The configured scope that an ARN belongs to. A resource of AWS itself (account `aws`) is looked up in the first scope
 * of the ARN's region.
 */
export const scopeOfArn = (scopes: readonly Scope[], arn: ParsedArn): Scope => {
  if (accountIdPattern.test(arn.accountId)) return requireScope(scopes, arn.accountId, arn.region);
  return chooseScope(scopes, { region: arn.region });
};
