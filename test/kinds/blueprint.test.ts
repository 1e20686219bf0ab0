import { describe, expect, it } from '@jest/globals';
import { estateOf } from '../support/estate';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  blueprint,
  blueprintName,
  failedRunId,
  fetchedAt,
  now,
  fixtureRegionData,
  region,
  runId,
  scope,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const others = Array.from({ length: 59 }, (_, n) => ({ Name: `blueprint-${n}`, Description: `number ${n}` }));
const estate = estateOf({
  [`${account}/${region}`]: { ...fixtureRegionData, blueprints: [blueprint, ...others] },
});

const { ask, gateway, injectFault } = gatewayForTests(estate, { now: () => now });

const lookUp = (selection: string, name = blueprintName): string =>
  `{ blueprint(name: "${name}") { ${selection} } }`;
const listed = (selection: string, first = 1): string =>
  `{ blueprints(first: ${first}) { nodes { ${selection} } } }`;

const expectedBlueprint = {
  ...asGraphQLData(blueprint),
  parameterSpec: { Bucket: { type: 'String' } },
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  fetchedAt,
};

describe('Query.blueprint', () => {
  it('returns every field of a blueprint', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('Blueprint')));

    expect(errors).toBeUndefined();
    expect(data.blueprint).toEqual(expectedBlueprint);
    expect(calls).toEqual(['BatchGetBlueprints']);
  });

  it('returns the same data through the list', async () => {
    const { data, errors, calls } = await ask(listed(allFieldsOf('Blueprint')));

    expect(errors).toBeUndefined();
    expect(data.blueprints.nodes).toEqual([expectedBlueprint]);
    expect(calls).toEqual(['BatchGetBlueprints', 'ListBlueprints']);
  });

  it('returns null without an error for an unknown blueprint', async () => {
    const { data, errors, calls } = await ask(lookUp('status', 'none'));

    expect(data).toEqual({ blueprint: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['BatchGetBlueprints']);
  });

  it('makes one call for 25 blueprints, with each name once', async () => {
    const fields = Array.from(
      { length: 25 },
      (_, n) => `b${n}: blueprint(name: "blueprint-${n}") { description }`,
    );
    const duplicate = 'again: blueprint(name: "blueprint-0") { description }';

    const { data, calls } = await ask(`{ ${fields.join(' ')} ${duplicate} }`);

    expect(data.b24).toEqual({ description: 'number 24' });
    expect(data.again).toEqual(data.b0);
    expect(calls).toEqual(['BatchGetBlueprints']);
    expect(gateway().sandbox.calls.all().at(-1)?.input.Names).toHaveLength(25);
  });
});

describe('Fields of Blueprint that ListBlueprints does not return', () => {
  it.each([
    [
      'left out',
      'name id scope { region } runs(first: 1) { nodes { status } }',
      ['GetBlueprintRuns', 'ListBlueprints'],
    ],
    ['skipped', 'name status @skip(if: true)', ['ListBlueprints']],
    ['selected', 'name status', ['BatchGetBlueprints', 'ListBlueprints']],
    [
      'selected more than once',
      'status createdOn ... on Blueprint { parameterSpec }',
      ['BatchGetBlueprints', 'ListBlueprints'],
    ],
  ])(
    'cost a BatchGetBlueprints call in a list only when they are selected: %s',
    async (_where, selection, expected) => {
      const { errors, calls } = await ask(listed(selection));

      expect(errors).toBeUndefined();
      expect(calls).toEqual(expected);
    },
  );

  it('cost one call per 25 blueprints', async () => {
    const { data, calls } = await ask(listed('description', 60));

    expect(data.blueprints.nodes.at(-1)).toEqual({ description: 'number 58' });
    expect(calls).toEqual([
      ...Array<string>(3).fill('BatchGetBlueprints'),
      ...Array<string>(3).fill('ListBlueprints'),
    ]);
  });

  it('are the only null fields when AWS denies the call', async () => {
    injectFault('BatchGetBlueprints', { kind: 'accessDenied' });

    const { data, errors } = await ask(listed('name status'));

    expect(data.blueprints.nodes).toEqual([{ name: blueprintName, status: null }]);
    expect(errors).toMatchObject([
      {
        path: ['blueprints', 'nodes', 0, 'status'],
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { service: 'glue', operation: 'BatchGetBlueprints' } },
      },
    ]);
  });
});

describe('Blueprint.runs', () => {
  it('costs no further call for `blueprint`', async () => {
    const { data, calls } = await ask(lookUp('runs { nodes { runId status blueprint { name status } } }'));

    const back = { name: blueprintName, status: 'glue.Blueprint.Status' };
    expect(data.blueprint.runs.nodes).toEqual([
      { runId, status: 'SUCCEEDED', blueprint: back },
      { runId: failedRunId, status: 'ROLLING_BACK', blueprint: back },
    ]);
    expect(calls).toEqual(['BatchGetBlueprints', 'GetBlueprintRuns']);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('GetBlueprintRuns', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('name runs { nodes { status } }'));

    expect(data.blueprint).toEqual({ name: blueprintName, runs: null });
    expect(errors).toMatchObject([
      { path: ['blueprint', 'runs'], extensions: { code: 'UPSTREAM_FORBIDDEN' } },
    ]);
  });
});
