import type { History } from '.';
import { HistoryUnavailable } from './outage';
import type { PlacedExecution } from './page';
import { withSeen } from './stored';
import type { WriteCounts } from './writer';

/** How often a store is asked whether it can be read again. It rests for three seconds after each failure. */
const probeMs = 1_000;

/** Reads of what AWS has returned at any time. All reject with HistoryUnavailable while the store in memory answers. */
export type PastReads = Pick<
  History,
  | 'get'
  | 'getMany'
  | 'find'
  | 'findMany'
  | 'page'
  | 'statistics'
  | 'expectedDuration'
  | 'changesOf'
  | 'changesOfMany'
>;

export interface Standby extends History {
  /** Answers from the history alone. The methods beside it answer from memory while the history cannot be read. */
  readonly past: PastReads;
  /** True while the store in memory answers, since the other cannot be read. */
  isStandby(): boolean;
  /** Moves whenever another store answers than before. What was known of the contents of a store then no longer holds. */
  epoch(): number;
  /** What the history itself has written and dropped. `writeCounts` is that of the store that answers. */
  lastingWriteCounts(): WriteCounts;
}

const noneWritten: WriteCounts = { written: 0, dropped: 0, queued: 0 };

const seesNothing = { maySee: () => false, maySeeSensitive: () => false };

/** An execution of the store in memory. That does not know when AWS first returned it. */
const withoutPast = (placed: PlacedExecution): PlacedExecution => {
  const { record, origin, lastSeenAt, goneAt } = placed;
  const seen = { origin, firstSeenAt: lastSeenAt, lastSeenAt, goneAt };
  return { ...placed, ...seen, record: withSeen(record, seen) };
};

/**
 * A history that a store in memory replaces while it cannot be read. That store has what AWS has returned since the outage
 * began. It is opened at the first failure, and closed when the history can be read again. The history takes everything that
 * is to be written meanwhile, too; but once it has dropped some of that, not what was concluded from lists as a whole.
 */
export const createStandby = (history: History, openInMemory: () => Promise<History>): Standby => {
  let standby: Promise<History> | undefined;
  let opened: History | undefined;
  let epoch = 0;
  /** The versions of the stores in memory that are closed. */
  let pastVersions = 0;
  /** The reads of the store in memory that have not ended. */
  const reads = new Set<Promise<unknown>>();
  let probing: NodeJS.Timeout | undefined;
  /** What the history had dropped when the outage began. */
  let droppedBefore = 0;

  const end = async (): Promise<void> => {
    clearInterval(probing);
    const ended = await standby;
    if (!ended || !standby) return;
    standby = undefined;
    opened = undefined;
    epoch += 1;
    pastVersions += ended.version();
    await Promise.allSettled(reads);
    await ended.close();
  };

  const probe = (): void => {
    history.get('', seesNothing).then(
      () => void end(),
      () => undefined, // It is not back yet.
    );
  };

  const begin = (): Promise<History> => {
    if (standby) return standby;
    epoch += 1;
    droppedBefore = history.writeCounts().dropped;
    probing = setInterval(probe, probeMs).unref();
    standby = openInMemory().then((store) => (opened = store));
    return standby;
  };

  const readStandby = <Value>(task: (store: History) => Promise<Value>): Promise<Value> => {
    const read = begin().then(task);
    reads.add(read);
    const forget = () => reads.delete(read);
    read.then(forget, forget);
    return read;
  };

  const isOutage = (error: unknown): boolean => error instanceof HistoryUnavailable && !history.isReadable();

  const read = async <Value>(task: (store: History) => Promise<Value>): Promise<Value> => {
    if (standby) return readStandby(task);
    try {
      return await task(history);
    } catch (error) {
      if (!isOutage(error)) throw error;
      return readStandby(task);
    }
  };

  const readPast = async <Value>(task: () => Promise<Value>): Promise<Value> => {
    if (standby) throw new HistoryUnavailable('The store in memory lacks the past.');
    try {
      return await task();
    } catch (error) {
      if (isOutage(error)) begin().catch(() => undefined); // The next read shows why it cannot be opened.
      throw error;
    }
  };

  /** Both stores take it; that in memory in the same order, as soon as it is open. */
  const write = (task: (store: History) => void): void => {
    task(history);
    void standby?.then(task, () => undefined);
  };

  /** The same for what was concluded from all that AWS has returned of a list: the history may lack some of it. */
  const writeConclusion = (task: (store: History) => void): void => {
    if (!standby || history.writeCounts().dropped === droppedBefore) write(task);
    else void standby.then(task, () => undefined);
  };

  return {
    ...history,
    past: {
      get: (id, rights) => readPast(() => history.get(id, rights)),
      getMany: (ids, rights) => readPast(() => history.getMany(ids, rights)),
      find: (awsId, rights) => readPast(() => history.find(awsId, rights)),
      findMany: (awsIds, rights) => readPast(() => history.findMany(awsIds, rights)),
      page: (request) => readPast(() => history.page(request)),
      statistics: (filter, rights, groupBy) => readPast(() => history.statistics(filter, rights, groupBy)),
      expectedDuration: (kind, name, rights) => readPast(() => history.expectedDuration(kind, name, rights)),
      changesOf: (id, rights) => readPast(() => history.changesOf(id, rights)),
      changesOfMany: (ids, rights) => readPast(() => history.changesOfMany(ids, rights)),
    },
    isStandby: () => standby !== undefined,
    epoch: () => epoch,
    lastingWriteCounts: () => history.writeCounts(),
    writeCounts: () => (standby ? (opened?.writeCounts() ?? noneWritten) : history.writeCounts()),
    version: () => history.version() + epoch + pastVersions + (opened?.version() ?? 0),
    offer: (records) => write((store) => store.offer(records)),
    markGone: (ids, at) => write((store) => store.markGone(ids, at)),
    markUnseen: (list, since, at) => writeConclusion((store) => store.markUnseen(list, since, at)),
    markParentsGone: (ids, at) => write((store) => store.markParentsGone(ids, at)),
    flush: async (limitMs) => (standby ? (await standby).flush(limitMs) : history.flush(limitMs)),
    async room(signal) {
      await history.room(signal);
      await (await standby)?.room(signal);
    },
    get: (id, rights) => read((store) => store.get(id, rights)),
    getMany: (ids, rights) => read((store) => store.getMany(ids, rights)),
    stored: (ids, rights) => read((store) => store.stored(ids, rights)),
    find: (awsId, rights) => read((store) => store.find(awsId, rights)),
    findMany: (awsIds, rights) => read((store) => store.findMany(awsIds, rights)),
    page: (request) =>
      read(async (store) => {
        const page = await store.page(request);
        return store === history ? page : { ...page, items: page.items.map(withoutPast) };
      }),
    counts: (filter, rights) => read((store) => store.counts(filter, rights)),
    statistics: (filter, rights, groupBy) => read((store) => store.statistics(filter, rights, groupBy)),
    expectedDuration: (kind, name, rights) => read((store) => store.expectedDuration(kind, name, rights)),
    changesOf: (id, rights) => read((store) => store.changesOf(id, rights)),
    changesOfMany: (ids, rights) => read((store) => store.changesOfMany(ids, rights)),
    // What replicas share does not belong to the store in memory: without the history, this process does not know of the others.
    lists: {
      ...history.lists,
      version: () => history.lists.version() + epoch + (opened?.lists.version() ?? 0),
      place: (lists) => write((store) => store.lists.place(lists)),
      save: (lists) => writeConclusion((store) => store.lists.save(lists)),
      remove: (keys) => write((store) => store.lists.remove(keys)),
      changedSince: (moment) => read((store) => store.lists.changedSince(moment)),
      forgottenSince: (moment) => read((store) => store.lists.forgottenSince(moment)),
    },
    logSources: {
      all: () => read((store) => store.logSources.all()),
      get: (key) => read((store) => store.logSources.get(key)),
      save: (source) => writeConclusion((store) => store.logSources.save(source)),
    },
    async close() {
      await end();
      await history.close();
    },
  };
};
