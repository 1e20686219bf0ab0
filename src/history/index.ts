import { setTimeout as wait } from 'node:timers/promises';
import { lazyPackages } from '../model/lazyPackages';
import { createCoordination } from './coordination';
import { type Database, usualLimits, type TimeLimits } from './database';
import { createEventReads, deleteOldEvents } from './events';
import { createEventNews } from './eventNews';
import type { History, HistoryEvents, HistorySettings } from './history';
import { exportLines, importLines } from './lines';
import { createLists } from './lists';
import { createLogSourceReads } from './storedLogSources';
import { createLookUps } from './lookUps';
import { NewerSchema } from './migrations';
import { HistoryUnavailable, isTooSlow, reasonOf, tooSlow, watchOutage } from './outage';
import { createPages } from './page';
import { createPostgres } from './postgres';
import { createPreparation } from './preparation';
import { deleteOld } from './retention';
import { createSources } from './sources';
import { createSqlite } from './sqlite';
import { createStatistics } from './statistics';
import { createVersion } from './version';
import { createWriter } from './writer';

export interface HistoryOptions {
  readonly settings: HistorySettings;
  readonly events: HistoryEvents;
  readonly now: () => number;
  readonly limits?: TimeLimits | undefined;
  readonly queueSize?: number | undefined;
}

/** How often old executions are deleted, and the pause between two steps. */
const deleteEveryMs = 3_600_000;
const deletePauseMs = 50;

const openDatabase = ({ file, url }: HistorySettings, limits: TimeLimits): Database =>
  url === undefined ? createSqlite(file, limits) : createPostgres(url, limits);

/**
 * Opens the store, and creates or migrates its tables. Where the database cannot be used now, the store is returned all the
 * same, and tries again. Rejects with NewerSchema where a newer release has written it.
 */
export const openHistory = async ({
  settings,
  events,
  now,
  limits = usualLimits,
  queueSize,
}: HistoryOptions): Promise<History> => {
  const { keepDays, keepSensitive, file, url } = settings;
  /** One in memory is opened when it is first used: nothing has written it before. */
  const isInMemory = file === undefined && url === undefined;
  const database = openDatabase(settings, limits);
  const sources = createSources(database);
  const reads = watchOutage({
    onAway: (reason) => events.onAway('read', reason),
    onBack: () => events.onBack('read'),
  });
  const writes = watchOutage({
    onAway: (reason) => events.onAway('write', reason),
    onBack: () => events.onBack('write'),
  });
  /** What replicas share is small, and a slow batch says nothing about it. Reading and writing report the outages. */
  const coordinationOutage = watchOutage({ onAway: () => undefined, onBack: () => undefined });
  const isClosing = new AbortController();
  /** Ends early when the store is closed. */
  const pause = (milliseconds: number): Promise<void> =>
    wait(milliseconds, undefined, { signal: isClosing.signal, ref: false }).catch(() => undefined);

  const preparation = createPreparation(database, {
    pause,
    isOver: () => isClosing.signal.aborted,
    onSlowTexts: events.onSlowTexts,
  });
  const { whenPrepared } = preparation;

  const whenOpen = <Value>(task: () => Promise<Value>): Promise<Value> =>
    reads.use(() => {
      if (preparation.isReady()) return task();
      if (isInMemory) return whenPrepared().then(task);
      whenPrepared().catch(() => undefined);
      throw new HistoryUnavailable('The history is not open yet.');
    });

  /** A query over many rows has a connection apart from the quick ones. That it takes too long says nothing about them. */
  const scanning = <Value>(task: () => Promise<Value>): Promise<Value> =>
    whenOpen(async () => {
      try {
        return { value: await task() };
      } catch (error) {
        if (!isTooSlow(error)) throw error;
        return { late: tooSlow(error) };
      }
    }).then((result) => {
      if ('late' in result) throw result.late;
      return result.value;
    });

  /** A quick query. In memory, there is one connection for all, so it waits for the slow ones. */
  const reading = isInMemory ? scanning : whenOpen;

  const writing = <Value>(task: () => Promise<Value>): Promise<Value> =>
    writes.use(() => whenPrepared().then(task));

  const coordinating = <Value>(task: () => Promise<Value>): Promise<Value> =>
    coordinationOutage.use(() => whenPrepared().then(task));

  const countOf = async (table: 'executions' | 'changes' | 'lists'): Promise<number> => {
    const { count } = await database.maintain
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  };

  const lookUps = createLookUps(database, sources);
  const { getMany, findMany, changesOfMany } = lookUps;
  const page = createPages(database, sources, preparation.hasTextIndex, lookUps.load, now);
  const figures = createStatistics(database, sources, now);
  const lists = createLists(database, sources);
  const logSources = createLogSourceReads(database);
  const coordination = createCoordination(database, now);
  const version = createVersion(settings);
  const eventReads = createEventReads(database, sources);
  const eventNews = createEventNews(database);
  const writer = createWriter({
    database,
    sources,
    prepare: whenPrepared,
    outage: writes,
    keepSensitive,
    now,
    queueSize,
    onChange: version.move,
    onEvents: eventNews.report,
    isWatched: eventNews.isWatched,
  });
  let listsRemoved = 0;
  const isOver = (): boolean => isClosing.signal.aborted;
  const deletePause = () => pause(deletePauseMs);
  const deleteNow = async (): Promise<number> => {
    await coordination.tidy();
    await deleteOldEvents(database.maintain, now());
    const onListsRemoved = (): void => void (listsRemoved += 1);
    return deleteOld({ database, keepDays, now: now(), pause: deletePause, isOver, onListsRemoved }).finally(
      version.move,
    );
  };
  let deleting: Promise<unknown> | undefined;
  const deletion = setInterval(() => {
    // The outage is reported, and the next round tries again.
    if (preparation.hasBegun()) deleting = writing(deleteNow).catch(() => undefined);
  }, deleteEveryMs).unref();

  const close = async (): Promise<void> => {
    clearInterval(deletion);
    eventNews.close();
    isClosing.abort();
    await deleting;
    await writer.close();
    await database.close();
  };

  if (!isInMemory) {
    let failure: unknown;
    const opening = whenPrepared().catch((error: unknown) => {
      failure = error;
      throw error;
    });
    await writes.use(() => opening).catch(() => undefined);
    if (failure instanceof NewerSchema) {
      await close();
      throw failure;
    }
  }

  return {
    offer: (records) => writer.offer(records),
    markGone: (ids, at) => writer.markGone(ids, at),
    markUnseen: (list, since, at) => writer.markUnseen(list, since, at),
    markParentsGone: (parentIds, at) => writer.markParentsGone(parentIds, at),
    flush: (limitMs) => writer.flush(limitMs),
    room: (signal) => writer.room(signal),
    version: version.current,
    get: (id, rights) => reading(async () => (await getMany([id], rights)).get(id)),
    getMany: (ids, rights) => reading(() => getMany(ids, rights)),
    stored: (ids, rights) => reading(() => lookUps.stored(ids, rights)),
    find: (awsId, rights) => reading(async () => (await findMany([awsId], rights)).get(awsId) ?? []),
    findMany: (awsIds, rights) => reading(() => findMany(awsIds, rights)),
    page: (request) => scanning(() => page(request)),
    counts: (filter, rights) => scanning(() => figures.counts(filter, rights)),
    statistics: (filter, rights, groupBy) => scanning(() => figures.statistics(filter, rights, groupBy)),
    expectedDuration: (kind, name, rights) => reading(() => figures.expectedDuration(kind, name, rights)),
    changesOf: (id, rights) => reading(async () => (await changesOfMany([id], rights)).get(id) ?? []),
    changesOfMany: (ids, rights) => reading(() => changesOfMany(ids, rights)),
    lists: {
      version: () => (url === undefined ? listsRemoved + version.ofOthers() : version.current()),
      place: (some) => writer.placeLists(some),
      save: (some) => writer.saveLists(some),
      remove: (keys) => writer.removeLists(keys),
      changedSince: (moment) => reading(() => lists.changedSince(moment)),
      forgottenSince: (moment) => reading(() => lists.forgottenSince(moment)),
      claim: (keys, replica, forMs) => coordinating(() => coordination.claim(keys, replica, forMs)),
      release: (keys, replica) => coordinating(() => coordination.release(keys, replica)),
    },
    logSources: {
      all: () => reading(() => logSources.all()),
      get: (key) => reading(() => logSources.get(key)),
      save: (source) => writer.saveLogSource(source),
    },
    events: {
      log: () => reading(() => eventReads.log()),
      after: (number, most) => reading(() => eventReads.after(number, most)),
      watch: (onNews) => eventNews.watch(onNews),
    },
    isShared: url !== undefined,
    replicas: {
      beat: (replica, deadAfterMs) => coordinating(() => coordination.beat(replica, deadAfterMs)),
      leave: (replica) => coordinating(() => coordination.leave(replica)),
    },
    throttles: {
      report: (throttle) => coordinating(() => coordination.report(throttle)),
      current: () => coordinating(() => coordination.throttles()),
    },
    notices: {
      add: (notice, replica) => coordinating(() => coordination.addNotice(notice, replica)),
      since: (moment, replica) => coordinating(() => coordination.noticesSince(moment, replica)),
    },
    isReadable: () => !reads.isAway(),
    isAvailable: () => !reads.isAway() && !writes.isAway(),
    writeCounts: () => writer.counts(),
    maintenance: {
      async *export() {
        await whenPrepared();
        yield* exportLines(database, sources);
      },
      async import(lines) {
        await whenPrepared();
        return importLines(database, sources, keepSensitive, now(), lines).finally(version.move);
      },
      async deleteOld() {
        await whenPrepared();
        return deleteNow();
      },
      async vacuum() {
        await whenPrepared();
        const { sql } = lazyPackages.kysely;
        if (database.kind === 'sqlite')
          await sql`insert into texts (texts) values ('optimize')`.execute(database.maintain);
        await sql`vacuum`.execute(database.maintain);
        // A vacuum writes all of the file into the log. Others that have the file open would keep it.
        if (database.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(database.maintain);
      },
      async size() {
        await whenPrepared();
        return {
          executions: await countOf('executions'),
          changes: await countOf('changes'),
          lists: await countOf('lists'),
          bytes: await database.size(),
        };
      },
    },
    close,
  };
};

export { HistoryUnavailable, NewerSchema, reasonOf };
export { createStandby, type Standby } from './standby';
export type { HistoryOrder, HistoryPlace } from '../model/executionOrder';
export type { Notice, Throttle } from './coordination';
export type { EventLog, StoredEvent } from './events';
export type { HistoryFilter } from './filter';
export type { History, HistoryEvents, HistorySettings } from './history';
export type { ForgottenList, ListChanges, ListParent, ListRead, StoredList } from './lists';
export type { StatusChange } from './lookUps';
export type { HistoryPage, PlacedExecution } from './page';
export type { Rights } from './sources';
export type { ExpectedDuration, StatusCount } from './statistics';
export type { StoredLogSource } from './storedLogSources';
export type { ListedExecutions } from './writer';
