import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, type GraphQLObjectType, isInterfaceType } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { historyFields } from '../../src/kinds/execution';
import { kindOf, type NodeKind, nodeKinds, operations } from '../../src/kinds';
import { awsCallsOf, type Call } from '../support/awsCalls/derive';
import { awsCallsDocument, cellOf } from '../support/awsCalls/document';
import { costEstate } from '../support/awsCalls/estate';
import { awsCallsMeter } from '../support/awsCalls/measure';
import { tableTypes, waysIn } from '../support/awsCalls/ways';
import { isSeparate } from '../support/separateFields';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { nodeId } from '../support/nodeId';
import { type PooledThing, poolOf } from '../support/queries/pool';

const path = join(__dirname, '../../docs/aws-calls.md');
const schema = createSchema();
const kinds: readonly string[] = nodeKinds;

/** The first object of each kind. */
const examples = new Map(
  [...poolOf(costEstate, new Date()).things].reverse().map((thing) => [thing.kind, thing] as const),
);
const exampleOf = (kind: NodeKind): PooledThing => {
  const example = examples.get(kind);
  if (!example) throw new Error(`The data has no ${kind}`);
  return example;
};
const argumentsOf = (type: NodeKind): string => {
  const { idNames, ids } = kindOf(type);
  const values = exampleOf(type).ids;
  return idNames.map((name, index) => `${ids[name]?.argument ?? name}: "${values[index]}"`).join(', ');
};
const ways = waysIn(
  schema,
  Object.fromEntries(nodeKinds.map((type) => [type, argumentsOf(type)])) as Record<NodeKind, string>,
);
const derived = awsCallsOf(schema, ways);

const place = ({ name }: GraphQLObjectType): number =>
  kinds.includes(name) ? kinds.indexOf(name) : kinds.length;
const types = tableTypes(schema).sort((one, other) => place(one) - place(other));
const namedTypes = types.map((type) => [type.name, type] as const);

const typeOf = (kind: NodeKind): GraphQLObjectType => {
  const type = types.find(({ name }) => name === kind);
  if (!type) throw new Error(`The schema has no type ${kind}`);
  return type;
};

const rootFields = Object.values(schema.getQueryType()?.getFields() ?? {});
const byGlobalId = rootFields
  .filter(({ type }) => isInterfaceType(getNamedType(type)))
  .map(({ name }) => name);
const rootNames = rootFields
  .filter((field) => !isSeparate(field))
  .map(({ name }) => name)
  .filter((name) => !byGlobalId.includes(name));

const cellsOf = (fields: ReadonlyMap<string, readonly Call[]>): Record<string, string> =>
  Object.fromEntries([...fields].map(([name, calls]) => [name, cellOf(calls)]));

let gateway: TestGateway;
let meter: ReturnType<typeof awsCallsMeter>;

beforeAll(async () => {
  gateway = await startTestGateway(costEstate);
  meter = awsCallsMeter(gateway, schema);
});

afterAll(() => gateway.close());

describe('docs/aws-calls.md', () => {
  it('is derived from the kinds and the schema', () => {
    const document = awsCallsDocument(
      rootNames.map((name) => derived.root(name)),
      byGlobalId,
      types.map((type) => derived.type(type)),
    );

    if (process.env.UPDATE_DOCS) writeFileSync(path, document);
    expect(readFileSync(path, 'utf8')).toBe(document);
  });

  it('mentions every operation that the gateway may call', () => {
    const document = readFileSync(path, 'utf8');

    expect([...operations.keys()].filter((name) => !document.includes(name))).toEqual([]);
  });
});

/** Of fields other than look-ups. */
const requiredArguments: Readonly<Partial<Record<string, string>>> = {
  executionStatistics: '(groupBy: KIND)',
  transferExecutions: '(fileName: "a")',
};

describe('The derived AWS calls', () => {
  it.each(rootNames)('of Query.%s are those that arrive', async (name) => {
    const kind = nodeKinds.find((type) => kindOf(type).lookUp === name);
    const required = requiredArguments[name] ?? '';
    const field = kind ? `${name}(${argumentsOf(kind)})` : `${name}${required}`;

    const calls = await meter.callsFor(`{ ${field} { __typename } }`);

    expect([...new Set(calls)].sort()).toEqual(derived.root(name).operations);
  });

  it.each(namedTypes)(
    'of %s are those that arrive, on each way and for each field',
    async (_name, type) => {
      const { ways: expected } = derived.type(type);

      const measured: unknown[] = [];
      for (const { way, fields } of expected) {
        const own = cellOf(await meter.own(type, way));
        const paths = [...fields.keys()].filter((name) => name.includes('.'));
        measured.push({ way: way.name, own, ...cellsOf(await meter.fields(type, way, paths)) });
      }

      expect(measured).toEqual(
        expected.map(({ way, own, fields }) => ({ way: way.name, own: cellOf(own), ...cellsOf(fields) })),
      );
    },
    60_000,
  );

  it.each(nodeKinds)('of %s are the same by look-up and by global ID', async (kind) => {
    const type = typeOf(kind);
    const { scope, ids } = exampleOf(kind);
    const lookUps = ways.waysTo(kind).filter(({ how }) => how === 'look-up');
    const queries = [
      ...lookUps.map(({ query }) => query),
      ...ways.globalIdQueries(type, nodeId(kind, scope, ...ids)),
    ];

    const calls: string[] = [];
    for (const query of queries) calls.push(String(await meter.callsFor(query(meter.selectAll(type)))));

    expect(calls.length).toBeGreaterThan(2);
    expect(new Set(calls).size).toBe(1);
  });

  it.each(namedTypes)('of %s are measured with data in each of its objects', async (_name, type) => {
    const [way] = ways.waysTo(type.name);

    const empty = way ? await meter.emptyObjects(type, way) : ['no way'];

    // A list of one parent reports failures as errors, so its coverage is empty. No log is read here. The history learns while the test runs.
    const mayBeEmpty = ['coverage', 'logCoverage', ...historyFields];
    // Glue does not return what started a blueprint run.
    const found = empty.filter((field) => field !== 'BlueprintRun.startedBy');
    expect(found.filter((field) => !mayBeEmpty.includes(field.split('.').at(-1) ?? ''))).toEqual([]);
  });

  it.each(nodeKinds)('of %s return each field that needs no further call', async (kind) => {
    const type = typeOf(kind);
    const ofHistory: readonly string[] = historyFields;
    const names = Object.keys(type.getFields()).filter((field) => !ofHistory.includes(field));
    const { ways: all } = derived.type(type);
    const lookUps = all.filter(({ way }) => way.how === 'look-up');

    const missing = new Map<string, readonly string[]>();
    for (const { way, fields } of all) {
      const free = way.how === 'look-up' ? names : names.filter((name) => fields.get(name)?.length === 0);
      missing.set(way.name, await meter.nullFields(type, way, free));
    }
    const alwaysNull = lookUps.flatMap(({ way }) => missing.get(way.name) ?? []);

    const unexpected = [...missing].flatMap(([way, fields]) =>
      fields.filter((name) => !alwaysNull.includes(name)).map((name) => `${way}: ${name}`),
    );
    // A waiting step has not ended.
    expect(unexpected.filter((one) => one !== 'waitingWorkflowSteps: endedAt')).toEqual([]);
  });
});
