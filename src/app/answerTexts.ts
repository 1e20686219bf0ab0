import type { CacheEntry } from '../aws/cache/entry';
import type { PrintedText } from '../aws/cache/printedTexts';
import type { TextCache } from '../aws/cache/processCache';
import type { AwsReader } from '../aws/reader';
import { flat, lengthOf } from '../execute/text';
import type { Texts } from '../execute/texts';
import type { Caller } from '../model/caller';
import { isSharedView } from '../model/pageViews';
import { isRecord } from '../model/record';
import type { AnswerBudget } from '../query/answerBudget';
import { PageView } from '../resolvers/connection';

/**
 * A record that AWS returned, or a page of a list made of it. A record of ids alone, or of the history, is made anew for each
 * request.
 */
const canHold = (source: unknown): source is object =>
  isRecord(source)
    ? !source.view.isStub && !('seen' in source)
    : source instanceof PageView && isSharedView(source);

/** The printed texts that the cache keeps, as one request sees them. */
export const answerTexts = (
  cache: TextCache,
  { rights }: Caller,
  answer: AnswerBudget,
  reader: () => AwsReader,
): Texts => ({
  canHold,
  get: (source, part, values) => cache.get(source, part, rights, values),
  use: ({ charge, reads }: PrintedText) =>
    answer.fits(charge) && (!reads || reader().readAgain(reads)) && answer.take(charge),
  keep: (holder, { text, reads, ...kept }) => {
    // To make one piece of a long text takes time.
    if (text !== undefined && !cache.fits(lengthOf(text))) return false;
    const flatText = text === undefined ? undefined : flat(text);
    return cache.keep(holder, { ...kept, rights, text: flatText }, reads as readonly CacheEntry[]);
  },
  drop: (holder, kept: PrintedText) => cache.drop(holder, kept),
  spent: () => answer.spent(),
  chargeSince: (before) => answer.chargeSince(before),
  reads: () => reader().reads(),
  readsSince: (number) => reader().readsSince(number),
});
