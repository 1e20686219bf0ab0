import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { TestGateway } from '../gateway';
import type { Call } from './derive';
import { isSeparate } from '../separateFields';
import { tableTypes, type Way } from './ways';

type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).filter((field) => !isSeparate(field));
type QueryOf = (selection: string) => string;

/** The calls that a query makes beyond another one that selects less. */
const difference = (more: readonly string[], less: readonly string[]): string[] => {
  const rest = [...more];
  const replaced: string[] = [];
  for (const operation of less) {
    const index = rest.indexOf(operation);
    if (index < 0) replaced.push(operation);
    else rest.splice(index, 1);
  }
  if (replaced.length > rest.length) throw new Error(`Selecting more avoids ${replaced.join(', ')}`);
  return rest.map((operation, index) => {
    const instead = replaced[index];
    return instead ? `${operation} (in place of ${instead})` : operation;
  });
};

/** The operations, and whether each was called for each of the objects or together. */
const callsOf = (operations: readonly string[], objects: number, parents: number): Call[] =>
  [...new Set(operations)].sort().map((operation) => {
    const count = operations.filter((one) => one === operation).length;
    if (![objects, parents, 1].includes(count)) {
      throw new Error(`${count} calls of ${operation} for ${objects} objects of ${parents} parents`);
    }
    return { operation, isTogether: count !== objects };
  });

const isMissing = (value: unknown): boolean => value === null || value === undefined;

/** Measures AWS calls on the sandbox. */
export const awsCallsMeter = (gateway: TestGateway, schema: GraphQLSchema) => {
  const types = new Set(tableTypes(schema));

  const ask = async (query: string): Promise<{ calls: readonly string[]; data: unknown }> => {
    const { data, errors, calls } = await gateway.ask(query);
    if (errors) throw new Error(`${query}\n${JSON.stringify(errors)}`);
    return { calls, data };
  };
  const callsFor = async (query: string): Promise<readonly string[]> => (await ask(query)).calls;

  const countObjects = async (queryOf: QueryOf, type: GraphQLObjectType | undefined): Promise<number> => {
    if (!type) return 1;
    const { data } = await ask(queryOf(`counted: ${'id' in type.getFields() ? 'id' : 'resourceId'}`));
    return new Set(JSON.stringify(data).match(/"counted":"[^"]+"/g)).size;
  };

  /** The type of a field, if its fields belong to the table of the type around it. */
  const innerType = (field: Field): GraphQLObjectType | undefined => {
    const type = getNamedType(field.type);
    return isObjectType(type) && !types.has(type) ? type : undefined;
  };

  const select = (field: Field, selection: string): string => {
    const type = getNamedType(field.type);
    return isObjectType(type) || isInterfaceType(type) ? `${field.name} { ${selection} }` : field.name;
  };

  /** All fields of a type and within them, except for some paths and for the fields of other tables. */
  const selectAll = (type: GraphQLObjectType, except: readonly string[] = [], path = ''): string => {
    const fields = fieldsOf(type).filter(({ name }) => !except.includes(path + name));
    const selected = fields.map((field) => {
      const inner = innerType(field);
      return select(field, inner ? selectAll(inner, except, `${path}${field.name}.`) : '__typename');
    });
    return ['__typename', ...selected].join(' ');
  };

  const selectPath = (field: Field, [next, ...rest]: readonly string[]): string => {
    const inner = next === undefined ? undefined : innerType(field)?.getFields()[next];
    return select(field, inner ? selectPath(inner, rest) : '__typename');
  };

  /** The fields of objects, at any depth, whose values have no fields to measure. */
  const emptyWithin = (type: GraphQLObjectType, values: readonly unknown[], path: string): string[] =>
    fieldsOf(type).flatMap((field) => {
      if (!isObjectType(getNamedType(field.type))) return [];
      const inner = values.flatMap((value) => Object(value)[field.name]).filter((value) => !isMissing(value));
      const within = innerType(field);
      if (inner.length === 0) return [`${path}.${field.name}`];
      return within ? emptyWithin(within, inner, `${path}.${field.name}`) : [];
    });

  const objectsIn = async (query: string, type: GraphQLObjectType): Promise<unknown[]> => {
    const objects: unknown[] = [];
    JSON.parse(JSON.stringify((await ask(query)).data), (_key, value: unknown) => {
      if (Object(value).__typename === type.name) objects.push(value);
      return value;
    });
    return objects;
  };

  return {
    callsFor,
    selectAll,

    /** The calls that return the objects, without the calls for their parents. */
    async own(type: GraphQLObjectType, { query, parent, parentQuery }: Way): Promise<Call[]> {
      const parents = await countObjects(parentQuery, parent);
      const before = await callsFor(parentQuery('__typename'));
      return callsOf(difference(await callsFor(query('__typename')), before), parents, parents);
    },

    /**
     * The further calls of each field alone. `paths` are fields within fields that may need more calls; where another
     * one does, the result has `field.*`.
     */
    async fields(
      type: GraphQLObjectType,
      { query, parent, parentQuery }: Way,
      paths: readonly string[],
    ): Promise<Map<string, Call[]>> {
      const objects = await countObjects(query, type);
      const parents = await countObjects(parentQuery, parent);
      const base = await callsFor(query('__typename'));
      const further = async (selection: string): Promise<Call[]> =>
        callsOf(difference(await callsFor(query(selection)), base), objects, parents);

      const costs = new Map<string, Call[]>();
      for (const field of fieldsOf(type)) {
        const own = await further(select(field, '__typename'));
        costs.set(field.name, own);
        const inner = innerType(field);
        if (!inner) continue;
        const rest = await further(select(field, selectAll(inner, paths, `${field.name}.`)));
        if (JSON.stringify(rest) !== JSON.stringify(own)) costs.set(`${field.name}.*`, rest);
        for (const path of paths.filter((one) => one.startsWith(`${field.name}.`))) {
          costs.set(path, await further(selectPath(field, path.split('.').slice(1))));
        }
      }
      return costs;
    },

    /** The fields, at any depth, beneath which no object has data. */
    async emptyObjects(type: GraphQLObjectType, { query }: Way): Promise<string[]> {
      return emptyWithin(type, await objectsIn(query(selectAll(type)), type), type.name);
    },

    /** The fields among `names` that are null in every object. */
    async nullFields(type: GraphQLObjectType, { query }: Way, names: readonly string[]): Promise<string[]> {
      const fields = fieldsOf(type).filter(({ name }) => names.includes(name));
      const selection = fields.map((field) => select(field, '__typename')).join(' ');
      const objects = await objectsIn(query(`__typename ${selection}`), type);
      return names.filter((name) => objects.every((object) => isMissing(Object(object)[name])));
    },
  };
};
