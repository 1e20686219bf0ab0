import { type Scope, scopeKey } from '../model/scope';

/*
 * Scopes whose changes AWS reports by events. What has never had an event may lack the rule, and a queue whose calls fail reports
 * late or nothing: such scopes are polled as if there were no events.
 */

export interface ReportedScopes {
  /** A queue had an event of a scope. */
  addEvent(queueUrl: string, scope: Scope): void;
  /** The last calls of a queue have succeeded, or one has failed. */
  setReadable(queueUrl: string, isReadable: boolean): void;
  /** True while a queue can be read that had an event of the scope within the last day. */
  has(scope: Scope): boolean;
  /** The number of such scopes. */
  count(): number;
}

const trustedMs = 86_400_000;

export const createReportedScopes = (now: () => number): ReportedScopes => {
  const readable = new Set<string>();
  /** When each queue had the last event of a scope, by the key of the scope. */
  const lastEvents = new Map<string, Map<string, number>>();

  const isReported = (queues: ReadonlyMap<string, number>): boolean =>
    [...queues].some(([queue, at]) => readable.has(queue) && now() - at < trustedMs);

  return {
    addEvent(queueUrl, scope) {
      const queues = lastEvents.get(scopeKey(scope)) ?? new Map<string, number>();
      lastEvents.set(scopeKey(scope), queues);
      queues.set(queueUrl, now());
    },
    setReadable(queueUrl, isReadable) {
      if (isReadable) readable.add(queueUrl);
      else readable.delete(queueUrl);
    },
    has(scope) {
      const queues = lastEvents.get(scopeKey(scope));
      return queues !== undefined && isReported(queues);
    },
    count: () => [...lastEvents.values()].filter(isReported).length,
  };
};
