import { describe, expect, it } from '@jest/globals';
import { operations } from '../../src/kinds';
import { iamPolicy } from '../../src/iamPolicy';

describe('iamPolicy', () => {
  it('allows every operation that the gateway calls, and only reads', () => {
    const [read, ...others] = iamPolicy({ accounts: [] }).Statement;

    expect(read?.Action).toHaveLength(operations.size);
    expect(read?.Action).toContain('imagebuilder:GetWorkflowExecution');
    expect(
      read?.Action.filter(
        (action) => !/^(imagebuilder|transfer|glue):(Get|List|Describe|BatchGet)/.test(action),
      ),
    ).toEqual([]);
    expect(others).toEqual([]);
  });

  it('allows the gateway to assume the configured roles only', () => {
    const roleArn = 'arn:aws:iam::111122223333:role/ExecutionGatewayRead';

    const policy = iamPolicy({ accounts: [{ accountId: '111122223333', regions: ['us-east-1'], roleArn }] });

    expect(policy.Statement[1]).toEqual({
      Sid: 'AssumeRoles',
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Resource: [roleArn],
    });
  });
});
