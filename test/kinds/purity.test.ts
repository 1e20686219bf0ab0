import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { createSchema } from '../../src/app/schema';
import { createExecutor, PrintedData } from '../../src/execute';
import { declarePure, isReading, purityOf } from '../../src/execute/purity';
import { isNodeKind, kindOf, type NodeKind, nodeKinds } from '../../src/kinds';
import { createAccesses } from '../../src/model/access';
import { allPermissions, anonymous } from '../../src/model/caller';
import type { Page } from '../../src/model/page';
import type { NodeRecord, View } from '../../src/model/record';
import { scopeOf } from '../../src/model/scope';
import { executionStatuses } from '../../src/model/status';
import { createPauses } from '../../src/model/timeSlice';
import { unlimitedAnswer } from '../../src/query/answerBudget';
import { queryPlans } from '../../src/query/plan';

/*
 * Every field that the registry declares as pure prints the same for two requests that have nothing in common but the record:
 * neither the time, the caller, the scopes and settings, nor what AWS answers about anything else. Of a list under a record,
 * they also have in common what AWS answers about this list.
 */

const scope = scopeOf('111122223333', 'us-east-1');
const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:workflow/build/my-workflow/1.0.0/1';

const leaves: Readonly<Record<string, unknown>> = {
  DateTime: '2026-11-27T08:00:00.000Z',
  Int: 3,
  Float: 2.5,
  SafeInt: 4_294_967_295,
  Boolean: true,
  JSON: '{"a": 1}',
  URL: 'https://example.com/',
};

/** A value of AWS that a type can represent. */
const valueOf = (type: GraphQLOutputType, depth = 0): unknown => {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueOf(nullable.ofType, depth)];
  if (!isObjectType(nullable)) return leaves[getNamedType(type).name] ?? arn;
  if (depth > 3) return {};
  return Object.fromEntries(
    Object.values(nullable.getFields()).map((field) => [field.name, valueOf(field.type, depth + 1)]),
  );
};

type Members = Readonly<Record<string, unknown>>;

/** Records of a kind in all of its views; of an execution, in every status, with and without an end. */
const recordsOf = (schema: GraphQLSchema, type: NodeKind): readonly NodeRecord[] => {
  const kind = kindOf(type);
  const graphqlType = schema.getType(type) as GraphQLObjectType;
  const ids = Object.fromEntries(kind.idNames.map((name) => [name, arn]));
  const members: Members = Object.fromEntries(
    Object.values(graphqlType.getFields()).map((field) => [field.name, valueOf(field.type)]),
  );
  const { list, get, extended } = kind.views;
  const views: readonly View[] = [...new Set([list, get, extended])];
  const states: readonly Members[] = kind.execution
    ? executionStatuses.flatMap((status) => [{ status }, { status, endedAt: undefined }])
    : [{}];
  return views.flatMap((view) =>
    states.map((state) =>
      kind.revive({
        ...members,
        ...ids,
        ...state,
        kind: type,
        id: 'id',
        scope,
        fetchedAt: new Date('2026-11-27T09:00:00Z'),
        view,
      }),
    ),
  );
};

/** The pure fields beneath a field, as a selection. */
const selectionOf = ({ type }: GraphQLField<unknown, unknown>, depth = 0): string | undefined => {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named) || depth > 3) return undefined;
  const beneath = Object.values(named.getFields()).flatMap((field) => {
    const selection = purityOf(field) ? selectionOf(field, depth + 1) : undefined;
    return selection === undefined ? [] : [`${field.name} ${selection}`];
  });
  return beneath.length > 0 ? `{ ${beneath.join(' ')} }` : undefined;
};

/** The page of the list under a record. */
let page: Page<unknown> | undefined;

/** A page with items for which all fields that are declared pure are. */
const pageOf = (schema: GraphQLSchema, { type }: GraphQLField<unknown, unknown>): Page<unknown> => {
  const nodes = (getNamedType(type) as GraphQLObjectType).getFields().nodes;
  if (!nodes) throw new Error(String(type));
  const item = getNamedType(nodes.type) as GraphQLObjectType;
  const purities = Object.values(item.getFields()).flatMap((field) => purityOf(field) ?? []);
  const items = isNodeKind(item.name)
    ? recordsOf(schema, item.name).filter((record) => purities.every((isPure) => isPure(record)))
    : [valueOf(item)];
  const call = { service: 's', operation: 'o', accountId: 'a', region: 'r' };
  return { items, nextToken: 'next', call, fetchedAt: new Date(0) };
};

/** The context of one of two requests that differ in everything. */
const contextOf = (number: number) => {
  const other = { scope: scopeOf(`${number}`.repeat(12), 'eu-west-1'), fetchedAt: new Date(number) };
  const members: Members = { ...other, view: { fields: { has: () => true } } };
  const answer = () => new Proxy(members, { get: (_target, name) => members[String(name)] ?? `${number}` });
  return {
    loaders: new Proxy({}, { get: (_target, name) => (name === 'pageUnder' ? () => page : answer) }),
    listing: new Proxy({}, { get: () => answer }),
    plans: queryPlans,
    answer: unlimitedAnswer,
    pauses: createPauses(),
    scopes: { all: () => Promise.resolve([other.scope]) },
    health: { of: () => ({ credentials: number === 1 ? 'GOOD' : 'BAD' }) },
    now: () => new Date(Date.UTC(2027, number)),
    caller: { id: `${number}`, rights: `${number}` },
    access: createAccesses()({ ...anonymous, permissions: { ...allPermissions } }),
  };
};

const print = async (schema: GraphQLSchema, selection: string, record: NodeRecord): Promise<string[]> => {
  const node = schema.getQueryType()?.getFields().node;
  if (node) node.resolve = () => record;
  const texts: string[] = [];
  for (const number of [1, 2]) {
    jest.setSystemTime(new Date(Date.UTC(2027, number)));
    const { data, errors } = await createExecutor(
      schema,
      () => undefined,
    )({
      document: parse(`{ node(id: "x") { ... on ${record.kind} { ${selection} } } }`),
      context: contextOf(number),
    });
    texts.push(`${data instanceof PrintedData ? data.toString() : 'null'} ${JSON.stringify(errors)}`);
  }
  return texts;
};

/** The fields that are declared pure, and those of them whose text depends on something else than the record. */
const examine = async (schema: GraphQLSchema) => {
  const pure: string[] = [];
  const wrong = new Set<string>();
  for (const type of nodeKinds) {
    const fields = (schema.getType(type) as GraphQLObjectType).getFields();
    const records = recordsOf(schema, type);
    for (const field of Object.values(fields)) {
      const isPure = purityOf(field);
      const selection = isPure && selectionOf(field);
      if (selection === undefined) continue;
      pure.push(`${type}.${field.name}`);
      page = isReading(field) ? pageOf(schema, field) : undefined;
      for (const record of records.filter((one) => isPure?.(one))) {
        const [one, other] = await print(schema, `${field.name} ${selection}`, record);
        if (one !== other) wrong.add(`${type}.${field.name}`);
      }
    }
  }
  return { pure, wrong: [...wrong] };
};

const fieldOf = (schema: GraphQLSchema, type: string, name: string): GraphQLField<unknown, unknown> => {
  const found = schema.getType(type);
  const field = isObjectType(found) ? found.getFields()[name] : undefined;
  if (!field) throw new Error(`${type}.${name}`);
  return field;
};

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('The fields that are declared pure', () => {
  it('print the same whatever the time, the caller, the scopes and other answers are', async () => {
    const { pure, wrong } = await examine(createSchema());

    expect(wrong).toEqual([]);
    expect(pure.length).toBeGreaterThan(100);
    expect(pure).toEqual(
      expect.arrayContaining(['WorkflowStep.name', 'Image.workflows', 'BlueprintRun.scope']),
    );
  });

  it('would be found out otherwise', async () => {
    const schema = createSchema();
    declarePure(fieldOf(schema, 'WorkflowStep', 'durationSeconds'), () => true);
    declarePure(fieldOf(schema, 'Scope', 'health'), () => true);
    declarePure(fieldOf(schema, 'BlueprintRun', 'workflow'), () => true);

    const { wrong } = await examine(schema);

    expect(wrong).toEqual(
      expect.arrayContaining(['WorkflowStep.durationSeconds', 'WorkflowStep.scope', 'BlueprintRun.workflow']),
    );
  });

  it('include the lists under records, which print pages of AWS', async () => {
    const schema = createSchema();
    const lists = nodeKinds.flatMap((type) =>
      Object.values((schema.getType(type) as GraphQLObjectType).getFields()).flatMap((field) =>
        isReading(field) ? [`${type}.${field.name}`] : [],
      ),
    );

    expect(lists.sort()).toEqual([
      'Blueprint.runs',
      'Image.lifecycleExecutions',
      'Image.workflows',
      'ImageBuilderWorkflow.steps',
      'ImagePipeline.images',
      'Lifecycle.resources',
      'LifecyclePolicy.executions',
      'TransferWorkflow.executions',
    ]);
    const [record] = recordsOf(schema, 'Image');
    if (!record) throw new Error('No image');
    page = pageOf(schema, fieldOf(schema, 'Image', 'workflows'));
    const [text] = await print(schema, 'workflows(first: 1) { nodes { status } }', record);
    expect(text).toBe('{"node":{"workflows":{"nodes":[{"status":"PENDING"}]}}} undefined');
  });

  it('are no relations, links and other fields with arguments', () => {
    const schema = createSchema();
    const isOfRecord = (type: GraphQLOutputType): boolean =>
      isNonNullType(type) ? isOfRecord(type.ofType) : nodeKinds.includes(getNamedType(type).name as NodeKind);

    for (const type of nodeKinds) {
      for (const field of Object.values((schema.getType(type) as GraphQLObjectType).getFields())) {
        if (isReading(field)) continue;
        if (field.args.length > 0 || field.name === 'consoleUrl' || isOfRecord(field.type))
          expect([field.name, purityOf(field)]).toEqual([field.name, undefined]);
      }
    }
  });

  it('include the duration of an execution only while it does not grow', () => {
    const schema = createSchema();
    for (const type of nodeKinds.filter((one) => kindOf(one).execution)) {
      const isPure = purityOf(fieldOf(schema, type, 'durationSeconds'));
      const pure = executionStatuses.filter((status) => isPure?.({ status }));

      expect(pure).toEqual(
        executionStatuses.filter((status) => !['RUNNING', 'CANCELLING', 'ROLLING_BACK'].includes(status)),
      );
    }
  });

  it('do not include what the view of the record lacks', () => {
    const { list, get } = kindOf('WorkflowStep').views;
    const isPure = purityOf(fieldOf(createSchema(), 'WorkflowStep', 'timeoutSeconds'));

    expect(isPure?.({ view: list })).toBe(false);
    expect(isPure?.({ view: get })).toBe(true);
  });
});
