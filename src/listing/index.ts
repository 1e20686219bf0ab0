import DataLoader from 'dataloader';
import { recordEntry } from '../aws/cache/entry';
import { calledOperation } from '../aws/callLedger';
import type { AwsReader } from '../aws/read';
import { isNodeKind, kindOf } from '../kinds';
import type { SourceCoverage } from '../model/coverage';
import type { ExecutionPlace } from '../model/executionOrder';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { Pauses } from '../model/timeSlice';
import { collectCounts, collectPage, type Collector, type ExecutionCount, type Placed } from './collectors';
import {
  canonicalFilter,
  checkFilter,
  type ExecutionFilter,
  type ExecutionFilterInput,
} from './executionFilter';
import { type CoverageOf, scan } from './scan';

export type { ExecutionCount, Placed } from './collectors';
export type { ExecutionFilter } from './executionFilter';

/** Equal questions of one operation, such as aliases, share one answer. */
const sharedByKey = <Value>() => {
  const answers = new Map<string, Promise<Value>>();
  return (key: string, answer: () => Promise<Value>): Promise<Value> => {
    const known = answers.get(key) ?? answer();
    answers.set(key, known);
    return known;
  };
};

/** Caches an object that a list returned on its own, for those who look it up. */
const putListed = (aws: AwsReader, record: NodeRecord): void => {
  const kind = isNodeKind(record.kind) ? kindOf(record.kind) : undefined;
  const get = kind?.get?.operation;
  if (!kind || !get || record.view !== kind.views.list) return;
  const answer = { fetchedAt: record.fetchedAt.getTime(), saves: calledOperation(get, record.scope) };
  aws.putRecord(recordEntry(record, kind.ttl(record), answer));
};

/**
 * The list of executions of all kinds and scopes, as one operation sees it. Cached list pages younger than `freshMs` count
 * as fresh, whatever their TTL. Background refresh sets this limit.
 */
export const createListing = (aws: AwsReader, { schedule }: Pauses, freshMs = 0) => {
  // Concurrent reads share one scan, so a page and its counts together cost the calls of one.
  const scans = new DataLoader<Collector, CoverageOf>(
    async (collectors) => {
      const coverageOf = await scan(aws, collectors, freshMs);
      return collectors.map(() => coverageOf);
    },
    { cache: false, batchScheduleFn: schedule },
  );
  const collect = async (collector: Collector): Promise<readonly SourceCoverage[]> =>
    (await scans.load(collector))(collector.filter);

  const pages = sharedByKey<{
    readonly found: readonly Placed[];
    readonly coverage: readonly SourceCoverage[];
  }>();
  const counts = sharedByKey<{
    readonly counts: readonly ExecutionCount[];
    readonly coverage: readonly SourceCoverage[];
  }>();

  return {
    /** The filter in canonical form; BAD_USER_INPUT or FORBIDDEN for an invalid one. Needs the scopes of a valid one only. */
    async filter(
      input: ExecutionFilterInput | null | undefined,
      scopes: () => Promise<readonly Scope[]>,
    ): Promise<ExecutionFilter> {
      checkFilter(input);
      return canonicalFilter(input, await scopes());
    },
    /** The first `size` executions after a place, in order. `found` has one more where there is one. */
    page: (filter: ExecutionFilter, after: ExecutionPlace | undefined, size: number) =>
      pages(`${filter.name} ${after?.order} ${after?.id} ${size}`, async () => {
        const collector = collectPage(filter, after, size);
        const coverage = await collect(collector);
        const found = collector.found();
        for (const { record, parent } of found) for (const one of [record, parent]) putListed(aws, one);
        return { found, coverage };
      }),
    /** How many executions have each kind and status. */
    counts: (filter: ExecutionFilter) =>
      counts(filter.name, async () => {
        const collector = collectCounts(filter);
        const coverage = await collect(collector);
        return { counts: collector.counts(), coverage };
      }),
    /** Reads all lists that the filter needs, so that they are cached. */
    refresh: (filter: ExecutionFilter) => collect({ filter, offer: () => undefined }),
  };
};

export type Listing = ReturnType<typeof createListing>;
