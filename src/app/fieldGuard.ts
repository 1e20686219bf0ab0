import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isObjectType,
  defaultFieldResolver,
} from 'graphql';
import { isSliceOver, nextSlice } from '../model/timeSlice';
import { type ArgumentLimits, checkArguments } from '../query/arguments';
import { defaultPageSize } from '../model/cursor';
import type { GatewayContext } from '../resolvers/context';

/*
 * Wraps every resolver of the schema, so that no field does unlimited work:
 *
 * - the fields of Query check the arguments of all fields beneath them, before any of these makes a call;
 * - a list takes its page size from the budget of the answer, before it is loaded;
 * - every field ends with the error of the request that has timed out, or whose client has left;
 * - a long execution pauses for other requests.
 */

type Field = GraphQLField<unknown, GatewayContext>;
type Resolver = GraphQLFieldResolver<unknown, GatewayContext>;
type Arguments = Readonly<Record<string, unknown>>;

/** How many items a field may return, by its arguments; undefined for a field that returns no list of its own. */
const itemsOf = ({ type, args }: Field): ((given: Arguments) => number) | undefined => {
  const named = getNamedType(type);
  if (isObjectType(named) && named.name.endsWith('Connection')) {
    // A page without items is still a page.
    return ({ first }) => Math.max(1, Number(first ?? defaultPageSize));
  }
  const ids = args.find((argument) => isListType(getNullableType(argument.type)) && argument.name === 'ids');
  return ids && (({ ids: given }) => (given as readonly unknown[]).length);
};

const leafGuard =
  (resolve: Resolver): Resolver =>
  (source, args, context, info) => {
    const { answer } = context;
    answer.takeField();
    const value: unknown = resolve(source, args, context, info);
    if (!(value instanceof Promise)) {
      answer.takeValue(value);
      return value;
    }
    return value.then((settled: unknown) => {
      answer.takeValue(settled);
      return settled;
    });
  };

const objectGuard = (resolve: Resolver, items: ReturnType<typeof itemsOf>): Resolver => {
  const run: Resolver = (source, args, context, info) => {
    const { answer } = context;
    answer.takeField();
    if (items) answer.takeItems(items(args as Arguments));
    return resolve(source, args, context, info);
  };
  return (source, args, context, info) =>
    isSliceOver()
      ? nextSlice().then(() => run(source, args, context, info))
      : run(source, args, context, info);
};

const checkedFirst =
  (resolve: Resolver, limits: ArgumentLimits): Resolver =>
  (source, args, context, info) => {
    checkArguments(info, limits);
    return resolve(source, args, context, info);
  };

/** Wraps the resolvers of a schema in place, and returns it. */
export const guardFields = (schema: GraphQLSchema, limits: ArgumentLimits): GraphQLSchema => {
  const query = schema.getQueryType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const resolve = field.resolve ?? defaultFieldResolver;
      const guarded = isLeafType(getNamedType(field.type))
        ? leafGuard(resolve)
        : objectGuard(resolve, itemsOf(field));
      field.resolve = type === query ? checkedFirst(guarded, limits) : guarded;
    }
  }
  return schema;
};
