import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type FieldNode,
  getArgumentValues,
  getVariableValues,
  type GraphQLFieldMap,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { argumentBinder } from '../../src/execute/boundArguments';
import { variablesOf } from '../../src/execute/variables';

const schema = buildSchema(`
  enum Color { RED GREEN }
  input Filter { color: Color = RED, first: Int! }
  type Query {
    plain(id: ID, name: String, color: Color): Int
    required(id: ID!): Int
    byDefault(first: Int = 5, id: ID): Int
    filtered(filter: Filter): Int
  }
`);

const operationOf = (text: string): OperationDefinitionNode =>
  parse(text).definitions[0] as OperationDefinitionNode;

const definitions = [
  '$v: String',
  '$v: String!',
  '$v: Int',
  '$v: Int!',
  '$v: ID!',
  '$v: Color',
  '$v: Color!',
  '$v: Boolean = true',
  '$v: String! = "a"',
  '$v: [Int]',
  '$v: Filter',
  '$v: Filter!',
  '$v: Int, $w: String!',
  '$v: Query',
];
const values: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { v: null },
  { v: undefined },
  { v: 'a' },
  { v: 7 },
  { v: 7.5 },
  { v: true },
  { v: 'RED' },
  { v: 'BLUE' },
  { v: [1, 'a'] },
  { v: { first: 1 } },
  { v: { color: 'GREEN' } },
  { v: 1, w: 'b', x: 'not declared' },
  Object.create({ v: 'inherited' }) as Record<string, unknown>,
];

describe('variablesOf', () => {
  it.each(definitions)('returns the values and errors of GraphQL.js for (%s)', (definition) => {
    const operation = operationOf(`query (${definition}) { plain }`);

    for (const given of values) {
      const expected = getVariableValues(schema, operation.variableDefinitions ?? [], given, {
        maxErrors: 50,
      });
      expect(variablesOf(schema, operation, given)).toEqual(expected);
    }
  });

  it('has no values without variables', () => {
    expect(variablesOf(schema, operationOf('{ plain }'), { v: 1 })).toEqual({ coerced: {} });
  });

  it('has the types of the schema that it is called with', () => {
    const operation = operationOf('query ($v: Color) { plain }');
    const other = buildSchema('enum Color { BLUE } type Query { plain: Int }');
    expect(variablesOf(schema, operation, { v: 'RED' })).toEqual({ coerced: { v: 'RED' } });

    expect(variablesOf(other, operation, { v: 'BLUE' })).toEqual({ coerced: { v: 'BLUE' } });
    expect(variablesOf(other, operation, { v: 'RED' }).errors).toHaveLength(1);
  });
});

const fieldsOfQuery = schema.getQueryType()?.getFields() as GraphQLFieldMap<unknown, unknown>;

const binderOf = (text: string) => {
  const [node] = operationOf(text).selectionSet.selections as readonly [FieldNode];
  const definition = fieldsOfQuery[node.name.value];
  if (!definition) throw new TypeError(`Query has no field ${node.name.value}.`);
  return { definition, node, bind: argumentBinder(definition, node) };
};

describe('argumentBinder', () => {
  it.each([
    ['{ plain }', {}],
    ['query ($v: ID) { plain(id: $v) }', { v: 'a' }],
    ['query ($v: ID, $w: Color) { plain(color: $w, id: $v) }', { v: 'a', w: 'RED' }],
    ['query ($v: ID!) { required(id: $v) }', { v: 'a' }],
    ['query ($v: Filter) { filtered(filter: $v) }', { v: { color: 'RED', first: 1 } }],
    ['query ($v: Int, $w: ID) { byDefault(first: $v, id: $w) }', { v: 0, w: '' }],
  ])('has the values of GraphQL.js: %s', (text, variables) => {
    const { definition, node, bind } = binderOf(text);

    expect(bind(variables)).toEqual(getArgumentValues(definition, node, variables));
  });

  it.each([
    ['a literal', '{ plain(id: "a") }', {}],
    ['a literal beside a variable', 'query ($v: ID) { plain(id: $v, name: "a") }', { v: 'a' }],
    ['a variable in an object', 'query ($v: Int!) { filtered(filter: { first: $v }) }', { v: 1 }],
    ['a variable that is not given', 'query ($v: ID) { plain(id: $v) }', {}],
    ['a variable that is null', 'query ($v: ID) { plain(id: $v) }', { v: null }],
    ['an inherited variable', 'query ($v: ID) { plain(id: $v) }', Object.create({ v: 'a' })],
    ['a default', 'query ($w: ID) { byDefault(id: $w) }', { w: 'a' }],
    ['a required argument that is missing', '{ required }', {}],
  ])('leaves it to GraphQL.js: %s', (_name, text, variables) => {
    expect(binderOf(text).bind(variables as Record<string, unknown>)).toBeUndefined();
  });
});
