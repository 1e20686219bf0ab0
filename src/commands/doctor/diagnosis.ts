import { lateCredentials, badCredentials, malformed } from '../../aws/errorNames';
import { isClockSkew, upstreamError, type CallTarget } from '../../aws/errors';
import { type AwsError, parseAwsError } from '../../aws/parseAwsError';
import { isKnownRegion } from '../../aws/regions';
import type { AccountSettings } from '../../aws/settings';
import type { ErrorCode } from '../../model/errors';
import { isObject } from '../../model/isObject';

/** `failed`: AWS answered, but with an error of another kind. */
export type State = 'ok' | 'denied' | 'throttled' | 'unreachable' | 'failed';

export interface Diagnosis {
  readonly state: State;
  /** What AWS, the SDK or Node.js says. */
  readonly reason: string;
  readonly fix: string;
}

/** Who makes the call that failed. */
export interface Caller {
  /** The ARN of the gateway's own identity, where it is known. */
  readonly identityArn: string | undefined;
  readonly account: AccountSettings | undefined;
}

interface Problem extends Caller {
  readonly code: ErrorCode;
  /** The call that failed, which may be that for the credentials. */
  readonly call: { readonly service: string; readonly operation: string; readonly region: string };
  readonly error: AwsError;
  /** The code of Node.js, where no answer arrived. */
  readonly systemCode: string;
  readonly isClockWrong: boolean;
}

const states: Partial<Record<ErrorCode, State>> = {
  UPSTREAM_FORBIDDEN: 'denied',
  THROTTLED: 'throttled',
  UPSTREAM_UNAVAILABLE: 'unreachable',
};

const noSource = /^(?:Credentials|Token)ProviderError$/;
const noQueue = /^(?:QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue)$/;
const explicitDeny = /explicit deny in (?:an? |the )?([a-z-][a-z -]*policy)/i;

/** The principal that policies name: the role, where the identity is a session of it. */
const ownIdentity = ({ identityArn = "the gateway's own identity" }: Problem): string =>
  identityArn.replace(/^(arn:[\w-]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, '$1:iam::$2:role/$3');

const assumeRoleFix = (problem: Problem): string => {
  const { roleArn = 'the role', externalId } = problem.account ?? {};
  const condition = externalId
    ? 'with the external ID of the settings as its condition `sts:ExternalId`'
    : 'and no condition on `sts:ExternalId`, because the settings have no `externalId` for it';
  return `Let ${ownIdentity(problem)} assume ${roleArn}: its policy has to allow \`sts:AssumeRole\` for that role, and the trust policy of the role has to name it as principal, ${condition}.`;
};

const permissionFix = (problem: Problem): string => {
  const { service, operation } = problem.call;
  const action = `\`${service}:${operation}\``;
  const [, policy] = explicitDeny.exec(problem.error.message) ?? [];
  if (policy) return `Remove the explicit deny of ${action} from the ${policy}.`;
  return `Allow ${action} in the policy of ${problem.account?.roleArn ?? ownIdentity(problem)}. \`execution-gateway iam-policy\` prints all actions that it needs.`;
};

const networkFix = ({ call: { service, region }, systemCode, error: { name, status } }: Problem): string => {
  if (!isKnownRegion(region))
    return `Check the spelling of the region ${region}: the AWS SDK does not know it.`;
  if (malformed.has(name) || (status !== undefined && status < 500))
    return `Check the proxy and the AWS_ENDPOINT_URL variables: what answers for ${service} is not AWS.`;
  if (status !== undefined)
    return `Try again: ${service} answered with status ${status}. If it persists, check the proxy.`;
  if (/^(?:ENOTFOUND|EAI_AGAIN)$/.test(systemCode))
    return `Check DNS, and whether AWS has ${service} in ${region}: the host name of its endpoint has no address.`;
  return `Check the network to ${service} in ${region}: firewall, VPC endpoint, HTTPS_PROXY and NO_PROXY.`;
};

const fixOf = (problem: Problem): string => {
  const { code, call, error } = problem;
  if (problem.isClockWrong)
    return 'Synchronize the clock of this host: it differs from that of AWS by minutes.';
  if (noSource.test(error.name))
    return 'Give the gateway credentials: a profile, an access key, or the role of the instance, container or service account.';
  if (error.name === lateCredentials)
    return 'Check the source of the credentials: it did not answer within `aws.credentialsTimeoutMs`.';
  if (/Expired|TokenRefreshRequired/.test(error.name)) return 'Renew the credentials: they are expired.';
  if (badCredentials.has(error.name))
    return `Check the access key and its secret: AWS does not accept them. If it accepts them in other regions, enable ${call.region} in the account.`;
  if (noQueue.test(error.name))
    return `Check the URL of the queue in \`events\`: SQS has no such queue in ${call.region}, or hides it from these credentials.`;
  if (code === 'THROTTLED')
    return 'Try again later: AWS throttles the account. The gateway itself waits and tries again.';
  if (code === 'UPSTREAM_UNAVAILABLE') return networkFix(problem);
  if (code !== 'UPSTREAM_FORBIDDEN') return 'Read the reason: AWS refuses the call itself.';
  return call.operation === 'AssumeRole' ? assumeRoleFix(problem) : permissionFix(problem);
};

const longestReason = 400;

/** One line without control characters, which AWS or a proxy could send to the terminal. */
const reasonOf = ({ name, message }: AwsError, systemCode: string): string =>
  [name, systemCode, message]
    .filter((part) => part !== '')
    .join(': ')
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, longestReason);

const codeOfSystem = (cause: unknown): string => {
  const code = isObject(cause) ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
};

/** The state of a call that failed with `thrown`, and what an operator can do about it. */
export const diagnose = (target: CallTarget, thrown: unknown, caller: Caller): Diagnosis => {
  const { code, details, cause } = upstreamError(target, thrown);
  const error = parseAwsError(cause);
  const systemCode = codeOfSystem(cause);
  const problem: Problem = {
    ...caller,
    code,
    call: details.aws ?? { ...target, ...target.scope },
    error,
    systemCode,
    isClockWrong: isClockSkew(cause),
  };
  return { state: states[code] ?? 'failed', reason: reasonOf(error, systemCode), fix: fixOf(problem) };
};
