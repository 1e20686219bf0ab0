import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AwsReader } from '../aws/reader';
import type { History } from '../history';
import type { AwsList } from '../kinds/list';
import { loggedTransfer } from '../kinds/loggedTransfer';
import type { LogQuery } from '../kinds/logQuery';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import { ofExecutions, type TransferLogItem } from '../kinds/transferLog';
import { pageQuestion } from '../loaders/pages';
import { longestLatenessMs, usualLatenessMs } from '../logs/lateness';
import { factsOfLines, mergeFacts } from '../logs/transferFacts';
import { GatewayError, MalformedResponse } from '../model/errors';
import type { Page } from '../model/page';
import type { NodeRecord } from '../model/record';
import { wholeHour } from '../model/time';
import { isWhole, type LogDirection, type LogProgress, type LogSource, type LogSpan } from './logSource';

/*
 * Reads the log group of finished transfers page by page: first from now back to the begin of the window, then from where the last reading has
 * ended. Lines arrive late, so each reading covers some time again, and once per hour some hours. The executions go to the history, which merges
 * what single pages say about them.
 */

export interface LogTerms {
  readonly aws: AwsReader;
  readonly history: History;
  readonly list: AwsList<LogQuery, TransferLogItem>;
  /** The begin of the window, in epoch milliseconds. */
  readonly windowStart: number;
  /** The names of the steps of a workflow that only handle exceptions. */
  readonly handlersOf: (workflowId: string) => readonly string[];
  readonly now: () => number;
  /** True once no further page is to be read. */
  readonly isOver: () => boolean;
  /** The pages of one group that are read at most. */
  readonly mostPages: number;
  /** Called with the executions of each page. Those that it resolves with are stored. */
  readonly onExecutions?:
    | ((executions: readonly TransferExecutionRecord[]) => Promise<readonly TransferExecutionRecord[]>)
    | undefined;
  /** Called after each page: what is known has changed. */
  readonly onPage: (source: LogSource) => void;
}

/** A token is used for so long. AWS keeps it for 24 hours. */
const longestPauseMs = 12 * 3_600_000;

/*
 * A page without lines that is not the last one does not show how far the reading came: AWS returns it where a log has many other lines. So after such
 * a page, a reading back goes on in slices, whose begins are stored. They get longer where one page is enough, and shorter where many are needed.
 */
const firstSliceMs = 3_600_000;
const shortestSliceMs = 300_000;
const mostPagesOfSlice = 4;

const query = (
  source: LogSource,
  start: number,
  end: number | undefined,
  isNewestFirst: boolean,
): LogQuery => ({
  place: { group: source.group },
  start,
  end,
  pattern: ofExecutions,
  isNewestFirst,
});

/** What is to be read next; undefined where everything was read up to now. What is new comes first. */
const nextDirection = (source: LogSource, windowStart: number): LogDirection | undefined => {
  if (source.read && !source.isCurrent) return 'forward';
  if (!isWhole(source, windowStart)) return 'backward';
  return source.again && 'again';
};

const nextQuery = (source: LogSource, direction: LogDirection, windowStart: number): LogQuery => {
  const { read, again, sliceMs = Infinity } = source;
  if (direction === 'backward') {
    const start = read ? Math.max(windowStart, read.from - sliceMs) : windowStart;
    return query(source, start, read?.from, true);
  }
  const start = direction === 'again' ? again?.from : read && read.to - usualLatenessMs;
  const end = direction === 'again' ? again?.to : undefined;
  return query(source, Math.max(windowStart, start ?? windowStart), end, false);
};

/**
 * What is to be read again after a reading up to a moment, all in epoch milliseconds: once per hour, what was written in some hours before the
 * last time, and has perhaps arrived since.
 */
const spanAgain = (readBefore: number, readTo: number): LogSpan | undefined =>
  wholeHour(readBefore) < wholeHour(readTo)
    ? { from: wholeHour(readBefore) - longestLatenessMs, to: readBefore - usualLatenessMs }
    : undefined;

/** What was read begins after the window's begin where the process was away for longer than the window. */
const forgetOutdated = (source: LogSource, windowStart: number): void => {
  if (!source.read || source.read.to >= windowStart) return;
  source.read = undefined;
  source.again = undefined;
  source.sliceMs = undefined;
  source.progress = {};
};

/** The executions that the lines of a page are about. */
const executionsIn = (
  { scope }: LogSource,
  page: Page<TransferLogItem>,
  { handlersOf }: LogTerms,
): readonly TransferExecutionRecord[] => {
  const facts = factsOfLines(page.items.flatMap(({ line }) => line ?? []));
  return [...facts].map(([key, known]) => {
    const [workflowId = '', executionId = ''] = key.split(' ');
    const all = mergeFacts(known, { events: [], handlers: handlersOf(workflowId) });
    return loggedTransfer(scope, { workflowId, executionId }, all, page.fetchedAt);
  });
};

const offer = (records: readonly NodeRecord[], { history }: LogTerms): void => {
  const before = history.writeCounts().dropped;
  if (records.length > 0) history.offer(records);
  if (history.writeCounts().dropped > before)
    throw new GatewayError(
      'UPSTREAM_UNAVAILABLE',
      'The history cannot store all that the log has, so executions of this log group are missing.',
    );
};

/** What is stored after a page, or after a group that does not exist. */
const spanAfter = (
  { read }: LogSource,
  { start, isNewestFirst }: LogQuery,
  page: Page<TransferLogItem> | null,
  begunAt: number,
): LogSpan | undefined => {
  const last = page?.items.at(-1)?.at;
  const isEnd = page?.nextToken === undefined;
  if (isNewestFirst) {
    const to = read?.to ?? begunAt;
    if (isEnd) return { from: Math.min(start, read?.from ?? start), to };
    return { from: Math.min(last ?? to, read?.from ?? to), to };
  }
  if (!read) return undefined;
  return { ...read, to: Math.max(read.to, isEnd ? begunAt : (last ?? read.to)) };
};

/** The reading after a page, while others follow. Throws where a token comes again, so that the pages would have no end. */
const progressAfter = (
  page: Page<TransferLogItem> | null,
  query: LogQuery,
  begunAt: number,
  before: ReadonlySet<string> = new Set(),
): LogProgress | undefined => {
  const token = page?.nextToken;
  if (!page || token === undefined) return undefined;
  if (before.has(token))
    throw new MalformedResponse('AWS repeats a page token, so this log would never end.', { aws: page.call });
  return { query, token, tokens: new Set(before).add(token), begunAt };
};

/** The length of the next slice of a reading back, after a page of it. `pages` of the same slice came before. */
const sliceAfter = (
  { sliceMs }: LogSource,
  page: Page<TransferLogItem> | null,
  pages: number,
): number | undefined => {
  const isEnd = page?.nextToken === undefined;
  if (sliceMs === undefined) return isEnd || page.items.length > 0 ? undefined : firstSliceMs;
  if (!isEnd) return sliceMs;
  if (pages === 0) return 2 * sliceMs;
  return pages < mostPagesOfSlice ? sliceMs : Math.max(shortestSliceMs, sliceMs / 2);
};

/** Notes what a page of a reading changes about what is known of the source. */
const note = (
  source: LogSource,
  direction: LogDirection,
  wanted: LogQuery,
  page: Page<TransferLogItem> | null,
  begunAt: number,
): void => {
  const isEnd = page?.nextToken === undefined;
  if (direction === 'again') {
    // Meanwhile, another time may have to be read again.
    if (isEnd && source.again?.to === wanted.end) source.again = undefined;
    return;
  }
  const isFirst = source.read === undefined;
  source.read = spanAfter(source, wanted, page, begunAt);
  if (direction === 'forward' && isEnd && source.read)
    source.again = spanAgain(wanted.start + usualLatenessMs, source.read.to) ?? source.again;
  // The first reading begins now, and one of what came since then ends now.
  if (isFirst || (direction === 'forward' && isEnd)) source.isCurrent = true;
};

/** Reads one page. Returns false where nothing is left to read. */
const readPage = async (source: LogSource, terms: LogTerms): Promise<boolean> => {
  const { aws, history, list, windowStart, now } = terms;
  const direction = nextDirection(source, windowStart);
  if (!direction) return false;
  const progress = source.progress[direction];
  const continued = progress && now() - progress.begunAt < longestPauseMs ? progress : undefined;
  const wanted = continued?.query ?? nextQuery(source, direction, windowStart);
  const begunAt = continued?.begunAt ?? now();
  await history.room();
  const { value: page, fetchedAt } = await aws.readTransient(
    pageQuestion(list, source.scope, wanted, continued?.token),
    -Infinity,
  );
  if (page) {
    const executions = executionsIn(source, page, terms);
    offer((await terms.onExecutions?.(executions)) ?? executions, terms);
  }
  const next = progressAfter(page, wanted, begunAt, continued?.tokens);
  const sliceMs =
    direction === 'backward' ? sliceAfter(source, page, continued?.tokens.size ?? 0) : source.sliceMs;
  note(source, direction, wanted, page, begunAt);
  const isSliced = source.sliceMs === undefined && sliceMs !== undefined;
  source.sliceMs = sliceMs;
  source.progress = { ...source.progress, [direction]: isSliced ? undefined : next };
  source.checkedAt = fetchedAt;
  source.failure = undefined;
  return true;
};

/** Reads pages of a source until all is read, or it is over. Throws what ends the reading. */
export const readLog = async (source: LogSource, terms: LogTerms): Promise<void> => {
  forgetOutdated(source, terms.windowStart);
  for (let pages = 0; pages < terms.mostPages && !terms.isOver(); pages += 1) {
    if (!(await readPage(source, terms))) return;
    terms.onPage(source);
    await nextTurn();
  }
};
