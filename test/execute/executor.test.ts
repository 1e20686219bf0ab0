import { describe, expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, type ExecutionResult, GraphQLError, type GraphQLResolveInfo, parse } from 'graphql';
import { createExecutor, type FallbackReason, PrintedData, type PrintedResult } from '../../src/execute';

/* The executor and GraphQL.js on a schema in which anything can go wrong, at any place and at any time. */

const later = <Value>(value: Value, turns = 1): Promise<Value> =>
  turns === 0 ? Promise.resolve(value) : Promise.resolve().then(() => later(value, turns - 1));

const failLater = async (message: string, turns = 1): Promise<never> => {
  await later(undefined, turns);
  throw new Error(message);
};

const cat = { kind: 'Cat', name: 'Tom', lives: 9 };
const dog = { kind: 'Dog', name: 'Rex', tricks: ['sit', 'roll "over"\n', 'päw 🐾'] };

interface Resolvable {
  readonly kind: unknown;
  readonly at?: 'later';
}

const schema = makeExecutableSchema({
  typeDefs: `
    scalar Any
    scalar Nothing
    enum Size { SMALL LARGE }
    interface Pet { name: String! friend: Pet }
    type Cat implements Pet { name: String! friend: Pet lives: Int! }
    type Dog implements Pet { name: String! friend: Pet tricks: [String!] }
    union Thing = Cat | Dog
    input Filter { size: Size = LARGE limit: Int! = 5 names: [String] }
    type Node {
      id: ID! int: Int float: Float bool: Boolean any: Any nothing: Nothing size: Size
      wrong: Int wrongSize: Size mustWrong: Int!
      fails: String failsLater: String mustFail: String! mustFailLater: String! mustBeNull: String! isNull: String
      node: Node mustNode: Node! brokenNode: Node! late: Node!
      nodes: [Node] mustNodes: [Node!] allNodes: [Node!]! mixed: [String] mustMixed: [String!] abandoned: [String!] matrix: [[Int!]]
      lateItems: [Int!] notList: [String] set: [Int] errorValue: String errorItems: [String]
      pet(kind: Any): Pet pets: [Pet] things: [Thing] mustPet(kind: Any): Pet!
      echo(filter: Filter = { limit: 7 }, text: String = "none", list: [Int!]): Any
      typed: Typed
    }
    type Typed { a: Int }
    type Query { node: Node mustNode: Node! failing: Node fails: Int lateNode: Node echo(filter: Filter): Any }
    type Mutation { change: Int }
  `,
  resolvers: {
    Any: { __serialize: (value: unknown) => value },
    Nothing: { __serialize: () => null },
    Pet: {
      __resolveType: ({ kind, at }: Resolvable) => (at ? later(kind, 2) : kind),
    },
    Thing: { __resolveType: ({ kind }: Resolvable) => kind },
    Cat: { friend: () => later(dog) },
    Dog: { friend: () => cat },
    Typed: { __isTypeOf: (value: { ok: boolean }) => later(value.ok) },
    Query: {
      node: () => ({}),
      mustNode: () => later({}),
      failing: () => {
        throw new GraphQLError('With extensions', { extensions: { code: 'X' } });
      },
      fails: () => failLater('Root'),
      lateNode: () => later({}, 3),
      echo: (_root: unknown, args: unknown) => args,
    },
    Mutation: { change: () => 1 },
    Node: {
      id: () => 7,
      int: () => 2 ** 31 - 1,
      float: () => -0,
      bool: () => false,
      any: () => ({ 'a"b': [1, null, { ü: '\u2028 \ud800 😀' }], none: undefined }),
      nothing: () => 1,
      size: () => 'SMALL',
      wrong: () => 'ten',
      wrongSize: () => 'HUGE',
      mustWrong: () => ({}),
      fails: () => {
        throw new Error('Fails');
      },
      failsLater: () => failLater('Fails later', 2),
      mustFail: () => {
        throw 'no error'; // eslint-disable-line @typescript-eslint/only-throw-error
      },
      mustFailLater: () => failLater('Must fail later', 3),
      mustBeNull: () => null,
      isNull: () => undefined,
      node: () => ({}),
      mustNode: () => ({}),
      brokenNode: () => null,
      late: () => later({}, 2),
      nodes: () => [{}, null, later({}), failLater('Node'), new Error('Item')],
      mustNodes: () => [{}, later(null, 2), failLater('Must node', 4)],
      allNodes: () => [{}, later({})],
      mixed: () => ['a', null, later('b', 3), failLater('Mixed'), {}],
      mustMixed: () => [failLater('Late', 5), later('b'), later(null, 2)],
      abandoned: () => [failLater('Late', 5), null],
      matrix: () => [[1, 2], null, later([3]), [null], [failLater('Cell')]],
      lateItems: () => [failLater('First', 1), failLater('Second', 4), failLater('Third', 2)],
      notList: () => 'text',
      set: () => new Set([1, 2]),
      errorValue: () => new Error('Value'),
      errorItems: () => later([new Error('Late item'), 'fine']),
      pet: (_node: unknown, { kind }: { kind: unknown }) => ({ ...dog, kind }),
      mustPet: (_node: unknown, { kind }: { kind: unknown }) => ({ ...dog, kind, at: 'later' }),
      pets: () => [cat, dog, later(cat), { ...dog, at: 'later' }],
      things: () => [dog, later(cat), { kind: 'Node' }],
      echo: (_node: unknown, args: unknown) => args,
      typed: () => ({ ok: false }),
    },
  },
});

type Variables = Readonly<Record<string, unknown>>;

const plain = (result: unknown): unknown => JSON.parse(JSON.stringify(result)) as unknown;

const textOf = (data: PrintedResult['data']): string =>
  data instanceof PrintedData ? data.toString() : JSON.stringify(data);

const planned = createExecutor(schema, () => undefined);

const both = async (query: string, variables?: Variables, operationName?: string) => {
  const document = parse(query);
  const args = { document, variables, operationName, context: {} };
  const expected = await execute({
    schema,
    document,
    variableValues: variables,
    operationName,
    contextValue: {},
  });
  const results: unknown[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { errors, data } = await planned(args);
    const text = data === undefined || data === null ? data : (JSON.parse(textOf(data)) as unknown);
    results.push({ ...(plain({ errors }) as object), ...(data !== undefined && { data: text }) });
  }
  return { expected: plain(expected) as ExecutionResult, results };
};

const selections = [
  'id int float bool any nothing size',
  'wrong wrongSize',
  'mustWrong',
  'fails failsLater errorValue',
  'mustFail id',
  'id mustFailLater failsLater',
  'mustBeNull',
  'isNull __typename',
  'node { mustBeNull } int',
  'mustNode { mustNode { mustFail } }',
  'brokenNode { id }',
  'late { mustFailLater } failsLater mustFail',
  'nodes { id mustFailLater }',
  'nodes { late { id failsLater } }',
  'mustNodes { failsLater }',
  'allNodes { mustBeNull }',
  'allNodes { failsLater }',
  'mixed mustMixed matrix',
  'lateItems failsLater',
  'notList set errorItems lateItems',
  'failsLater lateItems mixed mustMixed mustFailLater',
  'mustNodes { late { id } } failsLater lateItems late { id }',
  'pet(kind: "Dog") { __typename name ... on Dog { tricks friend { name ... on Cat { lives } } } }',
  'pet(kind: null) { name }',
  'pet(kind: "Node") { name }',
  'pet(kind: "Size") { name }',
  'pet(kind: "Unknown") { name }',
  'pet(kind: 5) { name }',
  'mustPet(kind: "Cat") { name ... on Cat { lives } }',
  'mustPet(kind: null) { name }',
  'pets { name friend { name friend { __typename } } }',
  'things { __typename ... on Pet { name } ... on Dog { tricks } }',
  'typed { a }',
  'echo',
  'echo(filter: { names: "one" }, text: null, list: 3)',
  'a: id b: id node { id } node { int }',
];

describe('The executor', () => {
  it.each(selections)('answers like GraphQL.js: %s', async (selection) => {
    for (const root of ['node', 'mustNode', 'lateNode']) {
      const { expected, results } = await both(`{ ${root} { ${selection} } other: node { fails id } }`);

      expect(results).toEqual([expected, expected, expected]);
    }
  });

  it('prints the response keys in the order of GraphQL.js', async () => {
    const query =
      '{ node { b: late { id } a: id ...f __typename } } fragment f on Node { c: id b: late { x: int } }';
    const { data } = await planned({ document: parse(query), context: {} });

    expect(textOf(data)).toBe('{"node":{"b":{"id":"7","x":2147483647},"a":"7","c":"7","__typename":"Node"}}');
  });

  it('prints an answer without fields', async () => {
    const { data } = await planned({ document: parse('{ node { id @skip(if: true) } }'), context: {} });

    expect(textOf(data)).toBe('{"node":{}}');
  });

  it.each([
    [{}],
    [{ filter: {} }],
    [{ filter: { limit: 1, names: [null, 'a'] } }],
    [{ filter: { size: null } }],
    [{ filter: { limit: null } }],
    [{ filter: { size: 'HUGE', limit: 'x' } }],
    [{ size: 'SMALL', limit: 2 }],
    [{ size: null, text: null }],
    [{ list: [1, 2] }],
    [{ list: 'x' }],
  ])('coerces variables like GraphQL.js, with defaults inside input objects: %j', async (variables) => {
    const { expected, results } = await both(
      `query ($filter: Filter, $size: Size, $limit: Int = 3, $text: String, $list: [Int!]) {
         node {
           a: echo(filter: $filter, text: $text)
           b: echo(filter: { size: $size, names: [$text] }, list: $list)
           c: echo(filter: { limit: $limit })
         }
       }`,
      variables,
    );

    expect(results).toEqual([expected, expected, expected]);
  });

  it.each([[{ a: true }], [{ a: false }], [{ a: null }], [{}]])(
    'follows @skip and @include like GraphQL.js: %j',
    async (variables) => {
      for (const query of [
        'query ($a: Boolean = false) { node { id @skip(if: $a) ...f @include(if: $a) } } fragment f on Node { int }',
        'query ($a: Boolean = false) { node @include(if: $a) { id } lateNode { id } }',
        'query ($a: Boolean = false) { node { mustNode { int @skip(if: $a) } } }',
      ]) {
        const { expected, results } = await both(query, variables);

        expect(results).toEqual([expected, expected, expected]);
      }
    },
  );

  it.each([
    '{ failing { id } fails }',
    '{ lateNode { mustFailLater } mustNode { brokenNode { id } } fails }',
  ])('reports the errors of root fields like GraphQL.js: %s', async (query) => {
    const { expected, results } = await both(query);

    expect(results).toEqual([expected, expected, expected]);
    expect(expected.errors?.length).toBeGreaterThan(0);
  });

  it('handles the late rejection of an item of a list that has failed, which GraphQL.js does not', async () => {
    const { data, errors } = await planned({ document: parse('{ node { abandoned } }'), context: {} });
    await later(undefined, 10);

    expect(textOf(data)).toBe('{"node":{"abandoned":null}}');
    expect(errors?.map(({ message }) => message)).toEqual([
      'Cannot return null for non-nullable field Node.abandoned.',
    ]);
  });

  it('passes resolvers a complete `info`', async () => {
    const infos: GraphQLResolveInfo[] = [];
    const watched = makeExecutableSchema<unknown>({
      typeDefs: 'type Item { id(n: Int): ID } type Query { items: [Item] }',
      resolvers: {
        Query: { items: () => [{}] },
        Item: {
          id: (_item: unknown, _args: unknown, _context: unknown, info: GraphQLResolveInfo) =>
            infos.push(info),
        },
      },
    });
    const document = parse('query ($n: Int) { items { ...f } } fragment f on Item { id(n: $n) }');

    await execute({ schema: watched, document, variableValues: { n: 1 } });
    await createExecutor(watched, () => undefined)({ document, variables: { n: 1 }, context: undefined });

    const [expected, info] = infos;
    for (const name of Object.keys(expected ?? {}) as (keyof GraphQLResolveInfo)[]) {
      expect(info?.[name]).toEqual(expected?.[name]);
    }
    expect(Object.keys(expected ?? {})).toHaveLength(10);
  });

  it('leaves introspection, mutations and unknown operations to GraphQL.js', async () => {
    const reasons: FallbackReason[] = [];
    const counting = createExecutor(schema, (reason) => reasons.push(reason));
    const ask = (query: string, operationName?: string) =>
      counting({ document: parse(query), operationName, context: {} });

    expect(await ask('{ __type(name: "Cat") { name } node { id } }')).toEqual({
      data: { __type: { name: 'Cat' }, node: { id: '7' } },
    });
    expect(await ask('mutation { change }')).toEqual({ data: { change: 1 } });
    expect(await ask('query A { node { id } }', 'B')).toMatchObject({
      errors: [{ message: 'Unknown operation named "B".' }],
    });
    expect(await ask('{ __typename }')).toMatchObject({ data: new PrintedData('{"__typename":"Query"}') });
    expect(reasons).toEqual(['introspection', 'operation', 'operation']);
  });
});
