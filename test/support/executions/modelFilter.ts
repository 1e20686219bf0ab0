import { type Kind, kinds, type ModelItem, type Origin, parentType, statusByAwsStatus } from './modelItems';

/* Which executions a filter selects, and in which order. */

export interface Filter {
  readonly kinds?: readonly Kind[] | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly accountIds?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly startedAfter?: string | undefined;
  readonly startedBefore?: string | undefined;
  readonly endedAfter?: string | undefined;
  readonly endedBefore?: string | undefined;
  readonly minDurationSeconds?: number | undefined;
  readonly maxDurationSeconds?: number | undefined;
  readonly text?: string | undefined;
  readonly names?: readonly string[] | undefined;
  readonly parentIds?: readonly string[] | undefined;
  readonly userNames?: readonly string[] | undefined;
  readonly fileName?: string | undefined;
  readonly origins?: readonly Origin[] | undefined;
}

/** What a caller may see. */
export interface Sight {
  readonly sees: (place: string, kind: Kind) => boolean;
  readonly seesSensitive: (place: string, kind: Kind) => boolean;
  /** The places in which the caller sees something. */
  readonly seesPlace: (place: string) => boolean;
}

export const seesAll: Sight = { sees: () => true, seesSensitive: () => true, seesPlace: () => true };

const runsNow = new Set(['RUNNING', 'CANCELLING', 'ROLLING_BACK']);

export const startLimit = ({ startedBefore }: Filter): number =>
  startedBefore === undefined ? Infinity : Date.parse(startedBefore);

const isWithin = (
  time: number | undefined,
  after: string | undefined,
  before: string | undefined,
): boolean => {
  if (after === undefined && before === undefined) return true;
  if (time === undefined) return false;
  return (
    (after === undefined || time >= Date.parse(after)) && (before === undefined || time < Date.parse(before))
  );
};

/** From start to end, in milliseconds. */
const fullDuration = ({ startedAt, endedAt }: ModelItem): number | undefined =>
  startedAt === undefined || endedAt === undefined ? undefined : Math.max(0, endedAt - startedAt);

const durationSoFar = (item: ModelItem, now: number): number | undefined => {
  if (item.startedAt !== undefined && runsNow.has(item.status)) return Math.max(0, now - item.startedAt);
  return fullDuration(item);
};

const isLongEnough = (
  item: ModelItem,
  { minDurationSeconds: least, maxDurationSeconds: most }: Filter,
  now: number,
): boolean => {
  if (least === undefined && most === undefined) return true;
  const duration = durationSoFar(item, now);
  if (duration === undefined) return false;
  return duration / 1000 >= (least ?? 0) && duration / 1000 <= (most ?? Infinity);
};

const has = <Value>(values: readonly Value[] | undefined, value: Value | undefined): boolean =>
  values === undefined || (value !== undefined && values.includes(value));

const containsText = (item: ModelItem, text: string | undefined, seesSensitive: boolean): boolean => {
  if (text === undefined) return true;
  const sensitive = seesSensitive ? [item.userName ?? '', item.fileName ?? ''] : [];
  const wanted = text.trim().toUpperCase().toLowerCase();
  return [...item.texts, ...sensitive].some((one) => one.toUpperCase().toLowerCase().includes(wanted));
};

/** Steps belong to workflow executions, and are only in lists that ask for them. */
export const kindsOf = (filter: Filter): readonly Kind[] =>
  kinds.filter((kind) => filter.kinds?.includes(kind) ?? kind !== 'WORKFLOW_STEP');

export const isInPlace = (place: string, { accountIds, regions }: Filter): boolean => {
  const [account, region] = place.split('/');
  return has(accountIds, account) && has(regions, region);
};

/** True for an execution that the filter selects and the caller may see, at a moment in epoch milliseconds. */
export const selects = (filter: Filter, item: ModelItem, now: number, sight = seesAll): boolean => {
  const { kind, place, status, name, parentId, userName, fileName, origin } = item;
  const seesSensitive = sight.seesSensitive(place, kind);
  const asksSensitive = filter.userNames !== undefined || filter.fileName !== undefined;
  return (
    sight.sees(place, kind) &&
    isInPlace(place, filter) &&
    kindsOf(filter).includes(kind) &&
    has(filter.statuses, status) &&
    isWithin(item.startedAt, filter.startedAfter, filter.startedBefore) &&
    isWithin(item.endedAt, filter.endedAfter, filter.endedBefore) &&
    isLongEnough(item, filter, now) &&
    has(filter.names, name) &&
    has(filter.parentIds, parentId) &&
    has(filter.userNames, userName) &&
    (filter.fileName === undefined || filter.fileName === fileName) &&
    (!asksSensitive || seesSensitive) &&
    has(filter.origins, origin) &&
    containsText(item, filter.text, seesSensitive)
  );
};

/** True for the id of an object that executions of the kind in the place can belong to. */
const isParent = (id: string, kind: Kind, place: string): boolean => {
  const [type, account, region] = JSON.parse(Buffer.from(id, 'base64url').toString()) as string[];
  return type === parentType[kind] && `${account}/${region}` === place;
};

/** False where no execution of the kind in the place can match, so that nothing is read. */
export const canMatch = (place: string, kind: Kind, filter: Filter): boolean => {
  const { statuses, names, parentIds, userNames, fileName, origins } = filter;
  if ([statuses, names, parentIds, userNames, origins].some((values) => values?.length === 0)) return false;
  if (kind === 'TRANSFER_EXECUTION') {
    const { startedAfter, startedBefore, endedAfter, endedBefore } = filter;
    const { minDurationSeconds, maxDurationSeconds } = filter;
    const timed = [
      startedAfter,
      startedBefore,
      endedAfter,
      endedBefore,
      minDurationSeconds,
      maxDurationSeconds,
    ];
    if (timed.some((limit) => limit !== undefined)) return false;
  } else if (userNames !== undefined || fileName !== undefined) return false;
  if (parentIds && !parentIds.some((id) => isParent(id, kind, place))) return false;
  const possible = new Set([...Object.values(statusByAwsStatus[kind]), 'UNKNOWN']);
  return statuses?.some((status) => possible.has(status)) ?? true;
};

export interface Order {
  readonly field: 'STARTED_AT' | 'ENDED_AT' | 'DURATION' | 'FIRST_SEEN_AT';
  readonly direction: 'ASC' | 'DESC';
}

export const usualOrder: Order = { field: 'STARTED_AT', direction: 'DESC' };

/** What is ordered by; undefined for an execution without it. */
const valueOf = (item: ModelItem, field: Order['field']): number | undefined => {
  switch (field) {
    case 'STARTED_AT':
      // A running execution without a start is later than all others.
      return item.startedAt ?? (runsNow.has(item.status) ? Number.MAX_VALUE : undefined);
    case 'ENDED_AT':
      return item.endedAt;
    case 'DURATION':
      return fullDuration(item);
    case 'FIRST_SEEN_AT':
      return item.firstSeenAt;
  }
};

/** Executions without a value last in both directions; equal ones by id. */
export const compareIn =
  ({ field, direction }: Order) =>
  (one: ModelItem, other: ModelItem): number => {
    const [value, otherValue] = [valueOf(one, field), valueOf(other, field)];
    if (value !== otherValue) {
      if (value === undefined) return 1;
      if (otherValue === undefined) return -1;
      const isFirst = direction === 'ASC' ? value < otherValue : value > otherValue;
      return isFirst ? -1 : 1;
    }
    if (one.id === other.id) return 0;
    return one.id < other.id ? -1 : 1;
  };
