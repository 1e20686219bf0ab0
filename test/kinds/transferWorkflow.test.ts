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

const expectedWorkflow = {
  ...asGraphQLData(transferWorkflow),
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  fetchedAt,
  structuredLogDestinations: null,
};

describe('Query.transferWorkflow', () => {
  it('returns every field of a workflow', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('TransferWorkflow')));

    expect(errors).toBeUndefined();
    expect(data.transferWorkflow).toEqual(expectedWorkflow);
    expect(calls).toEqual(['DescribeWorkflow']);
  });

  it('returns the same data through the list', async () => {
    const { data, errors, calls } = await ask(listed(allFieldsOf('TransferWorkflow')));

    expect(errors).toBeUndefined();
    expect(data.transferWorkflows.nodes).toEqual([expectedWorkflow]);
    expect(calls).toEqual(['DescribeWorkflow', 'ListWorkflows']);
  });

  it('returns null without an error for an unknown workflow', async () => {
    const { data, errors, calls } = await ask(lookUp('description', 'w-99999999999999999'));

    expect(data).toEqual({ transferWorkflow: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['DescribeWorkflow']);
  });

  it('makes one call for the same workflow under several aliases', async () => {
    const one = `transferWorkflow(workflowId: "${transferWorkflowId}")`;

    const { calls } = await ask(`{ a: ${one} { arn } b: ${one} { steps { type } } }`);

    expect(calls).toEqual(['DescribeWorkflow']);
  });
});

describe('Fields of TransferWorkflow that ListWorkflows does not return', () => {
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
    'cost a DescribeWorkflow call in a list only when they are selected: %s',
    async (_where, selection, expected) => {
      const { errors, calls } = await ask(listed(selection));

      expect(errors).toBeUndefined();
      expect(calls).toEqual(expected);
    },
  );

  it('are the only null fields when AWS denies the call', async () => {
    injectFault('DescribeWorkflow', { kind: 'accessDenied' });

    const { data, errors } = await ask(listed('workflowId steps { type }'));

    expect(data.transferWorkflows.nodes).toEqual([{ workflowId: transferWorkflowId, steps: null }]);
    expect(errors).toMatchObject([
      {
        path: ['transferWorkflows', 'nodes', 0, 'steps'],
        extensions: {
          code: 'UPSTREAM_FORBIDDEN',
          aws: { service: 'transfer', operation: 'DescribeWorkflow' },
        },
      },
    ]);
  });
});

describe('TransferWorkflow.executions', () => {
  it('lists the executions in progress, whose `workflow` costs no further call', async () => {
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

  it('is the only null field when AWS denies its call', async () => {
    injectFault('ListExecutions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('workflowId executions { nodes { status } }'));

    expect(data.transferWorkflow).toEqual({ workflowId: transferWorkflowId, executions: null });
    expect(errors).toMatchObject([
      { path: ['transferWorkflow', 'executions'], extensions: { code: 'UPSTREAM_FORBIDDEN' } },
    ]);
  });
});
