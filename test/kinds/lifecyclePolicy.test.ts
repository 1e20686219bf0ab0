import { describe, expect, it } from '@jest/globals';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  fetchedAt,
  imageBuilderArn,
  now,
  singleScopeEstate,
  policy,
  policyArn,
  policyRunId,
  scope,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(singleScopeEstate, { now: () => now });

const lookUp = (selection: string, arn = policyArn): string =>
  `{ lifecyclePolicy(lifecyclePolicyArn: "${arn}") { ${selection} } }`;
const listed = (selection: string): string => `{ lifecyclePolicies { nodes { ${selection} } } }`;

const policyAnswer = { ...asGraphQLData(policy), id: expect.stringMatching(/^[\w-]+$/), scope, fetchedAt };

describe('lifecyclePolicy', () => {
  it('tells every field of a policy', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('LifecyclePolicy')));

    expect(errors).toBeUndefined();
    expect(data.lifecyclePolicy).toEqual(policyAnswer);
    expect(calls).toEqual(['GetLifecyclePolicy']);
  });

  it('tells the same where it was reached through the list', async () => {
    const { data, errors, calls } = await ask(listed(allFieldsOf('LifecyclePolicy')));

    expect(errors).toBeUndefined();
    expect(data.lifecyclePolicies.nodes).toEqual([policyAnswer]);
    expect(calls).toEqual(['GetLifecyclePolicy', 'ListLifecyclePolicies']);
  });

  it('is null without error for a policy that AWS does not know', async () => {
    const { data, errors, calls } = await ask(lookUp('name', imageBuilderArn('lifecycle-policy/none')));

    expect(data).toEqual({ lifecyclePolicy: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetLifecyclePolicy']);
  });

  it('is asked for once under several names', async () => {
    const one = `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}")`;

    const { calls } = await ask(`{ a: ${one} { arn } b: ${one} { policyDetails { action { type } } } }`);

    expect(calls).toEqual(['GetLifecyclePolicy']);
  });
});

describe('LifecyclePolicy.policyDetails and resourceSelection', () => {
  it.each([
    ['left out', 'name status tags', ['ListLifecyclePolicies']],
    ['skipped', 'name policyDetails @skip(if: true) { action { type } }', ['ListLifecyclePolicies']],
    ['details', 'policyDetails { action { type } }', ['GetLifecyclePolicy', 'ListLifecyclePolicies']],
    ['selection', 'resourceSelection { tagMap }', ['GetLifecyclePolicy', 'ListLifecyclePolicies']],
    [
      'both, in a fragment',
      '... on LifecyclePolicy { policyDetails { action { type } } resourceSelection { tagMap } }',
      ['GetLifecyclePolicy', 'ListLifecyclePolicies'],
    ],
  ])(
    'cost a Get only where a list left them out and they are selected: %s',
    async (_where, selection, expected) => {
      const { errors, calls } = await ask(listed(selection));

      expect(errors).toBeUndefined();
      expect(calls).toEqual(expected);
    },
  );

  it('alone are blank when AWS refuses', async () => {
    injectFault('GetLifecyclePolicy', { kind: 'accessDenied' });

    const { data, errors } = await ask(listed('arn resourceSelection { tagMap }'));

    expect(data.lifecyclePolicies.nodes).toEqual([{ arn: policyArn, resourceSelection: null }]);
    expect(errors).toMatchObject([
      {
        path: ['lifecyclePolicies', 'nodes', 0, 'resourceSelection'],
        extensions: { code: 'FORBIDDEN', aws: { operation: 'GetLifecyclePolicy' } },
      },
    ]);
  });
});

describe('LifecyclePolicy.executions', () => {
  it('are its runs, which lead back to it without another call', async () => {
    const { data, calls } = await ask(
      listed('executions { nodes { lifecycleExecutionId status policy { arn name } } }'),
    );

    expect(data.lifecyclePolicies.nodes).toEqual([
      {
        executions: {
          nodes: [
            {
              lifecycleExecutionId: policyRunId,
              status: 'FAILED',
              policy: { arn: policyArn, name: 'imagebuilder.LifecyclePolicy.name' },
            },
          ],
        },
      },
    ]);
    expect(calls).toEqual(['ListLifecycleExecutions', 'ListLifecyclePolicies']);
  });

  it('alone are blank when AWS refuses', async () => {
    injectFault('ListLifecycleExecutions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('arn executions { nodes { status } }'));

    expect(data.lifecyclePolicy).toEqual({ arn: policyArn, executions: null });
    expect(errors).toMatchObject([
      { path: ['lifecyclePolicy', 'executions'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});
