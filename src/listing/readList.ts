import type { AwsReader, DatedValue } from '../aws/reader';
import type { History, ListRead } from '../history';
import { isExecutionKind } from '../kinds';
import { MalformedResponse, GatewayError } from '../model/errors';
import { mostPages, type Page } from '../model/page';
import type { ExecutionRecord, NodeRecord } from '../model/record';
import { epochMs } from '../model/time';
import type { Catalog } from './catalog';
import { isOfRequest } from './endOfRequest';
import type { Leases } from './leases';
import type { ItemOrder, List, ListedObject, ListProgress, Patience } from './list';

/*
 * Reads a list page by page. The items go to the history, through the sink of the read pipeline. The catalog gets what is known of the
 * list, and the objects that further lists belong to. A reading that ends early is continued by the next one.
 */

export interface ReadingTerms {
  readonly aws: AwsReader;
  readonly history: History;
  readonly catalog: Catalog;
  readonly leases: Leases;
  /** Answers from before this moment, in epoch milliseconds, are too old. */
  readonly minFetchedAt: number;
  readonly patience: Patience;
  /** How long a list may be refreshed by its first pages alone, in milliseconds, before all of it is read again. */
  readonly sweepMs: number;
  readonly now: () => number;
  /** True once no further page is to be read. */
  readonly isOver: () => boolean;
}

/** A reading that was interrupted is continued for so long. AWS's page tokens expire. */
const longestPauseMs = 600_000;

/** The first pages are enough where the list was read as a whole a short time ago, and shows its newest items first. */
const isByFirstPages = ({ known, parent }: List, { sweepMs, minFetchedAt, now }: ReadingTerms): boolean =>
  known !== undefined &&
  known.pages > 1 &&
  known.asOf >= minFetchedAt &&
  now() - known.wholeAt < sweepMs &&
  (parent === undefined || known.changesDownTo !== undefined);

const begin = (list: List, terms: ReadingTerms): ListProgress => ({
  token: undefined,
  tokens: new Set(),
  pages: 0,
  isWhole: !isByFirstPages(list, terms),
  begunAt: terms.now(),
  droppedBefore: terms.history.writeCounts().dropped,
  oldestAt: Infinity,
  newestAt: -Infinity,
  isVolatile: false,
  objects: new Set(),
  objectsBefore: new Set(list.objects.keys()),
  order: { firstId: undefined, lastVolatileId: undefined, newestStart: undefined, lastStart: Infinity },
});

/** What was read so far, where it can be continued. */
const continued = ({ progress }: List, { minFetchedAt, now }: ReadingTerms): ListProgress | undefined =>
  progress && progress.oldestAt >= minFetchedAt && now() - progress.begunAt < longestPauseMs
    ? progress
    : undefined;

const noteOrder = (order: ItemOrder, { branch: { kind } }: List, record: NodeRecord): void => {
  order.firstId ??= record.id;
  if (kind.ttl(record) === 'volatile') order.lastVolatileId = record.id;
  const start = epochMs((record as Partial<ExecutionRecord>).startedAt);
  if (start !== undefined) order.newestStart = Math.max(order.newestStart ?? start, start);
  if (order.lastStart !== undefined)
    order.lastStart = start !== undefined && start <= order.lastStart ? start : undefined;
};

/** Takes a page into the progress. Returns the objects that it lists, where lists belong to them. */
const takePage = (
  list: List,
  progress: ListProgress,
  page: Page<NodeRecord>,
  { catalog }: ReadingTerms,
): readonly ListedObject[] => {
  const { kind, children } = list.branch;
  progress.pages += 1;
  if (page.items.some((item) => kind.ttl(item) === 'volatile')) progress.isVolatile = true;
  for (const item of page.items) noteOrder(progress.order, list, item);
  if (children.length === 0) return [];
  for (const { id } of page.items) progress.objects.add(id);
  return page.items.map((item) => catalog.putObject(list, item));
};

/** True where the rest of the list is as it was. */
const isEnough = ({ known, parent }: List, { isWhole }: ListProgress, page: Page<NodeRecord>): boolean =>
  !isWhole && (parent === undefined || page.items.some(({ id }) => id === known?.changesDownTo));

/** Before its parent has ended, a list may get longer. So an older page is not the last word. */
const isFinal = (parent: ListedObject | undefined, { isVolatile, oldestAt }: ListProgress): boolean =>
  (parent?.ttl === 'immutable' || (parent?.ttl === 'stable' && !isVolatile)) &&
  parent.endedAt !== undefined &&
  parent.endedAt <= oldestAt;

/**
 * When the newest execution of a list began, in epoch milliseconds: by AWS; where its executions have no times, when the list
 * was last seen with one, or else read for the first time. Undefined for a list of objects, which is read in each round.
 */
const newestStartOf = ({ branch, known }: List, { order, begunAt }: ListProgress): number | undefined => {
  if (!isExecutionKind(branch.kind)) return undefined;
  if (order.newestStart !== undefined) return order.newestStart;
  return order.firstId === undefined ? (known?.newestStart ?? begunAt) : begunAt;
};

/** What is known of the list at the end of a reading. */
const knownAfter = (list: List, progress: ListProgress, now: number): ListRead => {
  const { order, oldestAt: asOf, isVolatile, pages, isWhole } = progress;
  const { known, parent } = list;
  const changesDownTo = order.lastVolatileId ?? order.firstId;
  const ordered = order.lastStart === undefined ? undefined : changesDownTo;
  const common = {
    checkedAt: asOf,
    isVolatile,
    newestStart: newestStartOf(list, progress),
    isFinal: isFinal(parent, progress),
  };
  return isWhole || !known
    ? { ...common, asOf, wholeAt: now, pages, changesDownTo: ordered }
    : { ...common, asOf: known.asOf, wholeAt: known.wholeAt, pages: known.pages, changesDownTo: ordered };
};

const notStored = (): GatewayError =>
  new GatewayError(
    'UPSTREAM_UNAVAILABLE',
    'The history cannot store all that AWS has returned, so executions of this list are missing.',
  );

const finish = (list: List, progress: ListProgress, { catalog, history, now }: ReadingTerms): void => {
  const { begunAt, droppedBefore, isWhole, objects, objectsBefore, oldestAt, newestAt } = progress;
  if (history.writeCounts().dropped > droppedBefore) throw notStored();
  const { parent, scope, branch } = list;
  if (isWhole) {
    if (parent && isExecutionKind(branch.kind)) {
      const kind = branch.kind.execution.kind;
      history.markUnseen({ parentId: parent.id, kind, scope }, Math.min(begunAt, oldestAt), oldestAt);
    }
    const unlisted = [...objectsBefore].filter(
      (id) => !objects.has(id) && (list.objects.get(id)?.listedAt ?? Infinity) <= oldestAt,
    );
    catalog.removeObjects(list, unlisted, newestAt);
  }
  catalog.finish(list, knownAfter(list, progress, now()));
};

const tooManyPages = (): GatewayError =>
  new GatewayError('BUDGET_EXCEEDED', `One list may have ${mostPages} AWS pages, and this list has more.`);

const repeatedToken = (page: Page<NodeRecord>): MalformedResponse =>
  new MalformedResponse('AWS repeats a page token, so this list would never end.', { aws: page.call }, [
    page,
  ]);

/** The next page; null where AWS does not know the parent of the list. A page in the cache may be older than what is known by now. */
const fetchPage = async (
  list: List,
  progress: ListProgress,
  terms: ReadingTerms,
): Promise<DatedValue<Page<NodeRecord>>> => {
  if (progress.pages >= mostPages) throw tooManyPages();
  const question = list.question(progress.token);
  if (list.isDistrusted) terms.aws.drop(question);
  const answer = await terms.aws.readTransient(question, terms.catalog.newsSince(list));
  // The history may lack what the cache had: it was another one when AWS returned it.
  if (answer.value && answer.fetchedAt < progress.begunAt) terms.history.offer(answer.value.items);
  return answer;
};

/** Takes a page, and returns the objects that it lists. The progress of the list is undefined at its end. */
const handlePage = (
  list: List,
  progress: ListProgress,
  { value: page, fetchedAt }: DatedValue<Page<NodeRecord>>,
  terms: ReadingTerms,
): readonly ListedObject[] => {
  progress.oldestAt = Math.min(progress.oldestAt, fetchedAt);
  progress.newestAt = Math.max(progress.newestAt, fetchedAt);
  const objects = page ? takePage(list, progress, page, terms) : [];
  const token = page?.nextToken;
  if (!page || token === undefined) finish(list, { ...progress, isWhole: true }, terms);
  else if (isEnough(list, progress, page)) finish(list, progress, terms);
  else {
    if (progress.tokens.has(token)) throw repeatedToken(page);
    progress.tokens.add(token);
    progress.token = token;
    list.progress = progress;
    terms.catalog.touch();
  }
  return objects;
};

/** How a reading has ended. `taken`: another replica reads the list. */
export type ReadingEnd = 'read' | 'over' | 'taken';

/**
 * Reads the pages until the end of the list, or until it is over. `known`: something else is known of the list than at the begin. Claims
 * the list synchronously, and has noted the outcome by the time at which others see that the claim has ended.
 */
const readPages = async (
  list: List,
  terms: ReadingTerms,
  onObjects: (objects: readonly ListedObject[]) => void,
): Promise<ReadingEnd | 'known'> => {
  const { history, catalog, leases, isOver } = terms;
  const { known, failure } = list;
  let progress: ListProgress | undefined;

  /** Why the reading must not go on. A process that was paused learns here what others have read meanwhile. */
  const obstacle = async (): Promise<ReadingEnd | 'known' | undefined> => {
    if (!(await leases.hold(list.key))) return 'taken';
    if (!catalog.has(list)) return 'over';
    return list.known !== known || list.failure !== failure ? 'known' : undefined;
  };

  const readPage = async (): Promise<ReadingEnd | 'known' | undefined> => {
    await history.room();
    if (isOver()) return 'over';
    const before = await obstacle();
    if (before) return before;
    progress ??= continued(list, terms) ?? begin(list, terms);
    const page = await fetchPage(list, progress, terms);
    const after = await obstacle();
    if (after) return after;
    onObjects(handlePage(list, progress, page, terms));
    return list.progress ? undefined : 'read';
  };

  try {
    for (;;) {
      const question = list.question((progress ?? list.progress)?.token);
      let handled = (): void => undefined;
      list.reading = { question, step: new Promise((resolve) => (handled = resolve)) };
      try {
        const end = await readPage();
        if (end) return end;
      } finally {
        list.reading = undefined;
        handled();
      }
    }
  } catch (error) {
    if (error instanceof GatewayError && !isOfRequest(error)) catalog.fail(list, error);
    throw error;
  } finally {
    leases.release(list.key);
  }
};

/**
 * Reads a list to its end, or until it is over, and calls `onObjects` with the objects of each page. Reads nothing where another request
 * or replica has read it meanwhile. Throws what ends the reading; the failures of AWS are noted in the catalog.
 */
export const readList = async (
  list: List,
  terms: ReadingTerms,
  onObjects: (objects: readonly ListedObject[]) => void,
): Promise<ReadingEnd> => {
  const { aws, catalog, minFetchedAt, patience, isOver } = terms;
  let hasWaited = false;
  for (;;) {
    // Another request reads the list. Its calls are as urgent as this request.
    while (list.reading) {
      if (isOver()) return 'over';
      hasWaited = true;
      aws.hasten(list.reading.question);
      await list.reading.step;
    }
    // Nothing may wait from here to the claim: of those that have waited, one goes on.
    if ((hasWaited && list.failure) || !catalog.isDue(list, minFetchedAt, patience)) {
      onObjects([...list.objects.values()]);
      return 'read';
    }
    const end = await readPages(list, terms, onObjects);
    if (end !== 'known') return end;
  }
};
