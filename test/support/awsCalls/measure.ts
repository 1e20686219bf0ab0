import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { TestGateway } from '../gateway';
import { idWaysTo, rootField, thingsOf, type Way, waysTo } from './ways';

/** An AWS operation that is asked for each thing, or together: once for all that one answer leads to. */
export interface Call {
  readonly operation: string;
  readonly isTogether: boolean;
}

export interface MeasuredWay {
  readonly how: Way['how'];
  readonly name: string;
  /** What the thing itself costs beyond what it is reached from. */
  readonly own: readonly Call[];
  /** What each field, asked for alone, costs beyond the thing itself; within fields, what costs more than they do. */
  readonly fields: ReadonlyMap<string, readonly Call[]>;
}

export interface MeasuredThing {
  readonly name: string;
  readonly ways: readonly MeasuredWay[];
}

export interface MeasuredRoot {
  readonly name: string;
  readonly operations: readonly string[];
  /** How many things one call tells of; undefined where it tells of one. */
  readonly pageSize: number | undefined;
}

type Field = GraphQLField<unknown, unknown>;
type Ask = (selection: string) => string;

/** What a question costs more than another one that asks for less. */
const difference = (more: readonly string[], less: readonly string[]): string[] => {
  const rest = [...more];
  const replaced: string[] = [];
  for (const operation of less) {
    const index = rest.indexOf(operation);
    if (index < 0) replaced.push(operation);
    else rest.splice(index, 1);
  }
  if (replaced.length > rest.length) throw new Error(`To ask for more saves ${replaced.join(', ')}`);
  return rest.map((operation, index) => {
    const instead = replaced[index];
    return instead ? `${operation} (in place of ${instead})` : operation;
  });
};

/** How often each operation was asked, for so many things of so many parents. */
const callsOf = (operations: readonly string[], things: number, parents: number): Call[] =>
  [...new Set(operations)].sort().map((operation) => {
    const count = operations.filter((one) => one === operation).length;
    if (count !== things && count !== parents && count !== 1) {
      throw new Error(`${operation} was asked ${count} times for ${things} things of ${parents} parents`);
    }
    return { operation, isTogether: count !== things };
  });

export const awsCallsMeter = (gateway: TestGateway, schema: GraphQLSchema) => {
  const things = new Set(thingsOf(schema));

  /** The calls of a question, which has to have an answer without errors. */
  const ask = async (question: string): Promise<{ calls: readonly string[]; data: unknown }> => {
    const { calls, data, errors } = await gateway.ask(question);
    if (errors) throw new Error(`${question}\n${JSON.stringify(errors)}`);
    return { calls, data };
  };

  /** How many different things a question leads to. */
  const count = async (askFor: Ask, thing: GraphQLObjectType | undefined): Promise<number> => {
    if (!thing) return 1;
    const { data } = await ask(askFor(`counted: ${'id' in thing.getFields() ? 'id' : 'resourceId'}`));
    return new Set(JSON.stringify(data).match(/"counted":"[^"]+"/g)).size;
  };

  /** The type that a field leads into, where that is no thing with a table of its own. */
  const beneath = (field: Field): GraphQLObjectType | undefined => {
    const type = getNamedType(field.type);
    return isObjectType(type) && !things.has(type) ? type : undefined;
  };

  const withSelection = (field: Field, selection: string): string => {
    const type = getNamedType(field.type);
    return isObjectType(type) || isInterfaceType(type) ? `${field.name} { ${selection} }` : field.name;
  };

  /** A field with all that is beneath it, as deep as it goes, but nothing of other things. */
  const inFull = (field: Field): string => {
    const type = beneath(field);
    return withSelection(field, type ? everythingOf(type) : '__typename');
  };

  const everythingOf = (type: GraphQLObjectType): string =>
    ['__typename', ...Object.values(type.getFields()).map(inFull)].join(' ');

  /** The fields, at any depth, that have nothing beneath them: what those would cost, nobody measures. */
  const hollow = (type: GraphQLObjectType, values: readonly unknown[], path: string): string[] =>
    Object.values(type.getFields()).flatMap((field) => {
      if (!isObjectType(getNamedType(field.type))) return [];
      const inner = values
        .flatMap((value) => Object(value)[field.name])
        .filter((value) => value !== null && value !== undefined);
      const within = beneath(field);
      if (inner.length === 0) return [`${path}.${field.name}`];
      return within ? hollow(within, inner, `${path}.${field.name}`) : [];
    });

  /**
   * What a field costs alone, by its path. To ask for more never costs less, so where all that is beneath a field
   * costs what the field itself does, so does each part; else the parts are asked for one by one.
   */
  const costsOf = async (
    field: Field,
    path: string,
    askFor: Ask,
    less: readonly string[],
  ): Promise<[path: string, operations: string[]][]> => {
    const { calls: alone } = await ask(askFor(withSelection(field, '__typename')));
    const own: [string, string[]] = [path + field.name, difference(alone, less)];
    const type = beneath(field);
    if (!type) return [own];
    const { calls: all } = await ask(askFor(inFull(field)));
    if (difference(all, alone).length === 0) return [own];

    const parts: [string, string[]][] = [];
    for (const inner of Object.values(type.getFields())) {
      const askInner: Ask = (selection) => askFor(`${field.name} { ${selection} }`);
      parts.push(...(await costsOf(inner, `${path}${field.name}.`, askInner, less)));
    }
    return [own, ...parts.filter(([, operations]) => difference(operations, own[1]).length > 0)];
  };

  const measureWay = async (thing: GraphQLObjectType, way: Way): Promise<MeasuredWay> => {
    const { how, name, from } = way;
    const [found, parents] = [await count(way.ask, thing), await count(way.askParent, from)];
    const { calls: before } = await ask(way.askParent('__typename'));
    const { calls: base } = await ask(way.ask('__typename'));

    const fields = new Map<string, Call[]>();
    for (const field of Object.values(thing.getFields())) {
      for (const [path, operations] of await costsOf(field, '', way.ask, base)) {
        fields.set(path, callsOf(operations, found, parents));
      }
    }
    return { how, name, own: callsOf(difference(base, before), parents, parents), fields };
  };

  /** All that a thing tells on one way: what it costs, and what of it stayed empty. */
  const askAll = async (thing: GraphQLObjectType, way: Way) => {
    const { calls, data } = await ask(way.ask(everythingOf(thing)));
    const values: unknown[] = [];
    JSON.parse(JSON.stringify(data), (_key, value: unknown) => {
      if (Object(value).__typename === thing.name) values.push(value);
      return value;
    });
    return { calls, hollow: hollow(thing, values, thing.name) };
  };

  return {
    /** Every way to a thing, and what its fields cost on it. */
    async thing(thing: GraphQLObjectType): Promise<MeasuredThing> {
      const ways: MeasuredWay[] = [];
      for (const way of waysTo(schema, thing.name)) ways.push(await measureWay(thing, way));
      return { name: thing.name, ways };
    },

    /** What the thing's own look-up costs with all fields, and what each look-up by a global id does. */
    async byGlobalId(thing: GraphQLObjectType): Promise<Readonly<Record<string, readonly string[]>>> {
      const lookUp = waysTo(schema, thing.name).find(({ how }) => how === 'look-up');
      if (!lookUp) return {};
      const { data } = await ask(lookUp.ask('id'));
      const id = /"id":"([\w-]+)"/.exec(JSON.stringify(data))?.[1] ?? '';
      const costs: Record<string, readonly string[]> = {};
      for (const way of [lookUp, ...idWaysTo(schema, thing, id)]) {
        costs[way.name] = (await askAll(thing, way)).calls;
      }
      return costs;
    },

    /** The fields of a thing beneath which there is nothing, on none of its ways. */
    async hollowFields(thing: GraphQLObjectType): Promise<readonly string[]> {
      const [first] = waysTo(schema, thing.name);
      return first ? (await askAll(thing, first)).hollow : [];
    },

    /** What a field of Query costs, with nothing of the things it leads to. */
    async root(name: string): Promise<MeasuredRoot> {
      const field = schema.getQueryType()?.getFields()[name];
      if (!field) throw new Error(`There is no Query.${name}`);
      const selection = withSelection({ ...field, name: rootField(schema, name) }, '__typename');
      const { calls } = await ask(`{ ${selection} }`);
      const asked = gateway.sandbox.calls.all().find(({ operation }) => operation === calls[0]);
      const input = Object(asked?.input);
      return {
        name,
        operations: [...new Set(calls)],
        pageSize: input.maxResults ?? input.MaxResults,
      };
    },
  };
};
