import type { Estate, EstateScope } from '../../../sandbox/estate';
import { type AnyKind, isNodeKind, kindOf } from '../../../src/kinds';
import type { View } from '../../../src/model/record';
import type { AnyList } from '../listFields';
import { type Data, gets, lists } from './awsData';

/* What AWS would return, read from the data set: which resources exist, and which list returns them in which order. */

/** A resource that AWS knows. */
export interface Resource {
  /** Undefined for a resource without a global id. */
  readonly kind: AnyKind | undefined;
  readonly scope: EstateScope;
  readonly ids: readonly string[];
  /** Unique in the data set. */
  readonly key: string;
  readonly data: Data;
}

/** A list that AWS can return. */
export interface List {
  /** Unique: operation, scope and the ids in the request. */
  readonly key: string;
  readonly pageSize: number;
  /** What it returns of each resource. */
  readonly view: View | undefined;
  readonly resources: readonly Resource[];
  readonly isKnown: boolean;
}

export const scopeKey = ({ accountId, region }: EstateScope): string => `${accountId}/${region}`;

export const resourceKey = ({ type }: AnyKind, scope: EstateScope, ids: readonly string[]): string =>
  [type, scopeKey(scope), ...ids].join(' ');

/** The value that a field of the schema has for a resource. */
export const valueOf = (
  { kind, ids, data }: Pick<Resource, 'kind' | 'ids' | 'data'>,
  name: string,
): unknown => {
  const place = kind?.idNames.indexOf(name) ?? -1;
  if (place >= 0) return ids[place];
  const field = kind?.fields[name];
  return field && 'read' in field ? field.read(data as never) : undefined;
};

export type Aws = ReturnType<typeof awsOf>;

export const awsOf = (estate: Estate, now: Date) => {
  const known = new Map<string, List>();

  /** A resource in a list, which may be requested by ids that the item does not contain. */
  const itemOf = (type: string, scope: EstateScope, parent: readonly string[], data: Data): Resource => {
    if (!isNodeKind(type)) return { kind: undefined, scope, ids: parent, data, key: '' };
    const kind = kindOf(type);
    const ids = kind.idNames.map((name) => kind.ids[name]?.read?.(data as never) ?? parent[0] ?? '');
    return { kind, scope, ids, data, key: resourceKey(kind, scope, ids) };
  };

  return {
    get(kind: AnyKind, scope: EstateScope, ids: readonly string[]): Resource | undefined {
      const region = estate.region(scope);
      const data = region && gets[kind.type](region, now, ids);
      return data && { kind, scope, ids, data, key: resourceKey(kind, scope, ids) };
    },

    list(
      itemType: string,
      { operation, pageSize, view }: AnyList,
      scope: EstateScope,
      parent: readonly string[],
    ): List {
      const key = [operation.name, scopeKey(scope), ...parent].join(' ');
      const region = estate.region(scope);
      const items = known.has(key) || !region ? undefined : lists[operation.name]?.(region, now, parent);
      const list = known.get(key) ?? {
        key,
        pageSize,
        view,
        resources: (items ?? []).map((data) => itemOf(itemType, scope, parent, data)),
        isKnown: items !== undefined,
      };
      known.set(key, list);
      return list;
    },
  };
};
