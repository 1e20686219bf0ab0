import { describe, expect, it } from '@jest/globals';
import { demoEstate } from '../../sandbox/demoData';
import type { Estate } from '../../sandbox/estate';
import { largeEstate } from '../../sandbox/large';
import { estateOf } from '../support/estate';
import {
  account,
  build,
  fixtureRegionData,
  image,
  otherAccount,
  policy,
  policyRun,
  region,
  scope,
} from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import { nodeId } from '../support/nodeId';
import { uuid } from '../support/sequence';

/** ARNs of other accounts that AWS names in its answers. */
const sharedImage = 'arn:aws:imagebuilder:us-east-1:999988887777:image/golden-linux/2026.11.1/3';
const managedWorkflow = 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1';
const sharedWorkflow = 'arn:aws:imagebuilder:us-east-1:999988887777:workflow/test/smoke/1.0.0/1';
const foreignPolicy = 'arn:aws:imagebuilder:us-east-1:999988887777:lifecycle-policy/retain-five';
const foreignPipeline = 'arn:aws:imagebuilder:us-east-1:999988887777:image-pipeline/golden';
/** A resource of an account that is configured, too, but shared with this one. */
const neighbourImage = `arn:aws:imagebuilder:us-east-1:${otherAccount}:image/base/1.0.0/1`;

const workflowId = `wf-${uuid(50)}`;
const runId = `lce-${uuid(50)}`;

const estate = estateOf({
  [`${account}/${region}`]: {
    ...fixtureRegionData,
    images: [
      ...(fixtureRegionData.images ?? []),
      { ...image, arn: sharedImage, name: 'golden-linux', sourcePipelineArn: foreignPipeline },
      { arn: neighbourImage, name: 'base' },
    ],
    imagePipelines: [...(fixtureRegionData.imagePipelines ?? []), { arn: foreignPipeline, name: 'golden' }],
    workflows: [...(fixtureRegionData.workflows ?? []), { arn: sharedWorkflow, name: 'smoke' }],
    workflowExecutions: [
      ...(fixtureRegionData.workflowExecutions ?? []),
      {
        ...build,
        workflowExecutionId: workflowId,
        imageBuildVersionArn: sharedImage,
        workflowBuildVersionArn: sharedWorkflow,
      },
    ],
    lifecyclePolicies: [
      ...(fixtureRegionData.lifecyclePolicies ?? []),
      { ...policy, arn: foreignPolicy, name: 'retain-five' },
    ],
    lifecycleExecutions: [
      ...(fixtureRegionData.lifecycleExecutions ?? []),
      { ...policyRun, lifecycleExecutionId: runId, lifecyclePolicyArn: foreignPolicy },
    ],
    lifecycleResources: {
      ...fixtureRegionData.lifecycleResources,
      [runId]: [
        { resourceId: sharedImage, region },
        { resourceId: sharedImage.replace(region, 'eu-west-1'), region: 'eu-west-1' },
      ],
    },
  },
  [`${otherAccount}/us-east-1`]: {},
});

const { ask, gateway } = gatewayForTests(estate);

/** Every relation that leads to an ARN of another account. */
const relations = [
  ['an image in a list', '{ images { nodes { found: id arn } } }', 'Image', sharedImage],
  [
    'the image of a workflow execution',
    `{ imageBuilderWorkflow(workflowExecutionId: "${workflowId}") { image { found: id arn } } }`,
    'Image',
    sharedImage,
  ],
  [
    'the definition of a workflow execution',
    `{ imageBuilderWorkflow(workflowExecutionId: "${workflowId}") { definition { found: id arn } } }`,
    'ImageBuilderWorkflowDefinition',
    sharedWorkflow,
  ],
  [
    'the managed definition of a workflow execution',
    `{ imageBuilderWorkflow(workflowExecutionId: "${build.workflowExecutionId}") { definition { found: id arn } } }`,
    'ImageBuilderWorkflowDefinition',
    managedWorkflow,
  ],
  [
    'the policy of a lifecycle run',
    `{ lifecycle(lifecycleExecutionId: "${runId}") { policy { found: id arn } } }`,
    'LifecyclePolicy',
    foreignPolicy,
  ],
  [
    'the image of a lifecycle resource',
    `{ lifecycle(lifecycleExecutionId: "${runId}") { resources { nodes { image { found: id arn } } } } }`,
    'Image',
    sharedImage,
  ],
  [
    'the pipeline of an image',
    `{ image(imageBuildVersionArn: "${sharedImage}", scope: { accountId: "${account}" }) { pipeline { found: id arn } } }`,
    'ImagePipeline',
    foreignPipeline,
  ],
] as const;

interface Found {
  readonly found: string;
  readonly arn: string;
}

const foundIn = (value: unknown): Found[] => {
  if (Array.isArray(value)) return value.flatMap(foundIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'found' in value ? [value as Found] : Object.values(value).flatMap(foundIn);
};

describe('The id of something in another account', () => {
  it.each(relations)(
    'carries the scope in which AWS named it, and `node` asks there: %s',
    async (_where, query, kind, arn) => {
      const listed = await ask(query);
      const ids = foundIn(listed.data).filter((one) => one.arn === arn);
      gateway().sandbox.calls.clear();

      const { data, errors } = await ask(
        'query ($id: ID!) { node(id: $id) { id ... on Image { name } ... on LifecyclePolicy { name } } }',
        { id: ids[0]?.found },
      );

      expect(listed.errors).toBeUndefined();
      expect(ids.map(({ found }) => found)).toEqual([nodeId(kind, scope, arn)]);
      expect(errors).toBeUndefined();
      expect(data.node.id).toBe(ids[0]?.found);
      expect(gateway().sandbox.calls.all()).toMatchObject([{ accountId: account, region }]);
    },
  );

  it('is null where the ARN is of a region that is not configured, because nothing could look it up', async () => {
    const { data, errors } = await ask(
      `{ lifecycle(lifecycleExecutionId: "${runId}") { resources { nodes { resourceId image { id } } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.lifecycle.resources.nodes).toEqual([
      { resourceId: sharedImage, image: { id: nodeId('Image', scope, sharedImage) } },
      { resourceId: sharedImage.replace(region, 'eu-west-1'), image: null },
    ]);
  });
});

const lookUps = [
  ['image', 'imageBuildVersionArn', sharedImage, 'golden-linux'],
  ['imagePipeline', 'imagePipelineArn', foreignPipeline, 'golden'],
  ['lifecyclePolicy', 'lifecyclePolicyArn', foreignPolicy, 'retain-five'],
  ['imageBuilderWorkflowDefinition', 'workflowBuildVersionArn', sharedWorkflow, 'smoke'],
] as const;

describe.each(lookUps)('Query.%s', (field, argument, arn, name) => {
  const lookUp = (scopeArgument: string): string =>
    `{ found: ${field}(${argument}: "${arn}" ${scopeArgument}) { name scope { accountId region } } }`;

  it('finds the ARN of an account that is not configured in the scope of the argument', async () => {
    const { data, errors } = await ask(lookUp(`scope: { accountId: "${account}", region: "${region}" }`));

    expect(errors).toBeUndefined();
    expect(data.found).toEqual({ name, scope: { accountId: account, region } });
    expect(gateway().sandbox.calls.all()).toMatchObject([{ accountId: account, region }]);
  });

  it('takes the region from the ARN, and the first account of a region without an account', async () => {
    const byAccount = await ask(lookUp(`scope: { accountId: "${account}" }`));
    const byRegion = await ask(lookUp(`scope: { region: "${region}" }`));

    expect([byAccount.data.found.name, byRegion.data.found.name]).toEqual([name, name]);
  });

  it.each([
    ['without a scope', '', 'FORBIDDEN'],
    ['with an empty scope', 'scope: {}', 'FORBIDDEN'],
    ['in a scope that is not configured', 'scope: { accountId: "999988887777" }', 'FORBIDDEN'],
    ['in a region that is not configured', 'scope: { region: "eu-west-1" }', 'FORBIDDEN'],
    ['with a scope of another form', 'scope: { accountId: "1" }', 'BAD_USER_INPUT'],
  ])('refuses it without a call %s', async (_how, scopeArgument, code) => {
    const { data, errors } = await ask(lookUp(scopeArgument));

    expect(data).toEqual({ found: null });
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(gateway().sandbox.calls.operations()).toEqual([]);
  });
});

describe('Query.image', () => {
  it('asks for a shared image of a configured account where the argument says, else in its own account', async () => {
    const lookUp = (scopeArgument: string) =>
      ask(`{ image(imageBuildVersionArn: "${neighbourImage}" ${scopeArgument}) { name } }`);

    const own = await lookUp('');
    const ownRegion = await lookUp(`scope: { region: "${region}" }`);
    const shared = await lookUp(`scope: { accountId: "${account}" }`);

    expect([own.data.image, ownRegion.data.image, shared.data.image]).toEqual([null, null, { name: 'base' }]);
  });

  it('refuses a hand-made id for a scope that is not configured, without a call', async () => {
    const id = nodeId('Image', { accountId: '999988887777', region }, sharedImage);

    const { errors } = await ask('query ($id: ID!) { node(id: $id) { id } }', { id });

    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(gateway().sandbox.calls.operations()).toEqual([]);
  });
});

/** Selects ids of objects and of what they are related to, in every list. */
const everyId = `{
  images(first: 12) { nodes { id pipeline { id } lifecycleExecution { id }
    workflows(first: 3) { nodes { id image { id } definition { id } steps(first: 2) { nodes { id workflow { id } image { id } } } } }
    lifecycleExecutions(first: 1) { nodes { id } } } }
  imagePipelines(first: 3) { nodes { id images(first: 2) { nodes { id } } } }
  lifecyclePolicies(first: 3) { nodes { id executions(first: 2) { nodes { id policy { id } resources(first: 2) { nodes { image { id } } } } } } }
  transferWorkflows(first: 3) { nodes { id executions(first: 2) { nodes { id workflow { id } server { id } } } } }
  blueprints(first: 3) { nodes { id runs(first: 2) { nodes { id blueprint { id } workflow { id blueprintRun { id } } } } } }
  waitingWorkflowSteps(first: 3) { nodes { id workflow { id } } }
  executions(first: 20) { nodes { id } }
}`;

const idsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'id' && typeof member === 'string' ? [member] : idsIn(member),
  );
};

/** What a run has deleted since, or what AWS names but does not know, is null without an error. */
const answersOf = async (there: TestGateway): Promise<{ readonly ids: number; readonly found: number }> => {
  const { data, errors } = await there.ask(everyId);
  expect(errors).toBeUndefined();
  const ids = [...new Set(idsIn(data))];
  let found = 0;
  for (let from = 0; from < ids.length; from += 100) {
    const some = ids.slice(from, from + 100);
    const answer = await there.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: some });
    expect(answer.errors).toBeUndefined();
    const nodes = answer.data.nodes as readonly ({ readonly id: string } | null)[];
    nodes.forEach((node, index) => {
      if (node) expect(node.id).toBe(some[index]);
    });
    found += nodes.filter((node) => node).length;
  }
  return { ids: ids.length, found };
};

describe('Every id in the answers of the gateway', () => {
  it.each<[string, () => Estate]>([
    ['the demo data', () => demoEstate()],
    ['a large estate', () => largeEstate({ scopes: 2, parents: 6, executions: 300 })],
    ['resources of other accounts', () => estate],
  ])(
    'is accepted by `nodes`: %s',
    async (_estate, estateOfTest) => {
      const there = await startTestGateway(estateOfTest(), {
        cache: { maxBytes: 50_000_000 },
        limits: { upstreamCallsPerRequest: 5_000, requestTimeoutMs: 120_000 },
      });

      const { ids, found } = await answersOf(there);
      await there.close();

      expect(ids).toBeGreaterThan(15);
      expect(found).toBeGreaterThan(ids * 0.8);
    },
    120_000,
  );
});
