import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { createSchema } from '../../src/app/schema';
import type { ProcessCache } from '../../src/aws/cache/processCache';
import { nodeKinds } from '../../src/kinds';
import { readsOtherObjects } from '../support/separateFields';
import { estateObjects, objectById } from '../support/fieldSources/estate';
import { alwaysNull, createQuestions, type Question } from '../support/fieldSources/expected';
import { type CachingGateway, startCachingGateway } from '../support/fieldSources/gateway';
import { type Way, waysIn } from '../support/fieldSources/ways';
import { allFieldsOf } from '../support/selections';

/*
 * Where a field is planned wrongly, nothing fails: its value is null, or that of another answer. So each field is asked
 * alone, on each way to its object, and compared with AWS's data.
 */

const schema = createSchema();
const questionsOf = createQuestions(schema);
const ways = waysIn(schema);

const typeOf = (name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${name}.`);
  return type;
};

let gateway: CachingGateway;

beforeAll(async () => {
  gateway = await startCachingGateway(schema);
});

afterAll(() => gateway.close());

/** Marks the objects of a way in an answer. To select it selects no field. */
const mark = 'object_: __typename';

/** The marked objects of an answer, in its order, without the mark. */
const objectsIn = (value: unknown): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { object_, ...fields } = value as Record<string, unknown>;
  return object_ === undefined ? Object.values(fields).flatMap(objectsIn) : [fields];
};

const objectsOf = async (way: Way, selection: string, cache?: ProcessCache) => {
  const { data, errors } = await gateway.ask(way.ask(`${mark} ${selection}`), cache);
  return { objects: objectsIn(data), errors };
};

const once = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

/** The global ids of the objects of a way. */
const idsOf = once(async (way: Way): Promise<readonly string[]> => {
  const { objects, errors } = await objectsOf(way, 'id');
  if (errors || objects.length === 0)
    throw new Error(`${way.name} leads to no object: ${JSON.stringify(errors)}`);
  return objects.map(({ id }) => String(id));
});

/** The answer that AWS's data give to a question on a way. */
const expectedOn = once((way: Way) =>
  once(async ({ expected }: Question) => {
    const ids = await idsOf(way);
    return {
      objects: ids.map((id) => {
        const object = objectById.get(id);
        return object && expected(object);
      }),
      errors: undefined,
    };
  }),
);

const expectValue = async (way: Way, question: Question, after?: string): Promise<void> => {
  const expected = { ...(await expectedOn(way)(question)), after };
  const cache = after === undefined ? undefined : await cacheAfter(after);
  const received = { ...(await objectsOf(way, question.selection, cache)), after };

  // Nearly all are equal as text, which is found out in a fraction of the time.
  if (JSON.stringify(received) !== JSON.stringify(expected)) expect(received).toEqual(expected);
};

/** A cache with what a question leaves in it. */
const cacheAfter = once((document: string) => gateway.cacheAfter(document));

/** Questions that read the objects of a type before: each look-up and list once, and all fields at once. */
const earlierQuestions = once((type: GraphQLObjectType): readonly string[] => {
  const direct = ways.direct(type);
  const byField = new Map(direct.map((way) => [way.field, way]));
  return [
    ...[...byField.values()].map(({ ask }) => ask('__typename')),
    ...direct.slice(0, 1).map(({ ask }) => ask(allFieldsOf(type.name))),
  ];
});

interface Case {
  readonly way: Way;
  readonly question: Question;
  /** What may have been asked before. */
  readonly earlier: readonly string[];
}

const casesOf = (type: GraphQLObjectType): readonly Case[] => {
  const own = earlierQuestions(type);
  const all = [
    ...[...ways.direct(type), ...ways.byId(type)].map((way) => ({ way, earlier: own })),
    ...ways.related(type).map(({ from, ...way }) => ({ way, earlier: [...own, ...earlierQuestions(from)] })),
  ];
  return questionsOf(type).flatMap((question) => all.map(({ way, earlier }) => ({ way, question, earlier })));
};

const titled = once((type: GraphQLObjectType) =>
  casesOf(type).map((one) => [one.question.name, one.way.name, one] as const),
);

/** The type of an object, or of the nodes of a connection. */
const nodeTypeOf = (output: GraphQLOutputType): GraphQLNamedType => {
  const type = getNamedType(output);
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined;
  return nodes && type.name.endsWith('Connection') ? getNamedType(nodes.type) : type;
};

/** All fields of the schema that return objects of a type, themselves or in a connection. */
const fieldsThatReturn = (type: GraphQLObjectType): readonly string[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    // An event is of a stream, and its execution comes from a look-up or a list.
    .filter(({ name }) => !/(?:Connection|Edge|^ImageComparison|^ExecutionEvent)$/.test(name))
    .flatMap((owner) =>
      Object.values(owner.getFields())
        // Finds nothing without the name of a file or a user. It is the list of all executions with a filter.
        .filter((field) => !readsOtherObjects(field) && field.name !== 'transferExecutions')
        .filter((field) => {
          const node = nodeTypeOf(field.type);
          return node === type || (isInterfaceType(node) && type.getInterfaces().includes(node));
        })
        .map(({ name }) => `${owner.name}.${name}`),
    );

describe.each(nodeKinds)('%s', (name) => {
  const type = typeOf(name);
  const objects = estateObjects.filter((object) => object.type === name);

  it('is reached by every field of the schema that returns it', () => {
    const reached = new Set(casesOf(type).map(({ way }) => way.field));

    expect(fieldsThatReturn(type).filter((field) => !reached.has(field))).toEqual([]);
  });

  it('has a value in each of its fields in the data of AWS', () => {
    const hasValue = ({ expected }: Question): boolean =>
      objects.some((object) => !JSON.stringify(expected(object)).includes('null'));

    const empty = questionsOf(type).filter((question) => !hasValue(question));

    expect(empty.map((question) => question.name).sort()).toEqual(
      Object.keys(alwaysNull)
        .filter((field) => field.startsWith(`${name}.`))
        .sort(),
    );
  });

  it.each(titled(type))(
    "%s: has AWS's value from %s with an empty cache",
    async (_field, _way, { way, question }) => expectValue(way, question),
  );

  it.each(titled(type))(
    "%s: has AWS's value from %s with a warm cache",
    async (_field, _way, { way, question, earlier }) => {
      for (const document of earlier) await expectValue(way, question, document);
    },
  );
});
