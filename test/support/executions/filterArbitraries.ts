import * as fc from 'fast-check';
import { lastHour } from './arbitraries';
import { statuses } from './harness';
import { type Filter, type Kind, kinds, type ModelItem, type Order } from './model';
import { timeOfHour } from './region';

const sometimes = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 1 });

const span = fc
  .tuple(fc.integer({ min: 0, max: lastHour }), fc.integer({ min: 1, max: lastHour }))
  .map(([from, hours]) => ({
    after: timeOfHour(from).toISOString(),
    before: timeOfHour(from + hours).toISOString(),
  }));

type Span = Partial<Record<'after' | 'before', string>>;

const someSpan: fc.Arbitrary<Span> = fc.oneof(
  span,
  span.map(({ after }) => ({ after })),
  span.map(({ before }) => ({ before })),
);

const started = ({ after, before }: Span): Filter => ({ startedAfter: after, startedBefore: before });

const accounts = fc.subarray(['111122223333', '444455556666']);
const regions = fc.subarray(['us-east-1', 'eu-west-1']);

/** Kinds, statuses, scopes and start. */
export const basicFilters: fc.Arbitrary<Filter> = fc
  .record({
    kinds: fc.oneof(fc.constant(undefined), fc.constant(kinds), fc.subarray([...kinds])),
    statuses: sometimes(fc.subarray(statuses)),
    accountIds: sometimes(accounts),
    regions: sometimes(regions),
    times: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      { weight: 3, arbitrary: someSpan.map(started) },
    ),
  })
  .map(({ times, ...filter }) => ({ ...filter, ...times }));

export const pageSizes = fc.integer({ min: 1, max: 100 });

export const orders: fc.Arbitrary<Order> = fc.record({
  field: fc.constantFrom('STARTED_AT', 'ENDED_AT', 'DURATION', 'FIRST_SEEN_AT'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

/** A filter that depends on what there is, so that it often selects something. */
export type FilterOf = (items: readonly ModelItem[]) => Filter;

const constantly = (filters: fc.Arbitrary<Filter>): fc.Arbitrary<FilterOf> =>
  filters.map((filter) => () => filter);

/** Some values of the items, and sometimes one that no item has. */
const valuesOf = (
  name: 'names' | 'parentIds' | 'userNames',
  valueOf: (item: ModelItem) => string | undefined,
  other: readonly string[],
): fc.Arbitrary<FilterOf> =>
  fc
    .tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), fc.subarray([...other]))
    .map(([picks, others]) => (items) => {
      const values = items.flatMap((item) => valueOf(item) ?? []);
      const picked = values.length === 0 ? [] : picks.map((pick) => values[pick % values.length] ?? '');
      return { [name]: [...picked, ...others] };
    });

const fileName: fc.Arbitrary<FilterOf> = fc
  .constantFrom('In/Q1 100%.CSV', 'in/q1 100%.csv', '/efs/Größe_1.txt', 'in/q1')
  .map((name) => () => ({ fileName: name }));

/** A part of a text that an item has, as it is or in another case. */
const foundTexts: fc.Arbitrary<FilterOf> = fc
  .record({
    item: fc.nat(),
    text: fc.nat(),
    start: fc.nat(),
    length: fc.integer({ min: 1, max: 12 }),
    inCase: fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
    ),
  })
  .map(({ item, text, start, length, inCase }) => (items) => {
    const rich = items.map((one) => [...one.texts, one.userName ?? '', one.fileName ?? ''].filter(Boolean));
    const texts = rich[item % Math.max(1, rich.length)] ?? [];
    const chosen = texts[text % Math.max(1, texts.length)] ?? 'nothing';
    const from = start % chosen.length;
    const part = inCase(chosen.slice(from, from + length));
    return { text: part.trim() === '' ? chosen : part };
  });

/** Users, files, and the characters that a search could take for its own. */
const otherTexts: fc.Arbitrary<FilterOf> = fc
  .constantFrom('NINA', 'oma', 'in/q1', 'größe', '%', '_', '\\', '"', "'", '* OR a', 'nothing of this')
  .map((text) => () => ({ text }));

/** The value of one of the items, which is a limit that shows whether it counts. */
const valueAt = <Value>(values: readonly Value[], pick: number): Value | undefined =>
  values[pick % Math.max(1, values.length)];

const bounds = fc.constantFrom('least', 'most', 'both');

/** From a time of an item, to a time of another. */
const times = (
  name: 'startedAt' | 'endedAt',
  after: keyof Filter,
  before: keyof Filter,
): fc.Arbitrary<FilterOf> =>
  fc.tuple(fc.nat(), fc.nat(), bounds).map(([one, other, limits]) => (items) => {
    const values = items.flatMap((item) => item[name] ?? []);
    const [first, second] = [valueAt(values, one) ?? 0, valueAt(values, other) ?? 0];
    const [from, to] = [Math.min(first, second), Math.max(first, second)];
    return {
      ...(limits !== 'most' && { [after]: new Date(from).toISOString() }),
      ...(limits !== 'least' && {
        [before]: new Date(to === from && limits === 'both' ? to + 1 : to).toISOString(),
      }),
    };
  });

/** At least as long as an item took, or at most. Those in progress have taken half an hour more or less than whole hours. */
const durations: fc.Arbitrary<FilterOf> = fc
  .tuple(fc.nat(), fc.nat({ max: 12 }), bounds)
  .map(([pick, hours, limits]) => (items) => {
    const taken = items.flatMap(({ startedAt, endedAt }) =>
      startedAt === undefined || endedAt === undefined ? [] : Math.max(0, endedAt - startedAt) / 1000,
    );
    const least = valueAt(taken, pick) ?? 0;
    if (limits === 'most') return { maxDurationSeconds: least };
    return {
      minDurationSeconds: least,
      ...(limits === 'both' && { maxDurationSeconds: least + hours * 3_600 }),
    };
  });

const someKinds: fc.Arbitrary<readonly Kind[]> = fc.subarray([...kinds], { minLength: 1 });

const members: readonly fc.Arbitrary<FilterOf>[] = [
  foundTexts,
  otherTexts,
  valuesOf('names', ({ name }) => name, ['no such name']),
  valuesOf('parentIds', ({ parentId }) => parentId, []),
  valuesOf('userNames', ({ userName }) => userName, ['omar', 'NINA']),
  fileName,
  durations,
  times('endedAt', 'endedAfter', 'endedBefore'),
  constantly(fc.subarray(['AWS', 'HISTORY'] as const).map((origins) => ({ origins }))),
  constantly(fc.subarray(statuses).map((some) => ({ statuses: some }))),
  constantly(
    fc.oneof(
      accounts.map((accountIds) => ({ accountIds })),
      regions.map((some) => ({ regions: some })),
    ),
  ),
  times('startedAt', 'startedAfter', 'startedBefore'),
];

const allKinds = fc.oneof(
  { weight: 3, arbitrary: fc.constant(kinds) },
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: someKinds },
);

const withKinds = (part: fc.Arbitrary<FilterOf>): fc.Arbitrary<FilterOf> =>
  fc.tuple(allKinds, part).map(([chosen, member]) => (items) => ({ kinds: chosen, ...member(items) }));

const anyMember = fc.oneof(...members);

/** Kinds and a member, sometimes two. More of them hardly ever select anything. */
export const filters: fc.Arbitrary<FilterOf> = withKinds(
  fc
    .tuple(anyMember, fc.option(anyMember, { nil: () => ({}), freq: 1 }))
    .map(([one, other]) => (items) => ({ ...other(items), ...one(items) })),
);

/** One filter for each member, and no filter. */
export const filtersOfEachMember: fc.Arbitrary<readonly (FilterOf | undefined)[]> = fc
  .tuple(...members.map(withKinds))
  .map((each) => [...each, undefined]);

/** Filters of what only those may search who may see sensitive fields. */
export const sensitiveFilters: fc.Arbitrary<FilterOf> = fc
  .oneof(
    fc.constantFrom('nina', 'OMA', 'in/q1', '.csv', 'größe').map((text): FilterOf => () => ({ text })),
    valuesOf('userNames', ({ userName }) => userName, ['omar']),
    fileName,
  )
  .map((part) => (items) => ({ kinds, ...part(items) }));
