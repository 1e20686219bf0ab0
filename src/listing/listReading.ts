import type { AwsReader } from '../aws/read';
import type { AwsList } from '../kinds/list';
import { pageQuestion } from '../loaders/pages';
import { type Page, pagesFrom } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { ReadTracker } from './coverageTracker';
import { type PriorityQueue, precedence, type Precedence } from './priorityQueue';

/** One of AWS's lists that is to be read to its end. */
export interface ListReading {
  readonly list: AwsList<unknown, NodeRecord>;
  readonly scope: Scope;
  /** What the list is requested by. */
  readonly key: unknown;
  /** The global id of what it is a list of; undefined for a list of a whole scope. */
  readonly parentId: string | undefined;
  /** The sources that are incomplete without it. */
  readonly trackers: readonly ReadTracker[];
  /** Whose share of the calls it takes: any object that stands for one kind in one scope. */
  readonly source: object;
  readonly isListOfParents: boolean;
  /** What may change at any moment is read first. */
  readonly isVolatile: boolean;
  /** Epoch milliseconds of what it is about: of several lists, the newest is read first. */
  readonly newest: number;
}

/** A step in reading a list: one page, its end, or why it could not be read further. */
export type ReadingStep =
  { readonly page: Page<NodeRecord> } | { readonly isEnd: true } | { readonly failure: unknown };

/** How the lists of one operation are read. */
export interface ReadingTerms {
  readonly aws: AwsReader;
  readonly queue: PriorityQueue;
  /** Cached pages younger than this are fresh enough, whatever their TTL. */
  readonly freshMs: number;
}

/** What the cache has of a list, page by page from its beginning, and where it goes on. */
export interface CachedPart {
  readonly pages: readonly Page<NodeRecord>[];
  /** True where the cache has anything of the list, however old. */
  readonly isKnown: boolean;
  /** Undefined where the cache has the whole list. */
  readonly rest: { readonly token: string | undefined } | undefined;
}

const questionOf = ({ list, scope, key, parentId }: ListReading, token: string | undefined) =>
  pageQuestion(list, scope, key, token, parentId);

/** Reads the cache; pages of any age where `isAnyAge`. */
const readCache = (
  reading: ListReading,
  { aws, freshMs }: ReadingTerms,
  isEnough: (known: { readonly isFresh: boolean }) => boolean,
): CachedPart => {
  const pages: Page<NodeRecord>[] = [];
  let isKnown = false;
  const seen = new Set<string>();
  for (let token: string | undefined; ;) {
    const known = aws.peek(questionOf(reading, token), freshMs);
    isKnown ||= known !== undefined;
    if (!known || !isEnough(known)) return { pages, isKnown, rest: { token } };
    if (known.value) pages.push(known.value);
    token = known.value?.nextToken;
    if (token === undefined) return { pages, isKnown, rest: undefined };
    // A list that repeats its tokens is left to AWS, whose answer is the error.
    if (seen.has(token)) return { pages: [], isKnown, rest: { token: undefined } };
    seen.add(token);
  }
};

/** The fresh pages of the cache. */
export const cachedPartOf = (reading: ListReading, terms: ReadingTerms): CachedPart =>
  readCache(reading, terms, ({ isFresh }) => isFresh);

const precedenceOf = (reading: ListReading, { isKnown }: CachedPart): Precedence => {
  if (reading.isListOfParents) return precedence.parents;
  if (isKnown) return reading.isVolatile ? precedence.volatileStale : precedence.stale;
  return reading.isVolatile ? precedence.volatileUnseen : precedence.unseen;
};

/**
 * The rest of a list behind its cached part, fetched when the queue allows it. Where nothing of the list can be fetched, expired
 * pages of the cache are better than none; `asOf` reports their age.
 */
export async function* restOf(
  reading: ListReading,
  cached: CachedPart,
  terms: ReadingTerms,
): AsyncGenerator<ReadingStep> {
  const { aws, queue } = terms;
  const { source, newest, trackers } = reading;
  const release = await queue.acquire({ source, newest, precedence: precedenceOf(reading, cached) });
  let isAnyRead = cached.pages.length > 0;
  try {
    if (!trackers.every((tracker) => tracker.shouldSkip())) {
      for await (const { page } of pagesFrom(
        (token) => aws.readTransient(questionOf(reading, token)),
        cached.rest?.token,
      )) {
        isAnyRead = true;
        yield { page };
      }
      yield { isEnd: true };
      return;
    }
  } catch (failure) {
    yield { failure };
  } finally {
    release();
  }
  if (isAnyRead) return;
  for (const page of readCache(reading, terms, () => true).pages) yield { page };
}
