import DataLoader from 'dataloader';
import { type CacheEntry, recordEntry } from '../aws/cache/entry';
import { calledOperation } from '../aws/callLedger';
import type { AwsReader } from '../aws/reader';
import type { History, HistoryOrder, HistoryPage, HistoryPlace, StatusCount } from '../history';
import { isNodeKind, kindOf } from '../kinds';
import type { Access } from '../model/access';
import { allPermissions, type Caller } from '../model/caller';
import { reasonOf, type ScopeCoverage, type SourceCoverage } from '../model/coverage';
import { Ending, type EndSignal } from '../model/endSignal';
import { GatewayError } from '../model/errors';
import type { MaybePromise } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { Pauses } from '../model/timeSlice';
import type { Catalog } from './catalog';
import type { Leases } from './leases';
import type { LogCoverage, LogSources, LogSurvey } from './logSources';
import type { Patience } from './list';
import {
  canonicalFilter,
  checkFilter,
  type ExecutionFilter,
  type ExecutionFilterInput,
  scopesOfLogs,
} from './executionFilter';
import { refresh } from './refresh';
import type { KeptResult, Moment, Results } from './results';
import { listStarted } from './startsOfLogs';
import { coverageOf, runsToCheck, type Survey, survey } from './survey';

export { createCatalog, type Catalog } from './catalog';
export { canonicalFilter, type ExecutionFilter } from './executionFilter';
export { createLeases, type Leases, noLeases } from './leases';
export { type List, onlyUnread, type Patience, type ReportedLists, usualPatience } from './list';
export { createLogSources, type LogCoverage, type LogSources } from './logSources';
export type { ReadingTerms } from './readList';
export { mostAtOnce, refresh } from './refresh';
export { createResults, type Results } from './results';
export { refreshLogs } from './refreshLogs';
export { survey } from './survey';

/** What all operations share. */
export interface ListingServices {
  readonly history: History;
  readonly catalog: Catalog;
  readonly leases: Leases;
  readonly results: Results;
  readonly logSources: LogSources;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How long a list may be refreshed by its first pages alone, in milliseconds. */
  readonly sweepMs: number;
  /** How long an answer waits for lists that are read, in milliseconds, unless the request asks for newer data. */
  readonly waitMs: number;
  /** How old what is known of lists may be, unless the request asks for newer data. */
  readonly patience: () => Patience;
  /** True while a store in memory answers in place of the history, which cannot be read. */
  readonly isStandby: () => boolean;
  /** Moves whenever another store answers than before. */
  readonly epoch: () => number;
  /** Called with each filter that a request has asked for, and with whether lists were left unread. */
  readonly onAsked: (filter: ExecutionFilter, isUnread: boolean) => void;
}

/** The readers of lists and of logs, which share calls. Logs have at most a half of them, since finding them all can take many. */
export interface ListReaders {
  readonly lists: AwsReader;
  readonly logs: AwsReader;
}

export interface ListingTerms {
  readonly aws: AwsReader;
  /**
   * The reader of lists: with a part of the call budget, less the calls that are reserved, and not ended with the operation,
   * since other requests use what it reads.
   */
  readonly listReader: (reserved: number) => ListReaders;
  /** Answers from before this moment, in epoch milliseconds, are too old. */
  readonly minFetchedAt: number;
  readonly signal: EndSignal;
  readonly schedule: Pauses['schedule'];
}

/** A page of the list of all executions. */
export interface ExecutionPage extends HistoryPage {
  readonly coverage: readonly SourceCoverage[];
  /** Of the logs that Transfer executions are read from; empty where none is to be read. */
  readonly logCoverage: readonly LogCoverage[];
}

export interface ExecutionCounts {
  /** One row per kind and status that occur. */
  readonly counts: readonly StatusCount[];
  readonly coverage: readonly SourceCoverage[];
  /** As of a page. */
  readonly logCoverage: readonly LogCoverage[];
}

interface Covered {
  readonly coverage: readonly SourceCoverage[];
  readonly logCoverage: readonly LogCoverage[];
}

/** One result that an operation wants. */
interface Wanted<Result extends Covered = Covered> {
  /** Equal for equal results, for callers with equal rights. */
  readonly key: string;
  readonly filter: ExecutionFilter;
  /** The calls that fields of the result need. */
  readonly reserved: () => number;
  readonly load: (
    seenAfter: number | undefined,
    coverage: readonly SourceCoverage[],
    logCoverage: readonly LogCoverage[],
  ) => Promise<Result>;
  /** The entries of records in the result that are cached on their own. */
  readonly entriesOf: (result: Result) => readonly CacheEntry<NodeRecord>[];
}

const lifecycle = kindOf('Lifecycle');

/**
 * The entry of an object that a list returned, for those who look it up; none where the list returns only a part of it. What the
 * history knows of it changes, so the entry lacks it.
 */
const listedEntry = (record: NodeRecord): readonly CacheEntry<NodeRecord>[] => {
  const kind = isNodeKind(record.kind) ? kindOf(record.kind) : undefined;
  const get = kind?.get?.operation;
  if (!kind || !get || record.view !== kind.views.list) return [];
  const answer = { fetchedAt: record.fetchedAt.getTime(), saves: calledOperation(get, record.scope) };
  return [recordEntry(kind.revive(record), kind.ttl(record), answer)];
};

/** The pages of one log group that a request reads at most. */
const mostLogPages = 5;

const outOfTime = (ms: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `AWS has not returned all lists within ${ms / 1000} s. Ask again for the rest.`,
  );

const notWritten = new GatewayError(
  'DEADLINE_EXCEEDED',
  'The history has not stored all of what AWS has returned. Ask again for the rest.',
);

const notWritable = new GatewayError(
  'UPSTREAM_UNAVAILABLE',
  'The history cannot be written, so what AWS has returned meanwhile is missing.',
);

const notRead = new GatewayError(
  'DEADLINE_EXCEEDED',
  'Some lists were not read yet. Ask again for the rest.',
);

const onlyAws = new GatewayError(
  'UPSTREAM_UNAVAILABLE',
  'The history cannot be read, so executions that AWS no longer returns are missing.',
);

/** The coverage where the history lacks a part of every source or log. */
const partly = <Coverage extends ScopeCoverage>(
  coverage: readonly Coverage[],
  why: GatewayError,
): readonly Coverage[] =>
  coverage.map((source) =>
    source.state === 'COMPLETE' && source.asOf
      ? { ...source, state: 'PARTIAL', reason: reasonOf(why) }
      : source,
  );

/** Resolves with true when the task has ended, and with false when the time is over or the operation has ended. */
const endsWithin = async (task: Promise<unknown>, ms: number, signal: EndSignal): Promise<boolean> => {
  let stop = (): void => undefined;
  const over = new Promise<false>((resolve) => {
    const timer = ms === Infinity ? undefined : setTimeout(() => resolve(false), ms);
    const onAbort = (): void => resolve(false);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) resolve(false);
    stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
  });
  try {
    return await Promise.race([task.then(() => true), over]);
  } finally {
    stop();
  }
};

/** What is known of the logs that a filter needs. */
interface KnownLogs {
  readonly survey: LogSurvey;
  readonly coverage: readonly LogCoverage[];
}

/** The list of executions of all kinds and scopes, as one operation sees it. */
export const createListing = (services: ListingServices, terms: ListingTerms) => {
  const { history, catalog, leases, results, now, sweepMs, waitMs, isStandby, epoch, onAsked } = services;
  const { logSources } = services;
  const patience = services.patience();
  const { aws, listReader, minFetchedAt, signal, schedule } = terms;
  const asksNewer = minFetchedAt > -Infinity;

  /** Moves with each change of what is known of lists and logs. */
  const knownVersion = (): number => catalog.version() + logSources.version();

  /** The scopes whose logs some filters need. */
  const logScopes = (filters: readonly ExecutionFilter[]): readonly Scope[] =>
    logSources.isOn
      ? [...new Set(filters.flatMap((filter) => scopesOfLogs(filter, logSources.windowStart())))]
      : [];

  const surveyLogs = (filters: readonly ExecutionFilter[]): LogSurvey =>
    logSources.survey(logScopes(filters), minFetchedAt, patience);

  const moment = (): Moment => ({
    historyVersion: history.version(),
    catalogVersion: knownVersion(),
    now: now(),
    minFetchedAt,
  });

  /** Reads what is due, as far as time and budget allow. Returns what has kept it from reading the rest. */
  const readDue = async (due: Survey['due'], logsDue: readonly Scope[], reserved: number) => {
    const begun = performance.now();
    const mostMs = asksNewer ? Infinity : waitMs;
    let stopped: GatewayError | undefined;
    const isOver = (): boolean => signal.aborted || performance.now() - begun >= mostMs;
    const readers = listReader(reserved);
    const listTerms = {
      aws: readers.lists,
      history,
      catalog,
      leases,
      minFetchedAt,
      patience,
      sweepMs,
      now,
      isOver,
    };
    const logs = logSources.refresh(logsDue, {
      aws: readers.logs,
      minFetchedAt,
      patience,
      isOver,
      mostPages: mostLogPages,
      onExecutions: (executions) => listStarted(executions, listTerms),
    });
    const lists = refresh(due, listTerms);
    const task = Promise.all([lists, logs]).then(([reason]) => (stopped = reason));
    task.catch(() => undefined); // The operation may have left it behind.
    const hasEnded = await endsWithin(task, mostMs, signal);
    if (!hasEnded) stopped ??= signal.aborted ? (signal.reason as GatewayError) : outOfTime(waitMs);
    return {
      stopped: stopped instanceof GatewayError ? stopped : undefined,
      leftMs: Math.max(waitMs / 4, mostMs - (performance.now() - begun)),
    };
  };

  /**
   * True when all that was read is written; false after this time, and soon after the end of the operation: what was read until then is
   * in the answer.
   */
  const flush = async (ms: number): Promise<boolean> => {
    const written = history.flush(ms === Infinity ? undefined : ms);
    const isInTime =
      (await endsWithin(written, Infinity, signal)) || (await endsWithin(written, waitMs / 4, new Ending()));
    return isInTime && (await written);
  };

  /** The lifecycle runs in the history, among those that images name, as far as the coverage depends on them. */
  const storedRuns = async (found: Survey, filter: ExecutionFilter): Promise<ReadonlySet<string>> => {
    const ids = [...runsToCheck(found, filter)].flatMap(([scope, runs]) =>
      [...runs].map((lifecycleExecutionId) => lifecycle.idOf(scope, { lifecycleExecutionId })),
    );
    return ids.length === 0 ? new Set() : history.stored(ids, allPermissions);
  };

  /** The coverage of what was read, as far as the history has it. */
  const storedCoverage = <Coverage extends ScopeCoverage>(
    coverage: readonly Coverage[],
    isWritten: boolean,
  ): readonly Coverage[] => {
    if (!isWritten) return partly(coverage, history.isAvailable() ? notWritten : notWritable);
    return isStandby() ? partly(coverage, onlyAws) : coverage;
  };

  const coverageFrom = async (
    found: Survey,
    filter: ExecutionFilter,
    stopped: GatewayError | undefined,
    isWritten: boolean,
  ): Promise<readonly SourceCoverage[]> => {
    const stored = await storedRuns(found, filter);
    const coverage = coverageOf(found, filter, stopped ?? notRead, (scope, lifecycleExecutionId) =>
      stored.has(lifecycle.idOf(scope, { lifecycleExecutionId })),
    );
    return storedCoverage(coverage, isWritten);
  };

  const load = async (
    { load: loadResult, entriesOf }: Wanted,
    found: Survey,
    coverage: Promise<readonly SourceCoverage[]>,
    logs: KnownLogs,
    isWritten: boolean,
    surveyedIn: number,
  ): Promise<Omit<KeptResult<object>, 'catalogVersion'>> => {
    const made = { historyVersion: history.version(), madeAt: now() };
    const logCoverage = storedCoverage(logs.coverage, isWritten);
    const loaded = await loadResult(asksNewer ? minFetchedAt : undefined, await coverage, logCoverage);
    // Another store may have answered than the one that the coverage is about.
    const isSame = epoch() === surveyedIn;
    const result = isSame
      ? loaded
      : {
          ...loaded,
          coverage: partly(loaded.coverage, onlyAws),
          logCoverage: partly(loaded.logCoverage, onlyAws),
        };
    const reads = { saves: found.saves, records: entriesOf(result), usesAfter: undefined };
    const goodUntil = Math.min(found.goodUntil, logs.survey.goodUntil);
    const oldest = Math.min(found.oldest, logs.survey.oldest);
    return { ...made, result, reads, goodUntil: isWritten && isSame ? goodUntil : -Infinity, oldest };
  };

  // Concurrent reads share one refresh, so a page and its counts together cost the calls of one. Equal ones, such as aliases,
  // share one answer.
  const batches = new DataLoader<Wanted, object, string>(
    async (wanted) => {
      const kept = wanted.map(({ key }) => results.get(key, moment()));
      if (kept.every((one) => one !== undefined)) {
        for (const { reads } of kept) aws.repeat(reads);
        for (const { filter } of wanted) onAsked(filter, false);
        return kept.map(({ result }) => result);
      }
      await catalog.open();
      await logSources.open();
      const surveyedIn = epoch();
      const filters = [...new Map(wanted.map(({ filter }) => [filter.key, filter])).values()];
      const before = survey(catalog, filters, minFetchedAt, patience);
      const reserved = Math.max(...wanted.map((one) => one.reserved()));
      const logsDue = surveyLogs(filters).isDue ? logScopes(filters) : [];
      const { stopped, leftMs } =
        before.due.length > 0 || logsDue.length > 0
          ? await readDue(before.due, logsDue, reserved)
          : { stopped: undefined, leftMs: waitMs };
      aws.repeat({ saves: before.saves, records: [], usesAfter: undefined });
      // What is read after this moment may not be written, so it does not count.
      const catalogVersion = knownVersion();
      const surveys = new Map(
        filters.map((filter) => [filter.key, survey(catalog, [filter], minFetchedAt, patience)]),
      );
      const logs = new Map(
        filters.map((filter): [string, KnownLogs] => [
          filter.key,
          { survey: surveyLogs([filter]), coverage: logSources.coverage(logScopes([filter])) },
        ]),
      );
      const isWritten = await flush(leftMs);
      const coverages = new Map(
        filters.map((filter) => {
          const found = surveys.get(filter.key) ?? before;
          onAsked(filter, found.isUnread || logs.get(filter.key)?.survey.isUnread === true);
          return [filter.key, coverageFrom(found, filter, stopped, isWritten)];
        }),
      );
      const made = await Promise.all(
        wanted.map((one) => {
          const { key } = one.filter;
          const coverage = coverages.get(key) ?? Promise.resolve([]);
          const known = logs.get(key) ?? { survey: surveyLogs([one.filter]), coverage: [] };
          return load(one, surveys.get(key) ?? before, coverage, known, isWritten, surveyedIn);
        }),
      );
      wanted.forEach(({ key }, index) => {
        const one = made[index];
        if (!one) return;
        for (const entry of one.reads.records) aws.putRecord(entry);
        results.keep(key, { ...one, catalogVersion }, moment());
      });
      return made.map(({ result }) => result);
    },
    { cacheKeyFn: ({ key }) => key, batchScheduleFn: schedule },
  );
  const resultOf = <Result extends Covered>(wanted: Wanted<Result>): Promise<Result> =>
    batches.load(wanted as unknown as Wanted) as Promise<Result>;

  /** The pages that the operation has received. */
  const pages: ExecutionPage[] = [];
  const pageOf = async (wanted: Wanted<ExecutionPage>): Promise<ExecutionPage> => {
    const page = await resultOf(wanted);
    pages.push(page);
    return page;
  };

  return {
    /** The filter in canonical form; BAD_USER_INPUT or FORBIDDEN for an invalid one. Needs the scopes of a valid one only. */
    async filter(
      input: ExecutionFilterInput | null | undefined,
      scopes: () => MaybePromise<readonly Scope[]>,
      access: Access,
      caller: Caller,
    ): Promise<ExecutionFilter> {
      checkFilter(input);
      return canonicalFilter(input, await scopes(), access, caller);
    },
    /** The first `size` executions after a place. Fields of these may need `reserved` calls. */
    page: (
      filter: ExecutionFilter,
      orderBy: HistoryOrder,
      after: HistoryPlace | undefined,
      size: number,
      reserved: () => number,
    ): Promise<ExecutionPage> =>
      pageOf({
        key: `${filter.key} page ${orderBy.field} ${orderBy.direction} ${after?.value} ${after?.id} ${size}`,
        filter,
        reserved,
        load: async (seenAfter, coverage, logCoverage) => ({
          logCoverage,
          ...(await history.page({
            filter: { ...filter.query, seenAfter },
            rights: filter.rights,
            orderBy,
            after,
            size,
          })),
          coverage,
        }),
        entriesOf: ({ items }) =>
          items.flatMap(({ record, origin }) => (origin === 'AWS' ? listedEntry(record) : [])),
      }),
    /** Lets the lists be read again that malformed executions of the pages came from. */
    forget(isMalformed: (record: unknown) => boolean): void {
      for (const { record } of pages.flatMap(({ items }) => items))
        if (isMalformed(record)) catalog.distrust(record);
    },
    /**
     * Reads the logs of a scope that are due, and resolves when what was read is written, or after the usual wait. Returns how much was read. Costs
     * nothing where no logs are read.
     */
    async readLogs(scope: Scope): Promise<readonly LogCoverage[]> {
      if (!logSources.isOn) return [];
      await logSources.open();
      if (logSources.survey([scope], minFetchedAt, patience).isDue) await readDue([], [scope], 0);
      const coverage = logSources.coverage([scope]);
      return storedCoverage(coverage, await flush(waitMs));
    },
    /** True for a page that requests share now. */
    isShared: (page: ExecutionPage): boolean => results.isShared(page),
    /** How many executions have each kind and status. */
    counts: (filter: ExecutionFilter): Promise<ExecutionCounts> =>
      resultOf<ExecutionCounts>({
        key: `${filter.key} counts`,
        filter,
        reserved: () => 0,
        load: async (seenAfter, coverage, logCoverage) => ({
          counts: await history.counts({ ...filter.query, seenAfter }, filter.rights),
          coverage,
          logCoverage,
        }),
        entriesOf: () => [],
      }),
  };
};

export type Listing = ReturnType<typeof createListing>;
