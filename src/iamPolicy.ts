import { operations } from './kinds';
import type { AwsSettings } from './aws/settings';

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}

export interface IamPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/**
 * The least IAM policy that the gateway needs in each account: the operations of the registry of kinds, none of which
 * writes. With roles in the settings, a second statement lets its own identity assume them. STS GetCallerIdentity needs no
 * permission.
 */
export const iamPolicy = ({ accounts }: AwsSettings): IamPolicy => {
  const actions = [...operations.values()].map(({ service, name }) => `${service}:${name}`);
  const roles = accounts.flatMap(({ roleArn }) => roleArn ?? []);
  const read: Statement = { Sid: 'ReadExecutions', Effect: 'Allow', Action: actions.sort(), Resource: '*' };
  const assume: Statement = {
    Sid: 'AssumeRoles',
    Effect: 'Allow',
    Action: ['sts:AssumeRole'],
    Resource: roles,
  };
  return { Version: '2012-10-17', Statement: roles.length > 0 ? [read, assume] : [read] };
};
