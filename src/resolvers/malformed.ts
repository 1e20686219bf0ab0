import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { isNodeKind, kindOf } from '../kinds';
import { isObject } from '../model/isObject';
import { isRecord } from '../model/record';
import { memberOf } from './mirror';

/*
 * Finds out which of AWS's answers hold a value that cannot be resolved, after a field has failed: the error of GraphQL.js
 * names the field, but not the answer that its value comes from.
 */

const canResolve = (resolve: () => unknown): boolean => {
  try {
    resolve();
    return true;
  } catch {
    return false;
  }
};

/** True for a value of AWS that the type can represent. */
const fits = (type: GraphQLOutputType, value: unknown): boolean => {
  if (value === null || value === undefined) return true;
  if (value instanceof Error) return false;
  if (isNonNullType(type)) return fits(type.ofType, value);
  if (isListType(type)) return Array.isArray(value) && value.every((item) => fits(type.ofType, item));
  if (isLeafType(type)) return canResolve(() => type.serialize(value));
  if (!isObjectType(type) || !isObject(value)) return true;
  return Object.values(type.getFields()).every((field) => fits(field.type, memberOf(value, field.name)));
};

/** True for an item of an answer, a record or a resource of a lifecycle run, with a value that cannot be resolved. */
export const isMalformedItem = (schema: GraphQLSchema, item: unknown): boolean => {
  if (!isObject(item)) return false;
  if (!isRecord(item)) {
    const resource = schema.getType('LifecycleResource');
    return isObjectType(resource) && !fits(resource, item);
  }
  const type = schema.getType(item.kind);
  if (!isObjectType(type) || !isNodeKind(item.kind)) return false;
  const fields = type.getFields();
  return Object.entries(kindOf(item.kind).fields).some(([name, stored]) => {
    const field = fields[name];
    return field !== undefined && 'read' in stored && !fits(field.type, item[name]);
  });
};
