import { setTimeout as wait } from 'node:timers/promises';
import type { AwsReader } from '../aws/reader';
import type { History, StoredLogSource } from '../history';
import type { AwsList } from '../kinds/list';
import type { LogQuery } from '../kinds/logQuery';
import type { TransferLogItem } from '../kinds/transferLog';
import type { TransferWorkflowRecord } from '../kinds/transferWorkflow';
import { type CoverageState, reasonOf } from '../model/coverage';
import { GatewayError } from '../model/errors';
import { chunksOf } from '../model/groups';
import { type Scope, scopeKey } from '../model/scope';
import type { TtlClass } from '../model/ttl';
import { storedFailure } from './catalog';
import type { Leases } from './leases';
import type { Patience } from './list';
import { findLogPlaces, isOfRequest, type LogOwner, type LogPlaces } from './logPlaces';
import { isWhole, type LogSource, type LogTerms, readLog } from './readLog';

/*
 * What the gateway knows of the log groups of finished transfers in all scopes. The history stores how each was read, so a restart reads
 * only what came since.
 */

/** How much was read of one log group, or why nothing is. */
export interface LogCoverage extends LogOwner {
  readonly scope: Scope;
  readonly logGroup: string | undefined;
  readonly state: CoverageState;
  /** Begins with the error's code; undefined where complete. */
  readonly reason: string | undefined;
  /** When AWS returned the newest page; undefined where none was read. */
  readonly asOf: Date | undefined;
  /** The begin of the time whose lines were read; undefined where none was. */
  readonly since: Date | undefined;
}

export interface LogSourcesOptions {
  readonly history: History;
  readonly leases: Leases;
  readonly list: AwsList<LogQuery, TransferLogItem>;
  /** How many days back the groups are read; 0: not at all. */
  readonly days: number;
  readonly lifetimes: Readonly<Record<TtlClass, number>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Moves when another store answers than before. */
  readonly epoch: () => number;
}

export interface LogReadingTerms {
  readonly aws: AwsReader;
  readonly minFetchedAt: number;
  readonly patience: Patience;
  readonly isOver: () => boolean;
  /** The pages of one group that are read at most. */
  readonly mostPages: number;
}

/** What is known of the groups of some scopes. */
export interface LogSurvey {
  readonly isDue: boolean;
  /** Until when none is due, in epoch milliseconds; -Infinity where one is. */
  readonly goodUntil: number;
  /** When AWS returned the oldest answer, in epoch milliseconds; Infinity without any. */
  readonly oldest: number;
  /** True where a group was neither read to its end nor denied. */
  readonly isUnread: boolean;
}

const dayMs = 86_400_000;
const failurePatienceMs = 30_000;
const sourcesAtOnce = 8;
const takenMs = 250;

/** What is known of one scope. */
interface ScopeLogs {
  readonly scope: Scope;
  /** Workflows by `workflowId`. They do not change. */
  readonly described: Map<string, TransferWorkflowRecord>;
  places: LogPlaces | undefined;
  placesAt: number;
  failure: { readonly error: GatewayError; readonly at: number } | undefined;
  finding: Promise<void> | undefined;
}

/** What was read up to so long before the last page is not read up to then. */
const currentMs = 60_000;

const nothingToRead: LogSurvey = { isDue: false, goodUntil: Infinity, oldest: Infinity, isUnread: false };

const unread = new GatewayError('DEADLINE_EXCEEDED', 'The log was not read yet. Ask again for the rest.');

const unreadBefore = (from: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `The log was read back to ${new Date(from).toISOString()} so far. Ask again for the rest.`,
  );

const unreadSince = (to: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `The log was read up to ${new Date(to).toISOString()} so far. Ask again for the rest.`,
  );

export const createLogSources = ({
  history,
  leases,
  list,
  days,
  lifetimes,
  now,
  epoch,
}: LogSourcesOptions) => {
  const windowMs = days * dayMs;
  let scopes = new Map<string, ScopeLogs>();
  let sources = new Map<string, LogSource>();
  let stored = new Map<string, StoredLogSource>();
  let openedIn: number | undefined;
  let opening: Promise<void> | undefined;
  let version = 0;

  const windowStart = (): number => now() - windowMs;

  const apply = (source: LogSource, known: StoredLogSource | undefined): void => {
    if (!known) return;
    source.read = known.read;
    source.checkedAt = known.checkedAt;
    source.failure = known.failure && { error: storedFailure(known.failure.reason), at: known.failure.at };
    source.progress = {};
    source.isCurrent =
      known.read !== undefined && (known.checkedAt ?? Infinity) - known.read.to < currentMs && !known.failure;
  };

  const sourceOf = (scope: Scope, group: string): LogSource => {
    const key = `${scopeKey(scope)} ${group}`;
    const known = sources.get(key);
    if (known) return known;
    const source: LogSource = {
      key,
      scope,
      group,
      read: undefined,
      isCurrent: false,
      checkedAt: undefined,
      failure: undefined,
      again: undefined,
      progress: {},
      reading: undefined,
    };
    apply(source, stored.get(key));
    sources.set(key, source);
    return source;
  };

  const logsOf = (scope: Scope): ScopeLogs => {
    const key = scopeKey(scope);
    const known = scopes.get(key);
    if (known) return known;
    const created: ScopeLogs = {
      scope,
      described: new Map(),
      places: undefined,
      placesAt: -Infinity,
      failure: undefined,
      finding: undefined,
    };
    scopes.set(key, created);
    return created;
  };

  const groupsOf = ({ scope, places }: ScopeLogs): readonly LogSource[] => [
    ...new Set((places?.groups ?? []).map(({ group }) => sourceOf(scope, group))),
  ];

  const placesDueAt = (
    { places, placesAt, failure }: ScopeLogs,
    { minFetchedAt, patience }: Pick<LogReadingTerms, 'minFetchedAt' | 'patience'>,
  ): number => {
    if (failure) return failure.at + failurePatienceMs;
    if (!places || placesAt < minFetchedAt) return -Infinity;
    const hasFailed = places.gaps.some(({ isOff }) => !isOff);
    return placesAt + (hasFailed ? failurePatienceMs : Math.max(lifetimes.definition, patience.leastMs));
  };

  const sourceDueAt = (
    source: LogSource,
    { minFetchedAt, patience }: Pick<LogReadingTerms, 'minFetchedAt' | 'patience'>,
  ): number => {
    const { failure, checkedAt = -Infinity, isCurrent } = source;
    const triedAt = Math.max(checkedAt, failure?.at ?? -Infinity);
    const isRead = isCurrent && isWhole(source, windowStart());
    if (failure) return failure.at + failurePatienceMs;
    if (!isRead || checkedAt < minFetchedAt) return -Infinity;
    if (triedAt > patience.since) return Infinity;
    return checkedAt + Math.min(Math.max(lifetimes.stable, patience.leastMs), patience.mostMs);
  };

  const save = (source: LogSource): void => {
    version += 1;
    const { key, read, checkedAt, failure } = source;
    history.logSources.save({
      key,
      read,
      checkedAt,
      failure: failure && { reason: reasonOf(failure.error), at: failure.at },
    });
  };

  const find = async (logs: ScopeLogs, { aws }: LogReadingTerms): Promise<void> => {
    try {
      logs.places = await findLogPlaces(aws, logs.scope, logs.described);
      logs.placesAt = logs.places.asOf === Infinity ? now() : logs.places.asOf;
      logs.failure = undefined;
      version += 1;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (!isOfRequest(error)) logs.failure = { error, at: now() };
      throw error;
    }
  };

  /** True where what came since the last reading is read first. */
  const isOutdated = (source: LogSource, start: number): boolean =>
    source.read !== undefined &&
    (isWhole(source, start) || now() - source.read.to > Math.max(lifetimes.stable, currentMs));

  /** Another replica may have read the group meanwhile. */
  const takeNews = async (source: LogSource): Promise<void> => {
    if (!history.isShared) return;
    const known = await history.logSources.get(source.key);
    if (!known?.checkedAt || known.checkedAt <= (source.checkedAt ?? -Infinity)) return;
    apply(source, known);
    version += 1;
  };

  /** Resolves with true once this process has the lease, and with false where it was over before. */
  const takeLease = async (key: string, { isOver }: LogReadingTerms): Promise<boolean> => {
    while (!isOver()) {
      if (await leases.hold(key)) return true;
      await wait(takenMs, undefined, { ref: false });
    }
    return false;
  };

  const readSource = async (source: LogSource, logs: ScopeLogs, terms: LogReadingTerms): Promise<void> => {
    if (!(await takeLease(source.key, terms))) return;
    const readTerms: LogTerms = {
      ...terms,
      history,
      list,
      now,
      windowStart: windowStart(),
      handlers: logs.places?.handlers ?? new Map<string, readonly string[]>(),
      onPage: save,
    };
    try {
      if (terms.isOver()) return;
      await takeNews(source);
      if (sourceDueAt(source, terms) > now()) return;
      if (isOutdated(source, readTerms.windowStart)) source.isCurrent = false;
      await readLog(source, readTerms);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (isOfRequest(error)) throw error;
      source.failure = { error, at: now() };
      source.progress = {};
      save(source);
    } finally {
      leases.release(source.key);
    }
  };

  /** Reads the groups of a scope that are due. Returns what has ended the reading, other than a failure of AWS. */
  const refreshScope = async (logs: ScopeLogs, terms: LogReadingTerms): Promise<void> => {
    if (placesDueAt(logs, terms) <= now()) {
      logs.finding ??= find(logs, terms).finally(() => (logs.finding = undefined));
      await logs.finding;
    }
    const due = groupsOf(logs).filter((source) => sourceDueAt(source, terms) <= now());
    for (const chunk of chunksOf(due, sourcesAtOnce)) {
      if (terms.isOver()) return;
      await Promise.all(
        chunk.map((source) => {
          source.reading ??= readSource(source, logs, terms).finally(() => (source.reading = undefined));
          return source.reading;
        }),
      );
    }
  };

  const stateOf = (source: LogSource): Pick<LogCoverage, 'state' | 'reason'> => {
    const { failure, read, isCurrent } = source;
    if (failure) return { state: read ? 'PARTIAL' : 'FAILED', reason: reasonOf(failure.error) };
    if (!read) return { state: 'FAILED', reason: reasonOf(unread) };
    if (!isCurrent) return { state: 'PARTIAL', reason: reasonOf(unreadSince(read.to)) };
    return isWhole(source, windowStart())
      ? { state: 'COMPLETE', reason: undefined }
      : { state: 'PARTIAL', reason: reasonOf(unreadBefore(read.from)) };
  };

  const coverageOfScope = (logs: ScopeLogs): readonly LogCoverage[] => {
    const { scope, places, failure } = logs;
    const failed = (owner: LogOwner, error: GatewayError): LogCoverage => ({
      scope,
      serverId: owner.serverId,
      workflowId: owner.workflowId,
      logGroup: undefined,
      state: 'FAILED',
      reason: reasonOf(error),
      asOf: undefined,
      since: undefined,
    });
    const unknownOwner = { serverId: undefined, workflowId: undefined };
    if (!places) return [failed(unknownOwner, failure?.error ?? unread)];
    return [
      ...places.groups.map(({ serverId, workflowId, group }): LogCoverage => {
        const source = sourceOf(scope, group);
        const { checkedAt, read } = source;
        return {
          scope,
          serverId,
          workflowId,
          logGroup: group,
          ...stateOf(source),
          asOf: checkedAt === undefined ? undefined : new Date(checkedAt),
          since: read && new Date(Math.max(read.from, windowStart())),
        };
      }),
      ...places.gaps.map(({ error, ...owner }) => failed(owner, error)),
    ];
  };

  const readStored = async (): Promise<void> => {
    let opened: number;
    let all: readonly StoredLogSource[];
    do {
      opened = epoch();
      all = await history.logSources.all();
    } while (opened !== epoch()); // Another store answers since the query.
    scopes = new Map();
    sources = new Map();
    stored = new Map(all.map((source) => [source.key, source]));
    openedIn = opened;
    version += 1;
  };

  return {
    /** False where no log is to be read. */
    isOn: days > 0,
    windowStart,
    /** Moves with each change of what is known. */
    version: () => version,
    /** Resolves when what the history has is known. Rejects with HistoryUnavailable. */
    async open(): Promise<void> {
      if (days === 0 || openedIn === epoch()) return;
      // Once for all who wait: it replaces what those who were first may have read since.
      opening ??= readStored().finally(() => (opening = undefined));
      await opening;
    },
    survey(wanted: readonly Scope[], minFetchedAt: number, patience: Patience): LogSurvey {
      const at = now();
      return wanted.map(logsOf).reduce<LogSurvey>((known, logs) => {
        const groups = groupsOf(logs);
        const terms = { minFetchedAt, patience };
        const dueAt = Math.min(
          placesDueAt(logs, terms),
          ...groups.map((source) => sourceDueAt(source, terms)),
        );
        return {
          isDue: known.isDue || dueAt <= at,
          goodUntil: Math.min(known.goodUntil, dueAt),
          oldest: Math.min(known.oldest, ...groups.map(({ checkedAt = -Infinity }) => checkedAt)),
          isUnread:
            known.isUnread ||
            (!logs.places && !logs.failure) ||
            groups.some((source) => !source.failure && !(source.isCurrent && isWhole(source, windowStart()))),
        };
      }, nothingToRead);
    },
    /**
     * Reads what is due in these scopes, as far as the terms allow. Returns what has kept it from reading the rest, other than a failure of
     * AWS. Does not reject with a GatewayError.
     */
    async refresh(wanted: readonly Scope[], terms: LogReadingTerms): Promise<GatewayError | undefined> {
      const ended = await Promise.allSettled(wanted.map((scope) => refreshScope(logsOf(scope), terms)));
      const reasons = ended.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
      for (const reason of reasons) if (!(reason instanceof GatewayError)) throw reason;
      return (reasons as GatewayError[]).find(isOfRequest);
    },
    /** One row per log group of the scopes, and per server or workflow whose log is not read. */
    coverage: (wanted: readonly Scope[]): readonly LogCoverage[] =>
      wanted.map(logsOf).flatMap(coverageOfScope),
  };
};

export type LogSources = ReturnType<typeof createLogSources>;
