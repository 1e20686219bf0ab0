import { describe, expect, it } from '@jest/globals';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  executionId,
  fetchedAt,
  handlingId,
  now,
  singleScopeEstate,
  scope,
  transferWorkflow,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(singleScopeEstate, { now: () => now });

const lookUp = (selection: string, id = transferWorkflowId): string =>
  `{ transferWorkflow(workflowId: "${id}") { ${selection} } }`;
const listed = (selection: string): string => `{ transferWorkflows { nodes { ${selection} } } }`;

const workflowAnswer = {
  ...asGraphQLData(transferWorkflow),
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  fetchedAt,
};

describe('transferWorkflow', () => {
  it('tells every field of a workflow', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('TransferWorkflow')));

    expect(errors).toBeUndefined();
    expect(data.transferWorkflow).toEqual(workflowAnswer);
    expect(calls).toEqual(['DescribeWorkflow']);
  });

  it('tells the same where it was reached through the list', async () => {
    const { data, errors, calls } = await ask(listed(allFieldsOf('TransferWorkflow')));

    expect(errors).toBeUndefined();
    expect(data.transferWorkflows.nodes).toEqual([workflowAnswer]);
    expect(calls).toEqual(['DescribeWorkflow', 'ListWorkflows']);
  });

  it('is null without error for a workflow that AWS does not know', async () => {
    const { data, errors, calls } = await ask(lookUp('description', 'w-99999999999999999'));

    expect(data).toEqual({ transferWorkflow: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['DescribeWorkflow']);
  });

  it('is asked for once under several names', async () => {
    const one = `transferWorkflow(workflowId: "${transferWorkflowId}")`;

    const { calls } = await ask(`{ a: ${one} { arn } b: ${one} { steps { type } } }`);

    expect(calls).toEqual(['DescribeWorkflow']);
  });
});

describe('What only DescribeWorkflow tells', () => {
  it.each([
    ['left out', 'workflowId arn description', ['ListWorkflows']],
    ['skipped', 'arn steps @skip(if: true) { type }', ['ListWorkflows']],
    ['steps', 'steps { type }', ['DescribeWorkflow', 'ListWorkflows']],
    ['steps after an exception', 'onExceptionSteps { type }', ['DescribeWorkflow', 'ListWorkflows']],
    ['tags', 'tags { key }', ['DescribeWorkflow', 'ListWorkflows']],
    [
      'all, in a fragment',
      '... on TransferWorkflow { steps { type } tags { key } }',
      ['DescribeWorkflow', 'ListWorkflows'],
    ],
  ])(
    'costs a call only where a list left it out and it is selected: %s',
    async (_where, selection, expected) => {
      const { errors, calls } = await ask(listed(selection));

      expect(errors).toBeUndefined();
      expect(calls).toEqual(expected);
    },
  );

  it('alone is blank when AWS refuses', async () => {
    injectFault('DescribeWorkflow', { kind: 'accessDenied' });

    const { data, errors } = await ask(listed('workflowId steps { type }'));

    expect(data.transferWorkflows.nodes).toEqual([{ workflowId: transferWorkflowId, steps: null }]);
    expect(errors).toMatchObject([
      {
        path: ['transferWorkflows', 'nodes', 0, 'steps'],
        extensions: { code: 'FORBIDDEN', aws: { service: 'transfer', operation: 'DescribeWorkflow' } },
      },
    ]);
  });
});

describe('TransferWorkflow.executions', () => {
  it('are those in progress, which lead back to it without another call', async () => {
    const { data, calls } = await ask(
      lookUp('executions { nodes { executionId status workflow { workflowId description } } }'),
    );

    const workflow = {
      workflowId: transferWorkflowId,
      description: 'transfer.DescribedWorkflow.Description',
    };
    expect(data.transferWorkflow.executions.nodes).toEqual([
      { executionId, status: 'RUNNING', workflow },
      { executionId: handlingId, status: 'ROLLING_BACK', workflow },
    ]);
    expect(calls).toEqual(['DescribeWorkflow', 'ListExecutions']);
  });

  it('alone are blank when AWS refuses', async () => {
    injectFault('ListExecutions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('workflowId executions { nodes { status } }'));

    expect(data.transferWorkflow).toEqual({ workflowId: transferWorkflowId, executions: null });
    expect(errors).toMatchObject([
      { path: ['transferWorkflow', 'executions'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});
