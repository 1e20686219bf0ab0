import { getNamedType, type GraphQLField, type GraphQLObjectType, isObjectType } from 'graphql';
import { isNodeKind, kindOf } from '../kinds';
import type { Access } from '../model/access';
import { isRecord, type NodeRecord } from '../model/record';
import { sensitiveNamesIn } from '../query/sensitivity';

/*
 * Decides whether a caller may see a sensitive field. The record that holds the value decides, by its kind and scope. A value
 * within a record does not know it: AWS's nested objects are plain, and equal ones are shared by records. But the path of
 * the answer leads to it, and each execution makes its own path objects.
 */

type Field = GraphQLField<unknown, never>;

/** The path of a field in one execution. */
export interface Path {
  readonly prev: Path | undefined;
}

const maySeeOf = (access: Access, { kind, scope }: NodeRecord): boolean =>
  isNodeKind(kind) && access.in(scope).maySeeSensitive(kindOf(kind));

/** The decisions for the values beneath these fields of records. */
const decisions = new WeakMap<Path, boolean>();

/** Decides for all sensitive fields within a field of a record. */
export const decideBeneath = (access: Access, source: unknown, path: Path): void => {
  if (!access.isUnrestricted && isRecord(source)) decisions.set(path, maySeeOf(access, source));
};

/** True where the caller may see the sensitive field at this path. */
export const maySeeSensitive = (access: Access, source: unknown, path: Path): boolean => {
  if (access.isUnrestricted) return true;
  if (isRecord(source)) return maySeeOf(access, source);
  for (let at = path.prev; at; at = at.prev) {
    const decision = decisions.get(at);
    if (decision !== undefined) return decision;
  }
  return false;
};

/** True for a field of a record whose value holds sensitive fields, at any depth, without another record between. */
export const holdsSensitive = ({ name }: GraphQLObjectType, { type }: Field): boolean => {
  const named = getNamedType(type);
  if (!isNodeKind(name) || !isObjectType(named) || isNodeKind(named.name)) return false;
  return sensitiveNamesIn(named).size > 0;
};
