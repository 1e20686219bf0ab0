import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isObjectType,
  defaultFieldResolver,
} from 'graphql';
import { isSliceOver } from '../model/timeSlice';
import { type ArgumentLimits, checkArguments } from '../query/arguments';
import { defaultPageSize } from '../model/cursor';
import type { AnswerBudget } from '../query/answerBudget';
import { isSensitive } from '../query/sensitivity';
import type { GatewayContext } from '../resolvers/context';
import { decideBeneath, holdsSensitive, maySeeSensitive } from './sensitiveFields';

/*
 * Wraps every resolver of the schema, so that no field does unlimited work:
 *
 * - the fields of Query and Subscription check the arguments of all fields beneath them, before any of these makes a call;
 * - a sensitive field is null for a caller who may not see it, and is not resolved;
 * - a list takes its page size from the budget of the answer, before it is loaded;
 * - every field takes its response key and value from the budget of the answer, and ends with the error of a request that
 *   has timed out, or whose client has left;
 * - after the number of errors that an answer has, further ones are cheap;
 * - a long execution pauses for other requests.
 */

type Field = GraphQLField<unknown, GatewayContext>;
type Resolver = GraphQLFieldResolver<unknown, GatewayContext>;
type Arguments = Readonly<Record<string, unknown>>;

/** Arguments that name the objects to return. */
const listsOfObjects: ReadonlySet<string> = new Set(['ids', 'representations']);

/** How many items a field may return, by its arguments; undefined for a field that returns no list of its own. */
const itemsOf = ({ type, args }: Field): ((given: Arguments) => number) | undefined => {
  const named = getNamedType(type);
  if (isObjectType(named) && named.name.endsWith('Connection')) {
    // A page without items is still a page.
    return ({ first, last }) => Math.max(1, Number(last ?? first ?? defaultPageSize));
  }
  const list = args.find(
    (argument) => isListType(getNullableType(argument.type)) && listsOfObjects.has(argument.name),
  );
  return list && ((given) => (given[list.name] as readonly unknown[]).length);
};

type Path = GraphQLResolveInfo['path'];

/** Takes the value of a leaf field, and the errors of any field, from the budget of the answer. */
const taken = (answer: AnswerBudget, isLeaf: boolean, path: Path, value: unknown): unknown => {
  if (value instanceof Promise) {
    return value.then(
      (settled) => taken(answer, isLeaf, path, settled),
      (error: unknown) => {
        throw answer.takeError(error, path);
      },
    );
  }
  if (isLeaf) answer.takeValue(value);
  else if (Array.isArray(value) && value[0] instanceof Promise)
    return value.map((item, key) => taken(answer, isLeaf, { prev: path, key, typename: undefined }, item));
  return value;
};

/** How a field is guarded. */
interface Guard {
  readonly isLeaf: boolean;
  readonly items: ReturnType<typeof itemsOf>;
  readonly check: ((info: GraphQLResolveInfo) => void) | undefined;
  /** `Type.field` of a sensitive field. */
  readonly sensitive: string | undefined;
  readonly holdsSensitive: boolean;
}

const guardedBy =
  ({ isLeaf, items, check, sensitive, holdsSensitive }: Guard, resolve: Resolver): Resolver =>
  (source, args, context, info) => {
    const { access, answer } = context;
    try {
      check?.(info);
      answer.takeField(info.path.key);
      if (sensitive !== undefined && !maySeeSensitive(access, source, info.path)) {
        answer.hide(sensitive);
        return null;
      }
      if (holdsSensitive) decideBeneath(access, source, info.path);
      if (items) answer.takeItems(items(args as Arguments));
      return taken(answer, isLeaf, info.path, resolve(source, args, context, info));
    } catch (error) {
      throw answer.takeError(error, info.path);
    }
  };

const pausing =
  (resolve: Resolver): Resolver =>
  (source, args, context, info) =>
    isSliceOver()
      ? context.pauses.pause().then(() => resolve(source, args, context, info))
      : resolve(source, args, context, info);

/** The fields of Subscription check the arguments beneath them once, when the stream begins. */
const guardSubscriptions = (schema: GraphQLSchema, limits: ArgumentLimits): void => {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {}) as Field[]) {
    const { subscribe } = field;
    if (!subscribe) throw new TypeError(`Subscription.${field.name} has no source of events.`);
    field.subscribe = (source, args, context, info): unknown => {
      checkArguments(info, limits);
      return subscribe(source, args, context, info);
    };
  }
};

/** Wraps the resolvers of a schema in place, and returns it. */
export const guardFields = (schema: GraphQLSchema, limits: ArgumentLimits): GraphQLSchema => {
  const query = schema.getQueryType();
  guardSubscriptions(schema, limits);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const check = type === query ? (info: GraphQLResolveInfo) => checkArguments(info, limits) : undefined;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const isLeaf = isLeafType(getNamedType(field.type));
      const guarded = guardedBy(
        {
          isLeaf,
          items: itemsOf(field),
          check,
          sensitive: isSensitive(field) ? `${type.name}.${field.name}` : undefined,
          holdsSensitive: holdsSensitive(type, field),
        },
        field.resolve ?? defaultFieldResolver,
      );
      field.resolve = isLeaf ? guarded : pausing(guarded);
    }
  }
  return schema;
};
