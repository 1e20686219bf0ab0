import { describe, expect, it } from '@jest/globals';
import { nodeId } from '../support/nodeId';
import { decodeNodeId, type NodeKind, nodeKinds } from '../../src/kinds';
import fc from 'fast-check';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { estateOf } from '../support/estate';
import { startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  blueprintName,
  buildId,
  definitionArn,
  executionId,
  finishedId,
  glueWorkflowName,
  imageArn,
  launchId,
  fixtureRegionData,
  otherAccount,
  otherRegion,
  pipelineArn,
  policyArn,
  policyRunId,
  region,
  run,
  runId,
  scope,
  serverId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';
import { schemaOfFiles } from '../support/schema';

/** AWS allows spaces, slashes, colons, quotes, tabs and non-Latin letters in these names. */
const unusualRunIds = [
  'br 1/2:3',
  'arn:aws:glue:elsewhere',
  '実行-1 😀',
  '"]',
  '\\',
  'a\tb',
  ' ',
  'r'.repeat(255),
];
const unusualWorkflowNames = [
  'orders / lake: "daily"',
  'arn:aws:imagebuilder:x',
  'Übertragung №1',
  '%2F..%00',
  'w'.repeat(255),
];
const unusualBlueprintNames = ['..', '-', '_.-A9', 'b'.repeat(128)];

const estate = estateOf({
  [`${account}/${region}`]: {
    ...fixtureRegionData,
    blueprints: [...(fixtureRegionData.blueprints ?? []), ...unusualBlueprintNames.map((Name) => ({ Name }))],
    blueprintRuns: [
      ...(fixtureRegionData.blueprintRuns ?? []),
      ...unusualRunIds.map((RunId) => ({ ...run, RunId })),
    ],
    glueWorkflows: [
      ...(fixtureRegionData.glueWorkflows ?? []),
      ...unusualWorkflowNames.map((Name) => ({ Name })),
    ],
  },
  [`${otherAccount}/${otherRegion}`]: { blueprints: [{ Name: blueprintName, Description: 'elsewhere' }] },
});

const { ask, gateway, injectFault } = gatewayForTests(estate);

interface NodeOfKind {
  readonly kind: NodeKind;
  readonly field: string;
  readonly ids: readonly string[];
  readonly isExecution: boolean;
  readonly call: string;
}

const quoted = JSON.stringify;
const all: readonly NodeOfKind[] = [
  {
    kind: 'ImageBuilderWorkflow',
    field: `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`,
    ids: [buildId],
    isExecution: true,
    call: 'GetWorkflowExecution',
  },
  {
    kind: 'WorkflowStep',
    field: `workflowStep(stepExecutionId: "${launchId}")`,
    ids: [launchId],
    isExecution: true,
    call: 'GetWorkflowStepExecution',
  },
  {
    kind: 'Lifecycle',
    field: `lifecycle(lifecycleExecutionId: "${policyRunId}")`,
    ids: [policyRunId],
    isExecution: true,
    call: 'GetLifecycleExecution',
  },
  {
    kind: 'TransferExecution',
    field: `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}")`,
    ids: [transferWorkflowId, executionId],
    isExecution: true,
    call: 'DescribeExecution',
  },
  {
    kind: 'BlueprintRun',
    field: `blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}")`,
    ids: [blueprintName, runId],
    isExecution: true,
    call: 'GetBlueprintRun',
  },
  {
    kind: 'Image',
    field: `image(imageBuildVersionArn: "${imageArn}")`,
    ids: [imageArn],
    isExecution: false,
    call: 'GetImage',
  },
  {
    kind: 'ImagePipeline',
    field: `imagePipeline(imagePipelineArn: "${pipelineArn}")`,
    ids: [pipelineArn],
    isExecution: false,
    call: 'GetImagePipeline',
  },
  {
    kind: 'ImageBuilderWorkflowDefinition',
    field: `imageBuilderWorkflowDefinition(workflowBuildVersionArn: "${definitionArn}")`,
    ids: [definitionArn],
    isExecution: false,
    call: 'GetWorkflow',
  },
  {
    kind: 'LifecyclePolicy',
    field: `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}")`,
    ids: [policyArn],
    isExecution: false,
    call: 'GetLifecyclePolicy',
  },
  {
    kind: 'TransferWorkflow',
    field: `transferWorkflow(workflowId: "${transferWorkflowId}")`,
    ids: [transferWorkflowId],
    isExecution: false,
    call: 'DescribeWorkflow',
  },
  {
    kind: 'TransferServer',
    field: `transferServer(serverId: "${serverId}")`,
    ids: [serverId],
    isExecution: false,
    call: 'DescribeServer',
  },
  {
    kind: 'Blueprint',
    field: `blueprint(name: "${blueprintName}")`,
    ids: [blueprintName],
    isExecution: false,
    call: 'BatchGetBlueprints',
  },
  {
    kind: 'GlueWorkflow',
    field: `glueWorkflow(name: ${quoted(glueWorkflowName)})`,
    ids: [glueWorkflowName],
    isExecution: false,
    call: 'BatchGetWorkflows',
  },
];

/** The scalar fields of a type, except those that depend on the current time. */
const scalarFieldsOf = (kind: string): string => {
  const type = schemaOfFiles().getType(kind);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields
    .filter((each) => isLeafType(getNamedType(each.type)) && each.args.length === 0)
    .map(({ name }) => name)
    .filter((name) => !['fetchedAt', 'durationSeconds', 'firstSeenAt', 'lastSeenAt'].includes(name))
    .join(' ');
};

const idOf = async (field: string): Promise<string> => {
  const { data } = await ask(`{ found: ${field} { id } }`);
  return data.found.id;
};

describe.each(all.map((one) => [one.kind, one] as const))(
  'The global id of a %s',
  (kind, { field, ids, isExecution, call }) => {
    it('is resolved by `node` with one call', async () => {
      const id = await idOf(field);

      const { data, errors, calls } = await ask('query ($id: ID!) { node(id: $id) { id __typename } }', {
        id,
      });

      expect(errors).toBeUndefined();
      expect(data.node).toEqual({ id, __typename: kind });
      expect(calls).toEqual([call]);
    });

    it('returns the same fields through `node` as through the look-up field', async () => {
      const values = scalarFieldsOf(kind);
      const { data: before } = await ask(`{ found: ${field} { ${values} } }`);

      const { data, errors } = await ask(
        `query ($id: ID!) { node(id: $id) { ... on ${kind} { ${values} } } }`,
        { id: before.found.id },
      );

      expect(errors).toBeUndefined();
      expect(data.node).toEqual(before.found);
      expect(Object.keys(data.node).length).toBeGreaterThan(2);
    });

    it('is URL-safe and the same in every gateway process', async () => {
      const id = await idOf(field);
      const other = await startTestGateway(estate);
      const { data } = await other.ask(`{ found: ${field} { id } }`);
      await other.close();

      expect(data.found.id).toBe(id);
      expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(id).toBe(nodeId(kind, scope, ...ids));
    });

    it(isExecution ? 'is resolved by `execution`' : 'is null in `execution`, without a call', async () => {
      const id = await idOf(field);

      const { data, errors, calls } = await ask('query ($id: ID!) { execution(id: $id) { id status } }', {
        id,
      });

      expect(errors).toBeUndefined();
      expect(data.execution).toEqual(isExecution ? { id, status: expect.any(String) } : null);
      expect(calls).toEqual(isExecution ? [call] : []);
    });
  },
);

describe('Global ids', () => {
  it('are tested for every kind', () => {
    const kinds = all.map(({ kind }) => kind);

    expect([...kinds].sort()).toEqual([...nodeKinds].sort());
  });

  it('never change, because clients store them', () => {
    const id = nodeId('TransferExecution', scope, transferWorkflowId, executionId);

    expect(id).toBe(
      'WyJUcmFuc2ZlckV4ZWN1dGlvbiIsIjExMTEyMjIyMzMzMyIsInVzLWVhc3QtMSIsInctMDEyMzQ1Njc4OWFiY2RlZmciLCIwMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDEiXQ',
    );
  });

  it('encode any valid name', () => {
    const legal = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((text) => /^[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}\t]+$/u.test(text));

    fc.assert(
      fc.property(legal, (name) => {
        expect(
          Object.values(decodeNodeId('id', nodeId('BlueprintRun', scope, blueprintName, name)).ids),
        ).toEqual([blueprintName, name]);
      }),
    );
  });

  it.each([
    ...unusualRunIds.map((id) => [
      'BlueprintRun',
      `blueprintRun(blueprintName: "${blueprintName}", runId: ${quoted(id)})`,
      'runId',
      id,
    ]),
    ...unusualWorkflowNames.map((name) => [
      'GlueWorkflow',
      `glueWorkflow(name: ${quoted(name)})`,
      'name',
      name,
    ]),
    ...unusualBlueprintNames.map((name) => ['Blueprint', `blueprint(name: ${quoted(name)})`, 'name', name]),
  ])('are resolved to a %s with an unusual name: %s', async (kind, field, member, value) => {
    const id = await idOf(field);

    const { data, errors } = await ask(
      `query ($id: ID!) { node(id: $id) { id ... on ${kind} { ${member} } } }`,
      { id },
    );

    expect(errors).toBeUndefined();
    expect(data.node).toEqual({ id, [member]: value });
  });

  it('distinguish things with the same name in different scopes', async () => {
    const ids = [scope, { accountId: otherAccount, region: otherRegion }].map((place) =>
      nodeId('Blueprint', place, blueprintName),
    );

    const { data, calls } = await ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Blueprint { description scope { accountId region } } } }',
      { ids },
    );

    expect(data.nodes).toEqual([
      expect.objectContaining({ id: ids[0], scope: { accountId: account, region } }),
      { id: ids[1], description: 'elsewhere', scope: { accountId: otherAccount, region: otherRegion } },
    ]);
    expect(calls).toEqual(['BatchGetBlueprints', 'BatchGetBlueprints']);
  });
});

describe('Query.node', () => {
  it.each([
    ['a step that never existed', nodeId('WorkflowStep', scope, `step-${uuid(999)}`)],
    [
      'an ended execution, which Transfer Family does not return',
      nodeId('TransferExecution', scope, transferWorkflowId, finishedId),
    ],
  ])('returns null without an error for %s', async (_why, id) => {
    const { data, errors, calls } = await ask('query ($id: ID!) { node(id: $id) { id } }', { id });

    expect(data).toEqual({ node: null });
    expect(errors).toBeUndefined();
    expect(calls).toHaveLength(1);
  });

  it('requests the graph of a Glue workflow only when a fragment selects it', async () => {
    const id = nodeId('GlueWorkflow', scope, glueWorkflowName);

    const { data, calls } = await ask(
      'query ($id: ID!) { node(id: $id) { ... on GlueWorkflow { graph { nodes { name } } } ... on Image { name } } }',
      { id },
    );

    expect(data.node.graph.nodes).toHaveLength(1);
    expect(calls).toEqual(['BatchGetWorkflows']);
    expect(gateway().sandbox.calls.all().at(-1)?.input).toMatchObject({ IncludeGraph: true });
  });
});

describe('Query.nodes', () => {
  it('returns 100 things in the order of the ids, with one call for repeated ids', async () => {
    const known = all.map(({ kind, ids }) => nodeId(kind, scope, ...ids));
    const ids = Array.from({ length: 100 }, (_, index) => known[index % known.length]);

    const { data, errors, calls } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });

    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(ids.map((id) => ({ id })));
    expect(calls).toEqual(all.map(({ call }) => call).sort());
  });

  it('batches 25 names per call', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => nodeId('Blueprint', scope, `blueprint-${n}`));

    const { data, calls } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });

    expect(data.nodes).toEqual(Array(60).fill(null));
    expect(calls).toEqual(['BatchGetBlueprints', 'BatchGetBlueprints', 'BatchGetBlueprints']);
  });

  it('returns an empty list for no ids', async () => {
    const { data, errors, calls } = await ask('{ nodes(ids: []) { id } }');

    expect(data).toEqual({ nodes: [] });
    expect(errors).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('rejects 101 ids without a call', async () => {
    const ids = Array(101).fill(nodeId('Blueprint', scope, blueprintName));

    const { data, errors, calls } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });

    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['nodes'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls).toEqual([]);
  });

  it('returns null only for an invalid id, a foreign id, an unknown thing, and a thing that AWS denies', async () => {
    injectFault('GetImage', { kind: 'accessDenied' });
    const ids = [
      nodeId('Blueprint', scope, blueprintName),
      'nonsense',
      nodeId('Blueprint', { accountId: '999988887777', region }, blueprintName),
      nodeId('WorkflowStep', scope, `step-${uuid(999)}`),
      nodeId('Image', scope, imageArn),
      nodeId('WorkflowStep', scope, launchId),
    ];

    const { data, errors } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });

    expect(data.nodes).toEqual([{ id: ids[0] }, null, null, null, null, { id: ids[5] }]);
    expect(errors).toHaveLength(3);
    expect(errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }),
        expect.objectContaining({ path: ['nodes', 2], extensions: { code: 'FORBIDDEN' } }),
        expect.objectContaining({
          path: ['nodes', 4],
          extensions: expect.objectContaining({
            code: 'UPSTREAM_FORBIDDEN',
            aws: expect.objectContaining({ operation: 'GetImage' }),
          }),
        }),
      ]),
    );
    expect(errors?.find(({ path }) => path?.[1] === 1)?.message).toMatch(
      /^Invalid `ids\[1\]`: "nonsense"\. Expected /,
    );
  });
});

describe('A forged global id', () => {
  it.each([
    [
      'of an account that is not configured',
      nodeId('Image', { accountId: '999988887777', region }, imageArn.replace(account, '999988887777')),
      'FORBIDDEN',
    ],
    [
      'of a region that is not configured',
      nodeId('WorkflowStep', { accountId: account, region: 'eu-west-1' }, launchId),
      'FORBIDDEN',
    ],
    [
      'with the ARN of another region',
      nodeId('LifecyclePolicy', scope, policyArn.replace(region, otherRegion)),
      'BAD_USER_INPUT',
    ],
    [
      'with the ARN of another partition',
      nodeId('ImagePipeline', scope, pipelineArn.replace(':aws:', ':aws-cn:')),
      'BAD_USER_INPUT',
    ],
    [
      'with an asterisk as the account',
      nodeId('WorkflowStep', { accountId: '*', region }, launchId),
      'FORBIDDEN',
    ],
    [
      'with a path as the region',
      nodeId('WorkflowStep', { accountId: account, region: '../admin' }, launchId),
      'FORBIDDEN',
    ],
  ])('is rejected without a call: %s', async (_what, id, code) => {
    const { data, errors } = await ask(
      'query ($id: ID!) { node(id: $id) { id } execution(id: $id) { id } nodes(ids: [$id]) { id } }',
      { id },
    );

    expect(data).toEqual({ node: null, execution: null, nodes: [null] });
    expect(errors?.[0]?.extensions).toEqual({ code });
    expect(gateway().sandbox.calls.operations()).toEqual([]);
  });
});

describe('Query.scopes', () => {
  it('returns the configured scopes in order, without a call', async () => {
    const { data } = await ask('{ scopes { accountId region partition } }');

    expect(data.scopes).toEqual([
      { accountId: account, region, partition: 'aws' },
      { accountId: otherAccount, region: otherRegion, partition: 'aws' },
    ]);
    expect(gateway().sandbox.calls.operations()).toEqual([]);
  });

  it.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ])('supports the partition %s', async (partition, home) => {
    const arn = `arn:${partition}:imagebuilder:${home}:${account}:image/web-server/1.0.0/1`;
    const there = await startTestGateway(
      estateOf({ [`${account}/${home}`]: { images: [{ arn, name: 'web-server' }] } }),
    );

    const { data, errors } = await there.ask(
      `{ image(imageBuildVersionArn: "${arn}") { id name consoleUrl scope { partition } } }`,
    );
    const again = await there.ask('query ($id: ID!) { node(id: $id) { id } }', { id: data.image.id });
    await there.close();

    expect(errors).toBeUndefined();
    expect(data.image).toEqual({
      id: expect.any(String),
      name: 'web-server',
      consoleUrl: null,
      scope: { partition },
    });
    expect(again.data.node).toEqual({ id: data.image.id });
  });
});
