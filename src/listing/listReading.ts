import type { CacheEntry } from '../aws/cache/entry';
import type { AwsReader } from '../aws/read';
import type { AwsList } from '../kinds/list';
import { pageQuestion } from '../loaders/pages';
import { mostPages, type Page, pagesFrom } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { ReadTracker } from './coverageTracker';
import { type PriorityQueue, precedence, type Precedence } from './priorityQueue';

/** A list of AWS to read to its end. */
export interface ListReading {
  readonly list: AwsList<unknown, NodeRecord>;
  readonly scope: Scope;
  /** What the list is requested by. */
  readonly key: unknown;
  /** The kinds of execution that it is read for: that of its items, or those beneath them. */
  readonly visibleWith: readonly string[];
  /** The sources that are incomplete without it. */
  readonly trackers: readonly ReadTracker[];
  /** The source in the priority queue: an object that identifies one kind in one scope. */
  readonly source: object;
  readonly isListOfParents: boolean;
  /** True where the parent is volatile. Its list is read before those of others. */
  readonly isVolatile: boolean;
  /** When the parent was created, in epoch milliseconds. The list of the newest parent is read first. */
  readonly newest: number;
}

/** A step in reading a list: one page, its end, or the error that ended the reading. */
export type ReadingStep =
  { readonly page: Page<NodeRecord> } | { readonly isEnd: true } | { readonly failure: unknown };

/** How the lists of one operation are read. */
export interface ReadingTerms {
  readonly aws: AwsReader;
  readonly queue: PriorityQueue;
  /** Cached pages younger than this count as fresh, whatever their TTL. */
  readonly freshMs: number;
}

/** The first pages of a list, as far as the cache has them, and where to continue. */
export interface CachedPart {
  readonly pages: readonly Page<NodeRecord>[];
  /** The entries of the pages, and that of a list that AWS does not know. */
  readonly entries: readonly CacheEntry[];
  /** True where the cache has any page of the list, even an expired one. */
  readonly isKnown: boolean;
  /** Undefined where the cache has the whole list. */
  readonly rest: { readonly token: string | undefined } | undefined;
}

const questionOf = (
  { list, scope, key, visibleWith, isListOfParents }: ListReading,
  token: string | undefined,
) => ({
  ...pageQuestion(list, scope, key, token),
  visibleWith,
  // The record of a parent shows whether its list may change at any moment.
  isBulk: !isListOfParents,
});

/** Reads cached pages from the beginning of the list, while `isEnough` accepts them. */
const readCache = (
  reading: ListReading,
  { aws, freshMs }: ReadingTerms,
  isEnough: (known: { readonly isFresh: boolean }) => boolean,
): CachedPart => {
  const pages: Page<NodeRecord>[] = [];
  const entries: CacheEntry[] = [];
  let isKnown = false;
  const seen = new Set<string>();
  for (let token: string | undefined; ;) {
    const known = aws.peek(questionOf(reading, token), freshMs);
    isKnown ||= known !== undefined;
    if (!known || !isEnough(known) || seen.size === mostPages)
      return { pages, entries, isKnown, rest: { token } };
    const { value } = known.entry;
    entries.push(known.entry);
    if (value) pages.push(value);
    token = value?.nextToken;
    if (token === undefined) return { pages, entries, isKnown, rest: undefined };
    // On a repeated token, ignores the cache: reading from AWS then reports the error.
    if (seen.has(token)) return { pages: [], entries: [], isKnown, rest: { token: undefined } };
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
 * Fetches the rest of a list after its cached part, when the queue allows it. Where no page is fresh or can be fetched,
 * yields expired pages of the cache, whose age `asOf` reports.
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
        cached.pages.length,
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
