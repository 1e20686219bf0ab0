import type { Parsed } from '../model/answer';
import type { Caller } from '../model/caller';
import { GatewayError } from '../model/errors';
import type { MaybePromise } from '../model/page';
import type { NodeRecord } from '../model/record';
import { recordEntry } from './cache/entry';
import type { CacheTiers } from './cache/tiers';
import { type CalledOperation, calledOperation } from './callLedger';
import type { ClientPool } from './clients';
import { callInfo } from './errors';
import { bucketOf } from './quotas';
import type { Priority, RateLimiter } from './rateLimiter';
import type { CacheLookUp, Question, ReadTerms } from './reader';
import { type CallStats, callWithRetries, type RetrySettings } from './retry';

/** A call that ended, for metrics and logs. */
export interface CompletedCall extends CalledOperation {
  readonly milliseconds: number;
  readonly retries: number;
  /** Tries that AWS throttled. */
  readonly throttles: number;
  readonly outcome: 'ok' | 'not_found' | 'error';
  readonly error?: GatewayError;
}

export interface CallOptions {
  readonly clients: ClientPool;
  readonly cache: CacheTiers;
  readonly rateLimiter: RateLimiter;
  readonly retries: RetrySettings;
  readonly now: () => Date;
  readonly onCall: (call: CompletedCall) => void;
  /** Receives how each read was answered, for metrics. */
  readonly onLookUp?: (lookUp: CacheLookUp, count?: number) => void;
  /** Takes a call from the limit of the caller. Throws or rejects with RATE_LIMITED where none is left. */
  readonly takeCall?: ((caller: Caller) => MaybePromise<void>) | undefined;
  /** Gives back a call that was not made. */
  readonly giveBackCall?: ((caller: Caller) => void) | undefined;
  /** Receives the records of each answer of AWS, once per answer. */
  readonly onRecords: (records: readonly NodeRecord[]) => void;
}

/** What AWS has answered; null where it says that the object does not exist. */
export interface Answered<Value> {
  readonly parsed: Parsed<Value> | null;
  /**
   * When AWS was asked, in epoch milliseconds: the answer is at least as new. So of two answers that cross, one that was late on its way does not
   * undo what a later question has found.
   */
  readonly fetchedAt: number;
}

interface Sent {
  readonly output: unknown;
  readonly sentAt: Date;
}

/** The last stages of the read pipeline: rate limit, retry, send and record. */
export type CallStage = ReturnType<typeof createCallStage>;

export const createCallStage = (options: CallOptions) => {
  const { clients, cache, rateLimiter, retries, now, onCall, onRecords } = options;
  /** Background calls under way, by question key. `promote` raises their priority. */
  const background = new Map<string, { priority: Priority; readonly bucket: string }>();

  /** Sends the call with rate limit and retries, and records its outcome in the ledger. Returns when the try was sent that succeeded. */
  const send = async (
    { key, scope, operation, input }: Question<unknown>,
    { ledger, caller, priority, trace }: ReadTerms,
    read: string,
    signal: AbortSignal,
  ): Promise<Sent> => {
    const called = calledOperation(operation, scope);
    const bucket = bucketOf(called);
    const stats: CallStats = { retries: 0, throttles: 0, waitedMs: 0 };
    const begun = performance.now();
    const span = trace?.beginCall(read, called);
    const record = (outcome: CompletedCall['outcome'], error?: GatewayError): void => {
      const made = { ...called, milliseconds: performance.now() - begun, retries: stats.retries };
      ledger.recordCall({ ...made, waitedMilliseconds: stats.waitedMs });
      const completed = { ...made, throttles: stats.throttles, outcome, ...(error && { error }) };
      onCall(completed);
      span?.end(completed);
    };
    let sentAt = now();
    const sendOnce = async (abortSignal: AbortSignal): Promise<unknown> => {
      await clients.prepare(scope, abortSignal);
      sentAt = now();
      return operation.send(clients.of(scope), input, { abortSignal });
    };
    const prioritized = { priority, bucket };
    if (priority === 'background') background.set(key, prioritized);
    try {
      const output = await callWithRetries(
        {
          bucket,
          queue: { caller: caller.id, operation: ledger },
          prioritized,
          target: { service: operation.service, operation: operation.name, scope },
          send: (abortSignal) => (span ? span.run(() => sendOnce(abortSignal)) : sendOnce(abortSignal)),
          renewCredentials: (sentAt, abortSignal) => clients.renewCredentials(scope, sentAt, abortSignal),
          signal,
          stats,
        },
        rateLimiter,
        retries,
      );
      record(output === null ? 'not_found' : 'ok');
      return { output, sentAt };
    } catch (error) {
      record('error', error instanceof GatewayError ? error : undefined);
      throw error;
    } finally {
      if (background.get(key) === prioritized) background.delete(key);
    }
  };

  /** Stores the value of an answer under the question's key, and each of its records under its own. */
  const store = (
    question: Question<unknown>,
    parsed: Parsed<unknown> | null,
    at: Date,
    readSince: number,
  ): void => {
    const { key, scope, operation, parent, object, isBulk } = question;
    const entry = { fetchedAt: at.getTime(), saves: calledOperation(operation, scope) };
    const records = parsed?.records ?? [];
    const ttl = parsed ? parsed.ttl : 'volatile';
    const objects = [...(object ? [object] : []), ...records.map(({ record }) => record.id)];
    if (ttl) {
      const itemTtls = records.map((item) => item.ttl);
      cache.put({ ...entry, parent, key, value: parsed?.value ?? null, ttl, objects }, readSince, itemTtls);
    }
    if (isBulk) return;
    for (const item of records) {
      const stored = item.ttl && recordEntry(item.record, item.ttl, entry);
      if (stored && stored.key !== key) cache.put(stored, readSince);
    }
  };

  return {
    /**
     * Makes a call and stores its answer in the cache. `read` is the key by which further reads join it.
     */
    async call<Value>(
      question: Question<Value>,
      terms: ReadTerms,
      read: string,
      signal: AbortSignal,
    ): Promise<Answered<Value>> {
      const readSince = cache.clock();
      const { output, sentAt: fetchedAt } = await send(question, terms, read, signal);
      const { scope, operation } = question;
      const target = { service: operation.service, operation: operation.name, scope };
      const parsed =
        output === null ? null : question.parse({ output, fetchedAt, call: callInfo(target, output) });
      store(question, parsed, fetchedAt, readSince);
      if (parsed && parsed.records.length > 0) onRecords(parsed.records.map(({ record }) => record));
      return { parsed, fetchedAt: fetchedAt.getTime() };
    },
    /** Raises a background call to normal priority, because a client waits for it now. */
    promote(key: string): void {
      const prioritized = background.get(key);
      if (!prioritized) return;
      prioritized.priority = 'normal';
      background.delete(key);
      rateLimiter.promote(prioritized.bucket);
    },
  };
};
