import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isInterfaceType } from 'graphql';
import { nodeKinds, operations } from '../../src/kinds';
import { createSchema } from '../../src/app/schema';
import { awsCallsDocument } from '../support/awsCalls/document';
import { costEstate } from '../support/awsCalls/estate';
import { awsCallsMeter, type MeasuredRoot, type MeasuredThing } from '../support/awsCalls/measure';
import { thingsOf } from '../support/awsCalls/ways';
import { startTestGateway, type TestGateway } from '../support/gateway';

const path = join(__dirname, '../../docs/aws-calls.md');
const schema = createSchema();
const kinds: readonly string[] = nodeKinds;
const place = (name: string): number => (kinds.includes(name) ? kinds.indexOf(name) : kinds.length);
const things = thingsOf(schema).sort((one, other) => place(one.name) - place(other.name));

const rootFields = Object.values(schema.getQueryType()?.getFields() ?? {});
const byId = rootFields.filter(({ type }) => isInterfaceType(getNamedType(type))).map(({ name }) => name);

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(costEstate);
});

afterAll(() => gateway.close());

describe('docs/aws-calls.md', () => {
  it('states the measured AWS calls of each field of the schema', async () => {
    const meter = awsCallsMeter(gateway, schema);
    const roots: MeasuredRoot[] = [];
    for (const { name } of rootFields) if (!byId.includes(name)) roots.push(await meter.root(name));
    const measured: MeasuredThing[] = [];
    for (const thing of things) measured.push(await meter.thing(thing));

    const document = awsCallsDocument(roots, byId, measured);

    if (process.env.UPDATE_DOCS) writeFileSync(path, document);
    expect(readFileSync(path, 'utf8')).toBe(document);
  }, 60_000);

  it('mentions every operation that the gateway may call', () => {
    const document = readFileSync(path, 'utf8');

    const unmentioned = Object.values(operations).filter(({ name }) => !document.includes(name));

    expect(unmentioned.map(({ name }) => name)).toEqual([]);
  });

  it.each(kinds)('looks up %s by a global id with the calls of its own look-up field', async (kind) => {
    const thing = things.find(({ name }) => name === kind);
    if (!thing) throw new Error(`The schema has no type ${kind}`);

    const costs = await awsCallsMeter(gateway, schema).byGlobalId(thing);

    const different = new Set(Object.values(costs).map((calls) => calls.join()));
    expect([...different]).toHaveLength(1);
  });

  it.each(things.map((thing) => [thing.name, thing] as const))(
    'measures %s with data in each of its fields',
    async (_name, thing) => {
      const empty = await awsCallsMeter(gateway, schema).hollowFields(thing);

      // A list of one parent reports failures as errors, so its coverage is empty.
      expect(empty.filter((field) => !field.endsWith('.coverage'))).toEqual([]);
    },
  );
});
