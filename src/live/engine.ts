import type { History, StoredEvent } from '../history';
import { matchesFilter } from '../history/matches';
import type { ExecutionFilter } from '../listing';
import { isFromLog, type ExecutionRecord } from '../model/record';
import { hasNotEnded, isUnderWay } from '../model/status';
import type { Clock } from './clock';
import { createExecutionInterests, type ExecutionReads } from './executions';
import { createFeed } from './feed';
import { createFilterInterests, type FilterReads } from './filters';
import { createSnapshots } from './snapshots';
import { createStreams, type Streams, type StreamTerms } from './streams';

/*
 * What all streams of the process share: the log of events, and what is read of AWS for them. Nothing of it runs without a stream.
 */

export interface EngineOptions {
  readonly history: Pick<History, 'events' | 'flush' | 'get' | 'page'>;
  readonly clock: Clock;
  readonly reads: Omit<ExecutionReads, 'isOver' | 'onFailure'>;
  readonly discover: FilterReads['discover'];
  readonly discoverNews: FilterReads['discoverNews'];
  /** The time between two rounds that read lists, in milliseconds. */
  readonly discoverMs: number;
  /** True where the end of such an execution may be found in a log, some time after AWS no longer knows it. */
  readonly isLogged: (record: ExecutionRecord) => boolean;
  readonly isSensitive: (type: string, field: string) => boolean;
  /** Called with each event, and the milliseconds since AWS was asked for its state. */
  readonly onEvent: (delayMs: number) => void;
  /** Called with a defect of what all streams share. */
  readonly onFailure: (error: unknown) => void;
}

export interface Engine {
  streams(terms: StreamTerms): Streams;
  /**
   * Takes the report of AWS that something has changed of the objects with these global ids, or of what belongs to them. What streams are
   * about is read at once, unless it was read since a moment (epoch milliseconds); nothing without streams.
   */
  hasten(ids: ReadonlySet<string>, since: number): void;
  /** The executions that are read for streams now. */
  executionsRead(): number;
  /** Resolves when nothing of AWS is read for streams. */
  idle(): Promise<void>;
}

/** Lines of logs arrive within a few minutes. */
const lateLogMs = 600_000;

/** Each event is compared once with each filter, however many streams have it. */
const createMatches = (now: () => number) => {
  const known = new WeakMap<StoredEvent, Map<string, boolean>>();
  return (filter: ExecutionFilter, event: StoredEvent): boolean => {
    const results = known.get(event) ?? new Map<string, boolean>();
    known.set(event, results);
    const { record, previousStatus } = event;
    const result =
      results.get(filter.key) ??
      matchesFilter(record, [record.status, previousStatus], filter.query, filter.rights, now());
    results.set(filter.key, result);
    return result;
  };
};

export const createEngine = ({
  history,
  clock,
  reads,
  discover,
  discoverNews,
  discoverMs,
  isLogged,
  isSensitive,
  onEvent,
  onFailure,
}: EngineOptions): Engine => {
  /** An end that AWS has not shown may still come from the log. */
  const overAt = (record: ExecutionRecord): number => {
    const { status, seen } = record;
    if (hasNotEnded(status)) return Infinity;
    if (status !== 'UNKNOWN') return -Infinity;
    if (isFromLog(record)) return -Infinity;
    // A word of AWS that the gateway does not know says nothing about the end.
    if (seen?.goneAt === undefined) return Infinity;
    return isLogged(record) ? seen.goneAt + lateLogMs : -Infinity;
  };
  const isOver = (record: ExecutionRecord): boolean => overAt(record) <= clock.now();
  const matches = createMatches(() => clock.now());
  const matchesNow: FilterReads['matches'] = ({ query, rights }, record) =>
    matchesFilter(record, [record.status], query, rights, clock.now());
  const executions = createExecutionInterests({ ...reads, isOver, onFailure }, clock);
  const filters = createFilterInterests(
    {
      discover,
      discoverNews,
      everyMs: discoverMs,
      matches: matchesNow,
      isUnderWay: ({ status }) => isUnderWay(status),
    },
    executions,
    clock,
  );
  const feed = createFeed({
    events: history.events,
    clock,
    onEvent(event) {
      onEvent(Math.max(0, clock.now() - event.at));
      executions.onEvent(event);
      filters.onEvent(event);
    },
    onFailure,
  });
  const snapshots = createSnapshots(history, clock);
  const services = { history, feed, snapshots, executions, filters, clock, matches, isSensitive, overAt };
  return {
    streams: (terms) => createStreams(services, terms),
    hasten(ids, since) {
      executions.hasten(ids, since);
      filters.hasten();
    },
    executionsRead: () => executions.count(),
    async idle() {
      await Promise.all([executions.idle(), filters.idle()]);
    },
  };
};
