import { setTimeout as wait } from 'node:timers/promises';
import type { AwsReader } from '../aws/reader';
import type { History, StoredLogSource } from '../history';
import { HistoryUnavailable } from '../history/outage';
import type { AwsList } from '../kinds/list';
import type { LogQuery } from '../kinds/logQuery';
import type { TransferLogItem } from '../kinds/transferLog';
import { mapAtOnce } from '../model/atOnce';
import { type CoverageState, reasonOf } from '../model/coverage';
import { GatewayError, MalformedResponse } from '../model/errors';
import { chunksOf } from '../model/groups';
import { type Scope, scopeKey } from '../model/scope';
import type { TtlClass } from '../model/ttl';
import { isOfRequest } from './endOfRequest';
import type { Leases } from './leases';
import type { Patience } from './list';
import type { LogOwner } from './logPlaces';
import {
  createLogSource,
  currentMs,
  isUnread,
  isWhole,
  type LogFreshness,
  type LogSource,
  sourceDueAt,
  stateOf,
  storedSource,
  takeStored,
  unread,
} from './logSource';
import { type LogTerms, readLog } from './readLog';
import {
  createScopeLogs,
  findPlaces,
  placesDueAt,
  type ScopeLogs,
  storedPlaces,
  takeStoredPlaces,
} from './scopeLogs';

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

export interface LogReadingTerms extends LogFreshness {
  readonly aws: AwsReader;
  readonly isOver: () => boolean;
  /** The pages of one group that are read at most. */
  readonly mostPages: number;
  /** As of `LogTerms`. */
  readonly onExecutions?: LogTerms['onExecutions'];
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
const sourcesAtOnce = 8;

/** The scopes whose logs a reading reads at the same time. The lists, which have most executions, are read beside them. */
const scopesAtOnce = 8;

/** A log that another replica reads is looked at again after this time. */
const takenMs = 250;

const nothingToRead: LogSurvey = { isDue: false, goodUntil: Infinity, oldest: Infinity, isUnread: false };

const unknownOwner: LogOwner = { serverId: undefined, workflowId: undefined };

/** True where AWS no longer accepts the token of a page, or its pages would have no end. After any other failure, the reading goes on. */
const isOfToken = (error: GatewayError): boolean =>
  error.code === 'BAD_USER_INPUT' || error instanceof MalformedResponse;

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

  const sourceOf = (scope: Scope, group: string): LogSource => {
    const created = createLogSource(scope, group);
    const known = sources.get(created.key);
    if (known) return known;
    const read = stored.get(created.key);
    if (read) takeStored(created, read);
    sources.set(created.key, created);
    return created;
  };

  const logsOf = (scope: Scope): ScopeLogs => {
    const key = scopeKey(scope);
    const known = scopes.get(key);
    if (known) return known;
    const created = createScopeLogs(scope);
    const found = stored.get(key);
    if (found) takeStoredPlaces(created, found);
    scopes.set(key, created);
    return created;
  };

  const groupsOf = ({ scope, places }: ScopeLogs): readonly LogSource[] => [
    ...new Set((places?.groups ?? []).map(({ group }) => sourceOf(scope, group))),
  ];

  const dueAt = (source: LogSource, freshness: LogFreshness): number =>
    sourceDueAt(source, freshness, windowStart(), lifetimes);

  const save = (known: StoredLogSource | undefined): void => {
    version += 1;
    if (known) history.logSources.save(known);
  };

  /** What another replica has stored since; undefined where nothing, or where it cannot be known now. */
  const newsOf = async (key: string, since: number): Promise<StoredLogSource | undefined> => {
    if (!history.isShared) return undefined;
    const known = await history.logSources.get(key).catch((error: unknown) => {
      if (error instanceof HistoryUnavailable) return undefined;
      throw error;
    });
    if (!known?.checkedAt || known.checkedAt <= since) return undefined;
    version += 1;
    return known;
  };

  /** Resolves with true once this process has the lease, and with false where it was over before. */
  const takeLease = async (key: string, isOver: () => boolean): Promise<boolean> => {
    while (!isOver()) {
      if (await leases.hold(key)) return true;
      await wait(takenMs, undefined, { ref: false });
    }
    return false;
  };

  /** Does a task at one replica at a time, unless it is over before. */
  const underLease = async (key: string, isOver: () => boolean, task: () => Promise<void>): Promise<void> => {
    if (!(await takeLease(key, isOver))) return;
    try {
      if (!isOver()) await task();
    } finally {
      leases.release(key);
    }
  };

  const find = async (logs: ScopeLogs, terms: LogReadingTerms): Promise<void> => {
    const news = await newsOf(logs.key, logs.placesAt);
    if (news) takeStoredPlaces(logs, news);
    if (placesDueAt(logs, terms, lifetimes) > now()) return;
    await findPlaces(logs, terms.aws, now);
    save(storedPlaces(logs));
  };

  /** True where what came since the last reading is read first. */
  const isOutdated = (source: LogSource, start: number): boolean =>
    source.read !== undefined &&
    (isWhole(source, start) || now() - source.read.to > Math.max(lifetimes.stable, currentMs));

  const readSource = async (source: LogSource, logs: ScopeLogs, terms: LogReadingTerms): Promise<void> => {
    const news = await newsOf(source.key, source.checkedAt ?? -Infinity);
    if (news) takeStored(source, news);
    if (dueAt(source, terms) > now()) return;
    const start = windowStart();
    if (isOutdated(source, start)) source.isCurrent = false;
    try {
      await readLog(source, {
        ...terms,
        history,
        list,
        now,
        windowStart: start,
        handlersOf: (workflowId) => logs.places?.workflows.get(workflowId)?.handlers ?? [],
        onPage: () => save(storedSource(source)),
      });
    } catch (error) {
      if (!(error instanceof GatewayError) || isOfRequest(error)) throw error;
      source.failure = { error, at: now() };
      if (isOfToken(error)) source.progress = {};
      save(storedSource(source));
    }
  };

  /** Reads the groups of a scope that are due. Throws what has ended the reading, other than a failure of AWS. */
  const refreshScope = async (logs: ScopeLogs, terms: LogReadingTerms): Promise<void> => {
    const { isOver } = terms;
    if (placesDueAt(logs, terms, lifetimes) <= now()) {
      logs.finding ??= underLease(logs.key, isOver, () => find(logs, terms)).finally(
        () => (logs.finding = undefined),
      );
      await logs.finding;
    }
    const due = groupsOf(logs).filter((source) => dueAt(source, terms) <= now());
    for (const chunk of chunksOf(due, sourcesAtOnce)) {
      if (isOver()) return;
      await Promise.all(
        chunk.map((source) => {
          source.reading ??= underLease(source.key, isOver, () => readSource(source, logs, terms)).finally(
            () => (source.reading = undefined),
          );
          return source.reading;
        }),
      );
    }
  };

  const coverageOfScope = (logs: ScopeLogs): readonly LogCoverage[] => {
    const { scope, places } = logs;
    const failed = ({ serverId, workflowId }: LogOwner, error: GatewayError): LogCoverage => ({
      scope,
      serverId,
      workflowId,
      logGroup: undefined,
      state: 'FAILED',
      reason: reasonOf(error),
      asOf: undefined,
      since: undefined,
    });
    if (!places) return [failed(unknownOwner, unread)];
    return [
      ...places.groups.map(({ serverId, workflowId, group }): LogCoverage => {
        const source = sourceOf(scope, group);
        const { checkedAt, read } = source;
        return {
          scope,
          serverId,
          workflowId,
          logGroup: group,
          ...stateOf(source, windowStart()),
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
        const freshness = { minFetchedAt, patience };
        const goodUntil = Math.min(
          placesDueAt(logs, freshness, lifetimes),
          ...groups.map((source) => dueAt(source, freshness)),
        );
        return {
          isDue: known.isDue || goodUntil <= at,
          goodUntil: Math.min(known.goodUntil, goodUntil),
          oldest: Math.min(known.oldest, ...groups.map(({ checkedAt = -Infinity }) => checkedAt)),
          isUnread:
            known.isUnread || !logs.places || groups.some((source) => isUnread(source, windowStart())),
        };
      }, nothingToRead);
    },
    /**
     * Reads what is due in these scopes, as far as the terms allow. Returns what has kept it from reading the rest, other than a failure of
     * AWS. Does not reject with a GatewayError.
     */
    async refresh(wanted: readonly Scope[], terms: LogReadingTerms): Promise<GatewayError | undefined> {
      const reasons = await mapAtOnce(wanted, scopesAtOnce, async (scope) => {
        try {
          if (!terms.isOver()) await refreshScope(logsOf(scope), terms);
        } catch (error) {
          if (!(error instanceof GatewayError)) throw error;
          if (isOfRequest(error)) return error;
        }
        return undefined;
      });
      return reasons.find((reason) => reason !== undefined);
    },
    /** One row per log group of the scopes, and per server or workflow whose log is not read. */
    coverage: (wanted: readonly Scope[]): readonly LogCoverage[] =>
      wanted.map(logsOf).flatMap(coverageOfScope),
  };
};

export type LogSources = ReturnType<typeof createLogSources>;
