import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, graphql, isLeafType, isObjectType } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { kindOf, type NodeKind, nodeKinds } from '../../src/kinds';
import { allPermissions, anonymous } from '../../src/model/caller';
import { readSettings } from '../../src/config';
import { encodeNodeId } from '../../src/model/nodeId';
import {
  blueprintName,
  buildId,
  executionId,
  fixtureEstate,
  launchId,
  now,
  otherAccount,
  runId,
  scope,
  testId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { costEstate } from '../support/awsCalls/estate';
import { poolOf } from '../support/queries/pool';

const schema = createSchema(true);

const started = gatewayForTests(fixtureEstate, { federation: true, now: () => now });

const buildNode = encodeNodeId('ImageBuilderWorkflow', scope, [buildId]);
const testNode = encodeNodeId('ImageBuilderWorkflow', scope, [testId]);
const stepNode = encodeNodeId('WorkflowStep', scope, [launchId]);
const transferNode = encodeNodeId('TransferExecution', scope, [transferWorkflowId, executionId]);
const runNode = encodeNodeId('BlueprintRun', scope, [blueprintName, runId]);

const entitiesQuery = (selection: string): string =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${selection} } }`;

const ask = (selection: string, representations: readonly unknown[]) =>
  started.ask(entitiesQuery(selection), { representations });

const onExecution = '... on Execution { id status }';

describe('Query._entities', () => {
  it('returns each entity by its id, in the order of the representations', async () => {
    const { data, errors } = await ask(onExecution, [
      { __typename: 'BlueprintRun', id: runNode },
      { __typename: 'ImageBuilderWorkflow', id: buildNode },
      { __typename: 'BlueprintRun', id: runNode },
    ]);

    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([
      { __typename: 'BlueprintRun', id: runNode, status: 'SUCCEEDED' },
      { __typename: 'ImageBuilderWorkflow', id: buildNode, status: 'SUCCEEDED' },
      { __typename: 'BlueprintRun', id: runNode, status: 'SUCCEEDED' },
    ]);
  });

  it('returns executions of all kinds for the type Execution, which other subgraphs know as an object', async () => {
    const ids = [buildNode, stepNode, transferNode, runNode];

    const { data } = await ask(
      onExecution,
      ids.map((id) => ({ __typename: 'Execution', id })),
    );

    expect(data._entities.map(({ __typename }: { __typename: string }) => __typename)).toEqual([
      'ImageBuilderWorkflow',
      'WorkflowStep',
      'TransferExecution',
      'BlueprintRun',
    ]);
  });

  it.each([
    ['the get of one', [runNode], 'status'],
    ['the list of several with one parent', [buildNode, testNode], 'status'],
    ['two kinds', [buildNode, runNode], 'status'],
    ['a field that costs another call', [stepNode], 'id ... on WorkflowStep { timeoutSeconds }'],
  ])('makes the same calls as Query.nodes: %s', async (_what, ids, fields) => {
    const selection = `... on Execution { ${fields} }`;

    const entities = await ask(
      selection,
      ids.map((id) => ({ __typename: 'Execution', id })),
    );
    const nodes = await started.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ${selection} } }`, {
      ids,
    });

    expect(nodes.calls.length).toBeGreaterThan(0);
    expect(entities.calls).toEqual(nodes.calls);
    expect(entities.data._entities).toEqual(nodes.data.nodes);
  });

  it('returns null for an id of another type, and for what does not exist, without an error', async () => {
    const unknown = encodeNodeId('BlueprintRun', scope, [blueprintName, 'br_none']);

    const { data, errors } = await ask(onExecution, [
      { __typename: 'Image', id: runNode },
      { __typename: 'Execution', id: encodeNodeId('Blueprint', scope, [blueprintName]) },
      { __typename: 'BlueprintRun', id: unknown },
    ]);

    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([null, null, null]);
  });

  it.each([
    ['an unknown type', { __typename: 'Scope', id: runNode }, 'representations[1].__typename'],
    ['an introspection type', { __typename: '__Schema', id: runNode }, 'representations[1].__typename'],
    ['no type', { id: runNode }, 'representations[1].__typename'],
    ['no id', { __typename: 'BlueprintRun' }, 'representations[1].id'],
    ['an id that is no text', { __typename: 'BlueprintRun', id: 1 }, 'representations[1].id'],
    ['an invalid id', { __typename: 'BlueprintRun', id: 'x' }, 'representations[1].id'],
    ['a text', 'BlueprintRun', 'representations[1].__typename'],
  ])('has an error for %s in its place, and no call', async (_what, representation, argument) => {
    const { data, errors, calls } = await ask(onExecution, [
      { __typename: 'Image', id: runNode },
      representation,
    ]);

    expect(data._entities).toEqual([null, null]);
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['_entities', 1],
        message: expect.stringContaining(`\`${argument}\``),
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ]);
    expect(calls).toEqual([]);
  });

  it('refuses a scope that is not configured, without a call', async () => {
    const id = encodeNodeId('BlueprintRun', { accountId: '999999999999', region: 'us-east-1' }, ['b', 'br']);

    const { data, errors, calls } = await ask(onExecution, [{ __typename: 'BlueprintRun', id }]);

    expect(otherAccount).not.toBe('999999999999');
    expect(data._entities).toEqual([null]);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(calls).toEqual([]);
  });

  it('takes more representations than a filter has items, and refuses more than the items of an answer', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, () => ({ __typename: 'Image', id: runNode }));
    const gateway = await startTestGateway(fixtureEstate, {
      federation: true,
      limits: { itemsPerAnswer: 150, filterItems: 100 },
      now: () => now,
    });
    try {
      const accepted = await gateway.ask(entitiesQuery(onExecution), { representations: many(150) });
      const refused = await gateway.ask(entitiesQuery(onExecution), { representations: many(151) });

      expect(accepted.errors).toBeUndefined();
      expect(accepted.data._entities).toHaveLength(150);
      expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['BUDGET_EXCEEDED']);
    } finally {
      await gateway.close();
    }
  });
});

describe('The executor of the gateway', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway(fixtureEstate, {
      federation: true,
      executor: 'planned',
      cache: readSettings({}).cache,
      now: () => now,
    });
  });
  afterAll(() => gateway.close());

  it('executes _entities and _service, without GraphQL.js, and with the cache', async () => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Execution { id status durationSeconds } }
      _service { sdl } }`;
    const representations = [{ __typename: 'Execution', id: runNode }];

    const first = await gateway.ask(query, { representations });
    const second = await gateway.ask(query, { representations });

    expect(first.calls).toEqual(['GetBlueprintRun']);
    expect(second.calls).toEqual([]);
    expect(second.data).toEqual(first.data);
    expect(second.data._service.sdl).toContain('@key(fields: "id")');
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toContain('execution_gateway_graphql_fallbacks_total{reason="introspection"} 0');
  });
});

describe('A kind', () => {
  const { things } = poolOf(costEstate, now);
  const every = gatewayForTests(costEstate, { federation: true, now: () => now });

  /** With a scalar field that no id contains, where the kind has one. */
  const selectionOf = (kind: NodeKind): string => {
    const type = schema.getType(kind);
    if (!isObjectType(type)) throw new Error(`The schema has no type ${kind}`);
    const field = Object.values(type.getFields()).find(
      ({ name, type: ofField, args }) =>
        isLeafType(getNamedType(ofField)) &&
        args.length === 0 &&
        !['id', ...kindOf(kind).idNames].includes(name),
    );
    return `... on ${kind} { id ${field?.name ?? ''} }`;
  };

  it.each(nodeKinds)(
    '%s is an entity: it is resolved as by Query.nodes, with the same calls',
    async (kind) => {
      const ids = things
        .filter((thing) => thing.kind === kind)
        .map((thing) => encodeNodeId(kind, thing.scope, thing.ids));
      const selection = selectionOf(kind);
      const representations = ids.map((id) => ({ __typename: kind, id }));

      const entities = await every.ask(entitiesQuery(selection), { representations });
      const nodes = await every.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ${selection} } }`, {
        ids,
      });

      expect(ids.length).toBeGreaterThan(0);
      expect(entities.errors).toBeUndefined();
      expect(entities.data._entities.map(({ id }: { id: string }) => id)).toEqual(ids);
      expect(entities.data._entities).toEqual(nodes.data.nodes);
      expect(entities.calls).toEqual(nodes.calls);
    },
  );
});

describe('Query._service', () => {
  it('is refused where introspection is off, and _entities is not', async () => {
    const gateway = await startTestGateway(fixtureEstate, {
      federation: true,
      introspection: false,
      now: () => now,
    });
    try {
      const service = await gateway.ask('{ _service { sdl } }');
      const entities = await gateway.ask(entitiesQuery(onExecution), {
        representations: [{ __typename: 'BlueprintRun', id: runNode }],
      });

      expect(service.data).toBeUndefined();
      expect(service.errors?.map(({ message, extensions }) => [extensions.code, message])).toEqual([
        [
          'GRAPHQL_VALIDATION_FAILED',
          'Introspection is off, and so is `_service`: `introspection` is false.',
        ],
      ]);
      expect(entities.data._entities).toEqual([
        { __typename: 'BlueprintRun', id: runNode, status: 'SUCCEEDED' },
      ]);
    } finally {
      await gateway.close();
    }
  });

  it.each([
    [true, undefined],
    [false, 'Your roles do not allow introspection: `_service`.'],
  ])('needs the right to introspect: %s', async (introspection, error) => {
    const caller = { ...anonymous, permissions: { ...allPermissions, introspection } };

    const result = await graphql({
      schema: createSchema(true),
      source: '{ _service { sdl } }',
      contextValue: { caller },
    });

    expect(result.errors?.[0]?.message).toBe(error);
    expect(result.data !== null).toBe(introspection);
  });
});

describe('Without the setting federation', () => {
  it('has neither _entities nor _service', async () => {
    const gateway = await startTestGateway(fixtureEstate);
    try {
      const { errors } = await gateway.ask(
        '{ _service { sdl } _entities(representations: []) { __typename } }',
      );

      expect(errors?.map(({ message }) => message)).toEqual([
        'Cannot query field "_service" on type "Query".',
        'Cannot query field "_entities" on type "Query".',
      ]);
    } finally {
      await gateway.close();
    }
  });
});
