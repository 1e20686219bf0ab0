import { describe, expect, it } from '@jest/globals';
import { operations } from '../../src/kinds';
import { iamPolicy } from '../../src/iamPolicy';

describe('iamPolicy', () => {
  it('allows every operation that the gateway calls, and only reads', () => {
    const [read, readLogs, ...others] = iamPolicy({ accounts: [] }).Statement;
    const actions = [...(read?.Action ?? []), ...(readLogs?.Action ?? [])];

    expect(actions).toHaveLength(operations.size);
    expect(read?.Action).toContain('imagebuilder:GetWorkflowExecution');
    expect(
      actions.filter(
        (action) => !/^(imagebuilder|transfer|glue):(Get|List|Describe|BatchGet)|^logs:Filter/.test(action),
      ),
    ).toEqual([]);
    expect(read?.Action.filter((action) => action.startsWith('logs:'))).toEqual([]);
    expect(others).toEqual([]);
  });

  it('allows to read only the logs of Image Builder and Transfer Family', () => {
    const [, readLogs] = iamPolicy({ accounts: [] }).Statement;

    expect(readLogs).toEqual({
      Sid: 'ReadExecutionLogs',
      Effect: 'Allow',
      Action: ['logs:FilterLogEvents'],
      Resource: [
        'arn:*:logs:*:*:log-group:/aws/imagebuilder/*:*',
        'arn:*:logs:*:*:log-group:/aws/transfer/*:*',
      ],
    });
  });

  it('allows the gateway to assume the configured roles only', () => {
    const roleArn = 'arn:aws:iam::111122223333:role/ExecutionGatewayRead';

    const policy = iamPolicy({ accounts: [{ accountId: '111122223333', regions: ['us-east-1'], roleArn }] });

    expect(policy.Statement[2]).toEqual({
      Sid: 'AssumeRoles',
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Resource: [roleArn],
    });
  });

  it('allows to receive and delete the messages of the configured queues only', () => {
    const queue = (accountId: string, region: string) => ({
      queueUrl: `https://sqs.${region}.amazonaws.com/${accountId}/execution-events`,
      accountId,
      region,
      name: 'execution-events',
    });

    const policy = iamPolicy({ accounts: [] }, [
      queue('111122223333', 'us-east-1'),
      queue('444455556666', 'us-gov-west-1'),
    ]);

    expect(policy.Statement.slice(2)).toEqual([
      {
        Sid: 'ReceiveEvents',
        Effect: 'Allow',
        Action: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'],
        Resource: [
          'arn:aws:sqs:us-east-1:111122223333:execution-events',
          'arn:aws-us-gov:sqs:us-gov-west-1:444455556666:execution-events',
        ],
      },
    ]);
  });
});
