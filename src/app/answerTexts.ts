import type { TextCache } from '../aws/cache/processCache';
import type { Texts } from '../execute/texts';
import type { Caller } from '../model/caller';
import { isRecord } from '../model/record';
import type { AnswerBudget } from '../query/answerBudget';
import { PageView } from '../resolvers/connection';

/** A record that AWS returned, or a page of a list made of it. A record of ids alone is made anew for each request. */
const canHold = (source: unknown): source is object =>
  isRecord(source) ? !source.view.isStub : source instanceof PageView;

/** The printed texts that the cache keeps, as one request sees them. */
export const answerTexts = (cache: TextCache, { rights }: Caller, answer: AnswerBudget): Texts => ({
  canHold,
  get: (source, part) => cache.get(source, part, rights),
  keep: (holder, kept) => cache.keep(holder, { ...kept, rights }),
  spent: () => answer.spent(),
  chargeSince: (before) => answer.chargeSince(before),
  take: (charge) => answer.take(charge),
});
