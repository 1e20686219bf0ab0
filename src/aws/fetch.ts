import { GatewayError } from '../model/errors';
import type { MaybePromise } from '../model/page';
import type { CacheEntry } from './cache/entry';
import type { Answered, CallOptions, CallStage } from './call';
import { type CalledOperation, calledOperation } from './callLedger';
import type { Coalescer } from './coalesce';
import type { DatedValue, Question, ReadTerms } from './reader';

/*
 * The stages of the read pipeline for what the cache of the process does not have: the cache that replicas share, coalescing, the
 * budget, and the limit of the caller.
 */

/** An entry of the cache that replicas share, not older than a moment in epoch milliseconds. */
export type GetShared = (
  key: string,
  saves: CalledOperation,
  since: number | undefined,
) => Promise<CacheEntry | undefined>;

/** The value of an answer of AWS, or of the shared cache. `onAnswer` is called for one of AWS. */
export type Fetch = <Value>(
  question: Question<Value>,
  onAnswer: (key: string, answered: Answered<Value>) => void,
  since?: number,
) => Promise<DatedValue<Value>>;

export const createFetch = (
  terms: ReadTerms,
  { takeCall, giveBackCall, onLookUp = () => undefined }: CallOptions,
  coalescer: Coalescer,
  calls: CallStage,
  getShared: GetShared | undefined,
): Fetch => {
  const { caller, signal, ledger, priority, trace } = terms;

  /** Takes a call from the budget and, unless it is in the background, from the limit of the caller. */
  const take = (): MaybePromise<void> => {
    ledger.spend();
    if (priority === 'normal') return takeCall?.(caller);
  };

  /** For a read that another one has begun meanwhile. */
  const giveBack = (): void => {
    ledger.giveBack();
    giveBackCall?.(caller);
  };

  /** Notes for how long the limit of the caller refuses a call. */
  const noteRefusal = (error: unknown): void => {
    if (error instanceof GatewayError && error.code === 'RATE_LIMITED')
      ledger.recordRefusal(error.details.retryAfterMs ?? 0);
  };

  return async (question, onAnswer, since) => {
    const { key } = question;
    // Callers with equal rights may see the same, so they share the call.
    const read = `${caller.rights} ${key}`;
    const saves = calledOperation(question.operation, question.scope);
    if (getShared && !coalescer.isUnderWay(read)) {
      const entry = await getShared(key, saves, since);
      if (entry) return entry as DatedValue<never>;
    }
    onLookUp('miss');
    if (!coalescer.isUnderWay(read)) {
      try {
        const taken = take();
        // Without a wait, the call is under way before another read of the same turn looks.
        if (taken) {
          await taken;
          if (coalescer.isUnderWay(read)) giveBack();
        }
      } catch (error) {
        noteRefusal(error);
        throw error;
      }
    }
    if (coalescer.isUnderWay(read)) {
      ledger.recordCoalesced(saves);
      trace?.joinCall(read);
      if (priority === 'normal') calls.promote(key);
    }
    const answered = await coalescer.join(read, signal, (abort) => calls.call(question, terms, read, abort));
    onAnswer(key, answered);
    return { value: answered.parsed?.value ?? null, fetchedAt: answered.fetchedAt };
  };
};
