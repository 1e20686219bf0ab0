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

const expectedPolicy = { ...asGraphQLData(policy), id: expect.stringMatching(/^[\w-]+$/), scope, fetchedAt };

describe('Query.lifecyclePolicy', () => {
  it('returns every field of a policy', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('LifecyclePolicy')));

    expect(errors).toBeUndefined();
    expect(data.lifecyclePolicy).toEqual(expectedPolicy);
    expect(calls).toEqual(['GetLifecyclePolicy']);
  });

  it('returns the same data through the list', async () => {
    const { data, errors, calls } = await ask(listed(allFieldsOf('LifecyclePolicy')));

    expect(errors).toBeUndefined();
    expect(data.lifecyclePolicies.nodes).toEqual([expectedPolicy]);
    expect(calls).toEqual(['GetLifecyclePolicy', 'ListLifecyclePolicies']);
  });

  it('returns null without an error for an unknown policy', async () => {
    const { data, errors, calls } = await ask(lookUp('name', imageBuilderArn('lifecycle-policy/none')));

    expect(data).toEqual({ lifecyclePolicy: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetLifecyclePolicy']);
  });

  it('makes one call for the same policy under several aliases', async () => {
    const one = `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}")`;

    const { calls } = await ask(`{ a: ${one} { arn } b: ${one} { policyDetails { action { type } } } }`);

    expect(calls).toEqual(['GetLifecyclePolicy']);
  });
});

describe('LifecyclePolicy.policyDetails and LifecyclePolicy.resourceSelection', () => {
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
    'cost a GetLifecyclePolicy call in a list only when they are selected: %s',
    async (_where, selection, expected) => {
      const { errors, calls } = await ask(listed(selection));

      expect(errors).toBeUndefined();
      expect(calls).toEqual(expected);
    },
  );

  it('are the only null fields when AWS denies the call', async () => {
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
  it('lists the runs of the policy, whose `policy` costs no further call', async () => {
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

  it('is the only null field when AWS denies its call', async () => {
    injectFault('ListLifecycleExecutions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('arn executions { nodes { status } }'));

    expect(data.lifecyclePolicy).toEqual({ arn: policyArn, executions: null });
    expect(errors).toMatchObject([
      { path: ['lifecyclePolicy', 'executions'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});
