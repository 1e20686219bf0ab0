import type { Estate, EstateScope } from '../../../sandbox/estate';
import { type ListName, lists, type ListTable } from './lists';
import { type Data, finders, idMembers, textAt } from './things';
import type { Kind } from './told';

/* What AWS would answer, read from the data set: which things there are, and which list has them in which order. */

/** A thing that AWS knows. */
export interface Thing {
  readonly kind: Kind | undefined;
  readonly scope: EstateScope;
  readonly ids: readonly string[];
  readonly key: string;
  readonly data: Data;
}

/** A list that AWS can be asked for. */
export interface List {
  /** Unlike that of any other: operation, scope and parent. */
  readonly key: string;
  readonly pageSize: number;
  readonly things: readonly Thing[];
  readonly isKnown: boolean;
}

const placeOf = ({ accountId, region }: EstateScope): string => `${accountId}/${region}`;

export const thingKey = (kind: Kind, scope: EstateScope, ids: readonly string[]): string =>
  [kind, placeOf(scope), ...ids].join(' ');

export type Aws = ReturnType<typeof awsOf>;

export const awsOf = (estate: Estate, now: Date) => {
  const read = new Map<string, List>();

  const thingOf = (kind: Kind | undefined, scope: EstateScope, data: Data): Thing => {
    const ids = kind ? idMembers[kind].map((member) => textAt(data, member) ?? '') : [];
    return { kind, scope, ids, data, key: kind ? thingKey(kind, scope, ids) : '' };
  };

  return {
    find(kind: Kind, scope: EstateScope, ids: readonly string[]): Thing | undefined {
      const region = estate.region(scope);
      const data = region && finders[kind](region, now, ids);
      return data && { kind, scope, ids, data, key: thingKey(kind, scope, ids) };
    },

    list(name: ListName, scope: EstateScope, parent: readonly string[]): List {
      const { operation, of, pageSize, read: things }: ListTable = lists[name];
      const key = [operation, placeOf(scope), ...parent].join(' ');
      const region = estate.region(scope);
      const found = read.has(key) || !region ? undefined : things(region, now, parent);
      const list = read.get(key) ?? {
        key,
        pageSize,
        things: (found ?? []).map((data) => thingOf(of, scope, data)),
        isKnown: found !== undefined,
      };
      read.set(key, list);
      return list;
    },
  };
};
