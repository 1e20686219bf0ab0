import DataLoader from 'dataloader';
import { type CacheEntry, recordEntry } from '../aws/cache/entry';
import { calledOperation } from '../aws/callLedger';
import type { AwsReader } from '../aws/read';
import { isNodeKind, kindOf } from '../kinds';
import type { SourceCoverage } from '../model/coverage';
import type { ExecutionPlace } from '../model/executionOrder';
import type { MaybePromise } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { Pauses } from '../model/timeSlice';
import { collectCounts, collectPage, type ExecutionCounts, type ExecutionPage } from './collectors';
import {
  canonicalFilter,
  checkFilter,
  type ExecutionFilter,
  type ExecutionFilterInput,
} from './executionFilter';
import { scan } from './scan';
import { createTrail } from './trail';
import type { ListViews, Wanted } from './views';

export type { ExecutionCount, ExecutionPage, Placed } from './collectors';
export type { ExecutionFilter } from './executionFilter';
export { createListViews, type ListViews } from './views';

/** Equal questions of one operation, such as aliases, share one answer. */
const sharedByKey = <Value>() => {
  const answers = new Map<string, Promise<Value>>();
  return (key: string, answer: () => Promise<Value>): Promise<Value> => {
    const known = answers.get(key) ?? answer();
    answers.set(key, known);
    return known;
  };
};

/** The entry of an object that a list returned, for those who look it up; none where the list returns only a part of it. */
const listedEntry = (record: NodeRecord): readonly CacheEntry<NodeRecord>[] => {
  const kind = isNodeKind(record.kind) ? kindOf(record.kind) : undefined;
  const get = kind?.get?.operation;
  if (!kind || !get || record.view !== kind.views.list) return [];
  const answer = { fetchedAt: record.fetchedAt.getTime(), saves: calledOperation(get, record.scope) };
  return [recordEntry(record, kind.ttl(record), answer)];
};

const pageOf = (
  filter: ExecutionFilter,
  after: ExecutionPlace | undefined,
  size: number,
): Wanted<ExecutionPage> => ({
  name: `page ${after?.order} ${after?.id} ${size}`,
  filter,
  collector: () => collectPage(filter, after, size),
  entriesOf: ({ found }) =>
    [...found.map(({ record }) => record), ...new Set(found.map(({ parent }) => parent))].flatMap(
      listedEntry,
    ),
});

const countsOf = (filter: ExecutionFilter): Wanted<ExecutionCounts> => ({
  name: 'counts',
  filter,
  collector: () => collectCounts(filter),
  entriesOf: () => [],
});

/**
 * The list of executions of all kinds and scopes, as one operation sees it. Cached list pages younger than `freshMs` count
 * as fresh, whatever their TTL. Background refresh sets this limit. Operations share the `views`.
 */
export const createListing = (aws: AwsReader, { schedule }: Pauses, views: ListViews, freshMs = 0) => {
  const read = async (wanted: readonly Wanted[]): Promise<readonly unknown[]> => {
    const collectors = wanted.map(({ collector }) => collector());
    const trail = createTrail();
    const coverageOf = await scan(aws, collectors, freshMs, trail);
    const coverage = new Map(wanted.map(({ filter }) => [filter.name, coverageOf(filter)]));
    const results = collectors.map((one) => one.result(coverage.get(one.filter.name) ?? []));
    const records = wanted.flatMap(({ entriesOf }, index) => entriesOf(results[index]));
    for (const entry of records) aws.putRecord(entry);
    const found = trail.found();
    if (found) {
      views.add(wanted, freshMs, { ...found, coverage }, results, (entries, onGone) =>
        aws.setOf(entries, freshMs, onGone),
      );
    }
    return results;
  };

  // Concurrent reads share one scan, so a page and its counts together cost the calls of one.
  const batches = new DataLoader<Wanted, unknown>(
    async (wanted) => {
      const known = await views.get(wanted, freshMs)?.answer(wanted);
      return known && aws.repeat(known.reads) ? known.results : read(wanted);
    },
    { cache: false, batchScheduleFn: schedule },
  );
  const results = sharedByKey<unknown>();
  const resultOf = <Result>(wanted: Wanted<Result>): Promise<Result> =>
    results(`${wanted.filter.name} ${wanted.name}`, () => batches.load(wanted as Wanted)) as Promise<Result>;

  return {
    /** The filter in canonical form; BAD_USER_INPUT or FORBIDDEN for an invalid one. Needs the scopes of a valid one only. */
    async filter(
      input: ExecutionFilterInput | null | undefined,
      scopes: () => MaybePromise<readonly Scope[]>,
    ): Promise<ExecutionFilter> {
      checkFilter(input);
      return canonicalFilter(input, await scopes());
    },
    /**
     * The first `size` executions after a place, in order. `found` has one more where there is one. Requests share the
     * result while the lists are cached and fresh.
     */
    page: (filter: ExecutionFilter, after: ExecutionPlace | undefined, size: number) =>
      resultOf(pageOf(filter, after, size)),
    /** True for a page that requests share now. */
    isShared: (page: ExecutionPage): boolean => views.isShared(page),
    /** How many executions have each kind and status. */
    counts: (filter: ExecutionFilter) => resultOf(countsOf(filter)),
    /** Reads all lists that the filter needs, so that they are cached. Returns the coverage. */
    async refresh(filter: ExecutionFilter): Promise<readonly SourceCoverage[]> {
      const collector = { filter, offer: () => undefined, result: () => undefined };
      return (await scan(aws, [collector], freshMs, createTrail()))(filter);
    },
  };
};

export type Listing = ReturnType<typeof createListing>;
