import { awsQuery } from './awsQuery';
import type { Credentials } from './credentials';
import { operation } from './operation';
import { externalId, roleArn, sessionName } from './patterns';
import { ServiceError } from './errors';
import type { Service } from './service';
import { integerText, optional, text } from './validation';
import { stsErrorTemplates } from './errorTemplates';

/** Required external ids, by role ARN. */
export type ExternalIds = Readonly<Record<string, string>>;

/** AWS STS: GetCallerIdentity, and AssumeRole for a role of any account. */
export const sts = (credentials: Credentials, externalIds: ExternalIds): Service => ({
  name: 'sts',
  protocol: awsQuery('2011-06-15'),
  errorTemplates: stsErrorTemplates,

  accepts: ({ headers }) => String(headers['content-type']).startsWith('application/x-www-form-urlencoded'),

  operations: {
    GetCallerIdentity: operation({}, ({ caller }) => ({
      Arn: caller.arn,
      UserId: caller.userId,
      Account: caller.accountId,
    })),

    AssumeRole: operation(
      {
        RoleArn: text({ min: 20, max: 2048, pattern: roleArn }),
        RoleSessionName: text({ min: 2, max: 64, pattern: sessionName }),
        DurationSeconds: optional(integerText({ min: 900, max: 43_200 })),
        ExternalId: optional(text({ min: 2, max: 1224, pattern: externalId })),
      },
      ({ input, caller }) => {
        requireExternalId(externalIds[input.RoleArn], input.ExternalId, caller.arn, input.RoleArn);
        const seconds = input.DurationSeconds ?? 3600;
        if (caller.assumedRole) requireShortChain(seconds);
        const session = credentials.issue(input.RoleArn, input.RoleSessionName, seconds);
        return {
          Credentials: {
            AccessKeyId: session.accessKeyId,
            SecretAccessKey: session.secretAccessKey,
            SessionToken: session.sessionToken,
            Expiration: session.expiration,
          },
          AssumedRoleUser: { AssumedRoleId: session.caller.userId, Arn: session.caller.arn },
        };
      },
    ),
  },
});

const requireExternalId = (
  wanted: string | undefined,
  given: string | undefined,
  caller: string,
  role: string,
): void => {
  if (wanted === undefined || wanted === given) return;
  throw new ServiceError(
    'accessDenied',
    `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
  );
};

const requireShortChain = (seconds: number): void => {
  if (seconds <= 3600) return;
  throw new ServiceError(
    'invalidInput',
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
  );
};
