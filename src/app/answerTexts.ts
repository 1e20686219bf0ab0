import type { CacheEntry } from '../aws/cache/entry';
import type { PrintedText } from '../aws/cache/printedTexts';
import type { TextCache } from '../aws/cache/processCache';
import type { AwsReader } from '../aws/read';
import { flat } from '../execute/text';
import type { Texts } from '../execute/texts';
import type { Caller } from '../model/caller';
import { isRecord } from '../model/record';
import type { AnswerBudget } from '../query/answerBudget';
import { PageView } from '../resolvers/connection';

/** A record that AWS returned, or a page of a list made of it. A record of ids alone is made anew for each request. */
const canHold = (source: unknown): source is object =>
  isRecord(source) ? !source.view.isStub : source instanceof PageView;

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
  keep: (holder, { text, reads, ...kept }) =>
    cache.keep(
      holder,
      { ...kept, rights, text: text === undefined ? undefined : flat(text) },
      reads as readonly CacheEntry[],
    ),
  drop: (holder, kept: PrintedText) => cache.drop(holder, kept),
  spent: () => answer.spent(),
  reads: () => reader().reads(),
  readsSince: (number) => reader().readsSince(number),
});
