import { describe, expect, it } from '@jest/globals';
import { estateOf } from '../support/estate';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  definition,
  definitionArn,
  fetchedAt,
  imageBuilderArn,
  now,
  fixtureRegionData,
  otherAccount,
  region,
  scope,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const ownArn = imageBuilderArn('workflow/test/smoke/1.0.0/1');

/** Two accounts in one region. Both hold the definition that AWS manages. */
const estate = estateOf({
  [`${account}/${region}`]: { ...fixtureRegionData, workflows: [definition, { arn: ownArn, name: 'smoke' }] },
  [`${otherAccount}/${region}`]: { workflows: [{ arn: definitionArn, name: 'seen from elsewhere' }] },
});

const { ask, gateway, injectFault } = gatewayForTests(estate, { now: () => now });

const lookUp = (selection: string, arn = definitionArn, scopeArgument = ''): string =>
  `{ imageBuilderWorkflowDefinition(workflowBuildVersionArn: "${arn}" ${scopeArgument}) { ${selection} } }`;
const versionArn = (version: string): string =>
  `arn:aws:imagebuilder:${region}:aws:workflow/build/build-image/${version}`;

describe('Query.imageBuilderWorkflowDefinition', () => {
  it('returns every field of a definition', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('ImageBuilderWorkflowDefinition')));

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflowDefinition).toEqual({
      ...asGraphQLData(definition),
      latestVersionReferences: {
        latestVersionArn: versionArn('x.x.x'),
        latestMajorVersionArn: versionArn('1.x.x'),
        latestMinorVersionArn: versionArn('1.0.x'),
        latestPatchVersionArn: versionArn('1.0.3'),
      },
      id: expect.stringMatching(/^[\w-]+$/),
      scope,
      fetchedAt,
    });
    expect(calls).toEqual(['GetWorkflow']);
  });

  it('returns null without an error for an unknown definition', async () => {
    const { data, errors, calls } = await ask(lookUp('name', versionArn('9.9.9/1')));

    expect(data).toEqual({ imageBuilderWorkflowDefinition: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetWorkflow']);
  });

  it('makes one call for the same definition under several aliases', async () => {
    const one = `imageBuilderWorkflowDefinition(workflowBuildVersionArn: "${definitionArn}")`;

    const { calls } = await ask(`{ a: ${one} { arn } b: ${one} { name } }`);

    expect(calls).toEqual(['GetWorkflow']);
  });

  it.each([
    ['the first scope of its region', definitionArn, '', account],
    [
      'the account of the `scope` argument',
      definitionArn,
      `scope: { accountId: "${otherAccount}" }`,
      otherAccount,
    ],
    ['the account of its ARN', ownArn, '', account],
    [
      'the account of its ARN, which the `scope` argument repeats',
      ownArn,
      `scope: { accountId: "${account}" }`,
      account,
    ],
  ])('calls AWS in %s', async (_where, arn, scopeArgument, accountId) => {
    const { data, errors } = await ask(lookUp('arn scope { accountId }', arn, scopeArgument));

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflowDefinition).toEqual({ arn, scope: { accountId } });
    expect(gateway().sandbox.calls.all().at(-1)).toMatchObject({ operation: 'GetWorkflow', accountId });
  });

  it('returns null with an error when AWS denies the call', async () => {
    injectFault('GetWorkflow', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('name'));

    expect(data).toEqual({ imageBuilderWorkflowDefinition: null });
    expect(errors).toMatchObject([
      {
        path: ['imageBuilderWorkflowDefinition'],
        extensions: {
          code: 'UPSTREAM_FORBIDDEN',
          aws: { service: 'imagebuilder', operation: 'GetWorkflow' },
        },
      },
    ]);
  });
});
