import type * as fc from 'fast-check';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { isSeparate } from '../separateFields';
import { nodeId } from '../nodeId';
import { queryBuilder, randomChoices } from './random';
import { listOf, type Pool, type PooledThing } from './pool';
import { type SelectionLimits, selectionWriter } from './selection';

/** A valid query and its variables. */
export interface GeneratedQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Field = GraphQLField<unknown, unknown>;

/** The tests of these lists have call counts of their own. */
const excludedFields: ReadonlySet<string> = new Set([
  'executions',
  'executionCounts',
  'executionStatistics',
  'transferExecutions',
]);

const globalId = ({ kind, scope, ids }: PooledThing): string => nodeId(kind, scope, ...ids);

const scopeArgument = ({ accountId, region }: PooledThing['scope']): string =>
  `scope: { accountId: "${accountId}", region: "${region}" }`;

/** Generates queries for the resources of a data set: look-ups, lists and relations, a few levels deep. */
export const queryWriter =
  (schema: GraphQLSchema, pool: Pool) =>
  (draw: fc.GeneratorValue): GeneratedQuery => {
    const random = randomChoices(draw);
    const { chance, pick, from } = random;
    const builder = queryBuilder(random);
    const { paging, connection, selection } = selectionWriter(random, builder, pool);
    const kinds = [...new Set([...pool.things, ...pool.missing].map(({ kind }) => kind))];

    const one = (kind: string = pick(kinds)): PooledThing => {
      const found = pool.things.filter((thing) => thing.kind === kind);
      const isFound = found.length > 0 && !chance(8);
      return pick(isFound ? found : pool.missing.filter((thing) => thing.kind === kind));
    };

    /** Several resources: neighbours in a list, or random ones; sometimes one that does not exist. */
    const several = (): readonly PooledThing[] => {
      if (pool.parents.length === 0 || chance(30)) return Array.from({ length: from(1, 4) }, () => one());
      const { children } = pick(pool.parents);
      const start = from(0, children.length - 2);
      const neighbours = children.slice(start, start + from(2, 8));
      return chance(8) ? [...neighbours, pick(pool.missing)] : neighbours;
    };

    const fragmentFor = (kind: string, limits: SelectionLimits): string => {
      const type = schema.getType(kind);
      if (!isObjectType(type)) throw new Error(`${kind} is not an object type`);
      const context = { list: (field: string) => `${kind}.${field}`, isAliased: true };
      return `... on ${kind} { ${selection(type, limits, context)} }`;
    };

    const byGlobalId = (field: Field): string => {
      const isMany = field.name === 'nodes';
      const things = isMany ? several() : [one()];
      const ids = things.map(globalId);
      const many = (): string =>
        chance(30) ? builder.variable(`ids${builder.nextNumber()}`, '[ID!]!', ids) : JSON.stringify(ids);
      const argument = isMany ? `ids: ${many()}` : `id: ${JSON.stringify(ids[0])}`;
      const head = `${builder.alias(field.name)}(${argument})`;
      if (field.name === 'execution') return `${head} { __typename id status }`;
      const limits = { depth: from(1, 3), items: things.length };
      const parts = [...new Set(things.map(({ kind }) => kind))].map((kind) => fragmentFor(kind, limits));
      const shared = chance(25) ? ['... on Execution { shared: status }'] : [];
      return `${head} { ${['__typename', ...shared, ...parts].join(' ')} }`;
    };

    const lookUp = (field: Field, type: GraphQLObjectType): string => {
      const thing = one(type.name);
      const names = field.args.map(({ name }) => name);
      const args = names
        .filter((name) => name !== 'scope')
        .map((name, index) => `${name}: ${JSON.stringify(thing.ids[index])}`);
      const scope = names.includes('scope') ? [scopeArgument(thing.scope)] : [];
      const limits = { depth: from(1, 4), items: 1 };
      const nested = selection(type, limits, { list: (name) => listOf(thing, name) });
      return `${builder.alias(field.name)}(${[...args, ...scope].join(', ')})${builder.directive()} { ${nested} }`;
    };

    /** The pool has cursors of the first scope only. */
    const rootList = (field: Field, type: GraphQLObjectType): string => {
      const { args, size } = paging(`Query.${field.name}`, { depth: 4, items: 1 });
      const hasCursor = args.some((arg) => arg.startsWith('after'));
      const scope = hasCursor ? pool.scopes[0] : pick(pool.scopes);
      const all = [...args, ...(scope ? [scopeArgument(scope)] : [])];
      return `${builder.alias(field.name)}(${all.join(', ')}) { ${connection(type, { depth: from(1, 3), items: size })} }`;
    };

    const rootField = (field: Field): string => {
      const type = getNamedType(field.type);
      if (isInterfaceType(type)) return byGlobalId(field);
      if (!isObjectType(type)) return '__typename';
      if (type.name === 'Scope') return 'scopes { accountId region }';
      if (type.name === 'Viewer')
        return `${builder.alias('viewer')} { subject roles kinds permissions scopes { region } }`;
      return type.name.endsWith('Connection') ? rootList(field, type) : lookUp(field, type);
    };

    const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
      (field) => !excludedFields.has(field.name) && !isSeparate(field),
    );
    const count = chance(80) ? 1 : from(2, 3);
    return builder.build(Array.from({ length: count }, () => rootField(pick(fields))));
  };
