import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  locatedError,
  responsePathAsArray,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect';
import { isPromise } from 'graphql/jsutils/isPromise';
import type { MaybePromise } from '../model/page';
import type { Path } from './fieldErrors';
import type { Selection } from './plan';
import { printLeaf } from './printedText';
import type { FieldInfo, Run } from './run';
import { Joiner, type Text } from './text';

/*
 * CompleteValue of the GraphQL specification, step by step as in `graphql/execution/execute.js`, with the same errors. The
 * difference is the result: JSON text in place of values. What depends only on the type is worked out once per type.
 */

/** A value as JSON. Null is not a text, so that non-null types can tell it from one. */
export type Printed = Text | null;

export const isPending = (printed: MaybePromise<Printed>): printed is Promise<Printed> =>
  typeof printed === 'object' && printed !== null && !Array.isArray(printed);

/** Completes a value of a field. */
export type Complete = (run: Run, info: FieldInfo, path: Path, value: unknown) => MaybePromise<Printed>;

/** Prints the fields that are selected on an object. */
export type PrintSelection = (
  run: Run,
  selection: Selection,
  source: unknown,
  path: Path | undefined,
) => MaybePromise<Text>;

/** Handles an error as GraphQL.js does: a nullable place is null and reports it, a non-null one throws it upwards. */
export const handleError = (
  run: Run,
  { fieldNodes }: FieldInfo,
  type: GraphQLOutputType,
  path: Path,
  thrown: unknown,
): null => {
  if (run.recording) run.recording.hasFailed = true;
  const error = locatedError(thrown, fieldNodes, responsePathAsArray(path));
  if (isNonNullType(type)) throw error;
  run.errors.add(error, path);
  return null;
};

/** Makes the functions that complete the values of types; `printSelection` prints the objects among them. */
export const createCompletion = (printSelection: PrintSelection) => {
  const made = new WeakMap<GraphQLOutputType, Complete>();

  const completionOf = (type: GraphQLOutputType): Complete => {
    const known = made.get(type);
    if (known) return known;
    const complete = isNonNullType(type) ? nonNull(type.ofType) : nullable(type);
    made.set(type, complete);
    return complete;
  };

  const nonNull = (type: GraphQLOutputType): Complete => {
    const complete = completionOf(type);
    const orThrow = (info: FieldInfo, printed: Printed): Text => {
      if (printed !== null) return printed;
      throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`);
    };
    return (run, info, path, value) => {
      const printed = complete(run, info, path, value);
      // A promise is of a list or an object, which are not null.
      return isPending(printed) ? printed : orThrow(info, printed);
    };
  };

  const nullable = (type: GraphQLOutputType): Complete => {
    const complete = completionOfValue(type);
    return (run, info, path, value) => {
      if (value instanceof Error) throw value;
      return value === null || value === undefined ? null : complete(run, info, path, value);
    };
  };

  const completionOfValue = (type: GraphQLOutputType): Complete => {
    if (isListType(type)) return list(type.ofType);
    if (isLeafType(type)) return leaf(type);
    if (isAbstractType(type)) return abstract(type);
    if (isObjectType(type)) return (run, info, path, value) => object(run, info, path, value, type);
    throw new TypeError(`Cannot complete a value of ${inspect(type)}.`);
  };

  const list = (itemType: GraphQLOutputType): Complete => {
    const complete = completionOf(itemType);

    const item = (run: Run, info: FieldInfo, path: Path, value: unknown): MaybePromise<Printed> => {
      try {
        const printed = isPromise(value)
          ? value.then((resolved) => complete(run, info, path, resolved))
          : complete(run, info, path, value);
        return isPending(printed)
          ? printed.then(undefined, (error: unknown) => handleError(run, info, itemType, path, error))
          : printed;
      } catch (error) {
        return handleError(run, info, itemType, path, error);
      }
    };

    return (run, info, path, value) => {
      if (!isIterable(value)) {
        throw new GraphQLError(
          `Expected Iterable, but did not find one for field "${info.parentType.name}.${info.fieldName}".`,
        );
      }
      const items: MaybePromise<Printed>[] = [];
      let pending = 0;
      try {
        for (const one of value) {
          const printed = item(run, info, { prev: path, key: items.length, typename: undefined }, one);
          if (isPending(printed)) pending += 1;
          items.push(printed);
        }
      } catch (error) {
        // The promises of other items may reject as well.
        printListLater(items, pending).catch(() => undefined);
        throw error;
      }
      return pending > 0 ? printListLater(items, pending) : printList(items as Printed[]);
    };
  };

  const abstract = (type: GraphQLAbstractType): Complete => {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    /** The names that were found to be valid. */
    const valid = new Map<unknown, GraphQLObjectType>();
    const typeOf = (name: unknown, info: FieldInfo, value: unknown): GraphQLObjectType => {
      const known = valid.get(name);
      if (known) return known;
      const found = runtimeType(type, name, info, value);
      valid.set(name, found);
      return found;
    };
    return (run, info, path, value) => {
      const name = resolveType(value, run.context, info, type);
      return isPromise(name)
        ? name.then((resolved) => object(run, info, path, value, typeOf(resolved, info, value)))
        : object(run, info, path, value, typeOf(name, info, value));
    };
  };

  const object = (
    run: Run,
    info: FieldInfo,
    path: Path,
    value: unknown,
    type: GraphQLObjectType,
  ): MaybePromise<Text> => {
    const selection = info.planned.selection(type.name);
    if (!type.isTypeOf) return printSelection(run, selection, value, path);
    const check = (isOfType: boolean): MaybePromise<Text> => {
      if (isOfType) return printSelection(run, selection, value, path);
      throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
        nodes: info.fieldNodes,
      });
    };
    const isOfType = type.isTypeOf(value, run.context, info);
    return isPromise(isOfType) ? isOfType.then(check) : check(isOfType);
  };

  return completionOf;
};

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' &&
  typeof (value as Partial<Iterable<unknown>> | null)?.[Symbol.iterator] === 'function';

const printList = (items: readonly Printed[]): Text => {
  const joiner = new Joiner();
  let separator = '[';
  for (const item of items) {
    joiner.write(separator);
    joiner.add(item ?? 'null');
    separator = ',';
  }
  joiner.write(items.length === 0 ? '[]' : ']');
  return joiner.take();
};

/** `Promise.all` and `printList` in one promise, because one more would change the order of errors. */
const printListLater = (items: readonly MaybePromise<Printed>[], pending: number): Promise<Text> =>
  new Promise((resolve, reject) => {
    const printed = [...items];
    let left = pending;
    items.forEach((item, index) => {
      if (!isPending(item)) return;
      item.then((text) => {
        printed[index] = text;
        left -= 1;
        if (left === 0) resolve(printList(printed as Printed[]));
      }, reject);
    });
  });

const leaf = (type: GraphQLLeafType): Complete => {
  return (_run, _info, _path, value) => {
    const serialized: unknown = type.serialize(value);
    if (serialized !== null && serialized !== undefined) return printLeaf(serialized);
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
    );
  };
};

/** The object type of a value, by the name that `resolveType` returned. Throws the errors of GraphQL.js. */
const runtimeType = (
  type: GraphQLAbstractType,
  name: unknown,
  { schema, parentType, fieldName, fieldNodes }: FieldInfo,
  value: unknown,
): GraphQLObjectType => {
  const field = `${parentType.name}.${fieldName}`;
  if (name === null || name === undefined) {
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${field}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes: fieldNodes },
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${field}" with value ${inspect(value)}, received "${inspect(name)}".`,
    );
  }
  const found = schema.getType(name);
  if (!found) {
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes: fieldNodes },
    );
  }
  if (!isObjectType(found)) {
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, {
      nodes: fieldNodes,
    });
  }
  if (!schema.isSubType(type, found)) {
    throw new GraphQLError(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`, {
      nodes: fieldNodes,
    });
  }
  return found;
};
