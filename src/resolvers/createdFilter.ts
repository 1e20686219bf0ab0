import { badInput } from '../model/errors';
import { epochMs } from '../model/time';
import type { ScopeFilter } from './scopeConnection';

/** The arguments that select among images or image pipelines. An omitted one selects everything. */
interface CreatedArguments {
  readonly name?: string | null | undefined;
  readonly createdAfter?: unknown;
  readonly createdBefore?: unknown;
  readonly statuses?: readonly string[] | null | undefined;
}

interface Created {
  readonly name?: string | undefined;
  readonly dateCreated?: unknown;
}

/** What Image Builder accepts as the value of a filter. */
const filterValue = /^[0-9a-zA-Z./_ :,{}"-]{1,1024}$/;

const checkName = (name: string | null | undefined): void => {
  if (typeof name !== 'string' || filterValue.test(name)) return;
  throw badInput('name', name, '1 to 1024 letters, digits, spaces and characters of . / _ : , { } " -');
};

/** The range of creation times, in epoch milliseconds. BAD_USER_INPUT where it is empty. */
const rangeOf = ({ createdAfter, createdBefore }: CreatedArguments) => {
  const from = epochMs(createdAfter);
  const to = epochMs(createdBefore);
  if (from !== undefined && to !== undefined && from >= to) {
    throw badInput('createdBefore', createdBefore, 'a moment after createdAfter');
  }
  return { from, to };
};

interface Range {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** True for a moment in the half-open range. What has no time is in no range that has a bound. */
const isInRange = ({ from, to }: Range, moment: number | undefined): boolean =>
  moment === undefined
    ? from === undefined && to === undefined
    : (from === undefined || moment >= from) && (to === undefined || moment < to);

/**
 * Makes the filter of a list of Image Builder from a client's arguments; undefined without any. BAD_USER_INPUT for a name that
 * AWS does not accept, and for an empty range of times. `keyOf` returns what AWS selects by. The rest is selected here.
 */
export const createdFilter =
  <Key, Item extends Created>(
    statusOf: (item: Item) => string | null | undefined,
    keyOf: (name: string | undefined, statuses: ReadonlySet<string> | undefined) => Key,
  ) =>
  (args: CreatedArguments): ScopeFilter<Key, Item> | undefined => {
    checkName(args.name);
    const range = rangeOf(args);
    const name = args.name ?? undefined;
    const statuses = args.statuses ? new Set(args.statuses) : undefined;
    if (name === undefined && !statuses && range.from === undefined && range.to === undefined) {
      return undefined;
    }
    return {
      key: keyOf(name, statuses),
      name: JSON.stringify([
        name ?? null,
        range.from ?? null,
        range.to ?? null,
        statuses ? [...statuses].sort() : null,
      ]),
      canMatch: statuses?.size !== 0,
      matches: (item) =>
        (name === undefined || item.name === name) &&
        (statuses?.has(statusOf(item) ?? '') ?? true) &&
        isInRange(range, epochMs(item.dateCreated)),
    };
  };
