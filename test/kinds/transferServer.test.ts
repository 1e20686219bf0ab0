import { describe, expect, it } from '@jest/globals';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  fetchedAt,
  now,
  fixtureEstate,
  scope,
  server,
  serverId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(fixtureEstate, { now: () => now });

const lookUp = (selection: string, id = serverId): string =>
  `{ transferServer(serverId: "${id}") { ${selection} } }`;

describe('Query.transferServer', () => {
  it('returns every field of a server', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('TransferServer')));

    expect(errors).toBeUndefined();
    expect(data.transferServer).toEqual({
      ...asGraphQLData(server),
      id: expect.stringMatching(/^[\w-]+$/),
      scope,
      fetchedAt,
      consoleUrl: `https://us-east-1.console.aws.amazon.com/transfer/home?region=us-east-1#/servers/${serverId}`,
    });
    expect(calls).toEqual(['DescribeServer']);
  });

  it('returns null without an error for an unknown server', async () => {
    const { data, errors, calls } = await ask(lookUp('state', 's-99999999999999999'));

    expect(data).toEqual({ transferServer: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['DescribeServer']);
  });

  it('makes one call for the same server under several aliases', async () => {
    const one = `transferServer(serverId: "${serverId}")`;

    const { calls } = await ask(`{ a: ${one} { arn } b: ${one} { state } }`);

    expect(calls).toEqual(['DescribeServer']);
  });

  it('returns null with an error when AWS denies the call', async () => {
    injectFault('DescribeServer', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('state'));

    expect(data).toEqual({ transferServer: null });
    expect(errors).toMatchObject([
      {
        path: ['transferServer'],
        extensions: { code: 'FORBIDDEN', aws: { service: 'transfer', operation: 'DescribeServer' } },
      },
    ]);
  });
});

describe('TransferServer.workflowDetails', () => {
  const both = (selection: string): string =>
    lookUp(
      `workflowDetails { onUpload { workflow { ${selection} } } onPartialUpload { workflow { ${selection} } } }`,
    );

  it.each([
    ['workflowId', ['DescribeServer']],
    ['executions { nodes { status } }', ['DescribeServer', 'ListExecutions']],
    ['steps { type }', ['DescribeServer', 'DescribeWorkflow']],
  ])(
    'makes a call only for fields of the workflow that the id does not provide: %s',
    async (selection, expected) => {
      const { data, errors, calls } = await ask(both(selection));

      expect(errors).toBeUndefined();
      expect(data.transferServer.workflowDetails.onUpload[0].workflow).not.toBeNull();
      expect(calls).toEqual(expected);
    },
  );

  it('returns the role and the workflow', async () => {
    const { data } = await ask(
      lookUp('workflowDetails { onPartialUpload { executionRole workflow { workflowId } } }'),
    );

    expect(data.transferServer.workflowDetails.onPartialUpload).toEqual([
      { executionRole: 'role of broken ones', workflow: { workflowId: transferWorkflowId } },
    ]);
  });
});
