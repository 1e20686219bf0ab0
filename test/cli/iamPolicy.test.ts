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
});
