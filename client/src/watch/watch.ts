import type { Question } from '../document';
import { GatewayError } from '../errors';
import type { ClientOptions } from '../request';
import { connection, type Step } from './connection';
import type { GivenToWatch, Watch, WatchOptions } from './options';
import { createRetries } from './retries';
import { pause, systemTiming, type Timing } from './timing';

const aborted = (cause?: unknown): GatewayError =>
  new GatewayError('ABORTED', 'The watch was aborted.', { cause });

type VariableValues = Readonly<Record<string, unknown>>;

/** The variables with which a subscription resumes. The gateway prefers the argument `after` to the header. */
const resuming = (variables: VariableValues, lastEventId: string | undefined): VariableValues =>
  variables['after'] === undefined || lastEventId === undefined
    ? variables
    : { ...variables, after: lastEventId };

const firstIdOf = ({ after }: VariableValues): string | undefined =>
  typeof after === 'string' && after !== '' ? after : undefined;

interface Watching<Data> {
  readonly client: ClientOptions;
  readonly timing: Timing;
  readonly query: string;
  readonly variables: VariableValues;
  readonly options: WatchOptions<Data>;
  readonly signal: AbortSignal;
}

/** The events of a subscription over as many connections as it takes. */
async function* eventsOf<Data>(watching: Watching<Data>): AsyncGenerator<Data, void, undefined> {
  const { client, timing, query, variables, options, signal } = watching;
  const { onState, onPartial, maxRetries = Infinity } = options;
  const canRenew = typeof client.headers === 'function';
  const retries = createRetries({ maxRetries, canRenew, random: () => timing.random() });
  let lastEventId = firstIdOf(variables);

  const connect = (): AsyncGenerator<Step<Data>, void, undefined> =>
    connection<Data>({
      client,
      watch: options as WatchOptions,
      timing,
      body: JSON.stringify({ query, variables: resuming(variables, lastEventId) }),
      lastEventId,
      signal,
      onLasting: () => retries.succeeded(),
    });

  onState?.({ name: 'connecting' });
  for (;;) {
    let end: GatewayError | 'complete' = 'complete';
    let isOpen = false;
    for await (const step of connect()) {
      if ('end' in step) {
        end = step.end;
        break;
      }
      if (!isOpen) onState?.({ name: 'open' });
      isOpen = true;
      if ('place' in step) {
        lastEventId = step.place;
        continue;
      }
      const { id, data, error } = step;
      lastEventId = id ?? lastEventId;
      retries.succeeded();
      if (error && !onPartial) throw error;
      if (error) onPartial?.(error);
      if (data !== null) yield data;
    }
    if (end === 'complete') return;
    const inMs = retries.waitAfter(end);
    onState?.({ name: 'reconnecting', error: end, inMs });
    await pause(timing, inMs, signal);
  }
}

/**
 * Returns a function that iterates over the events of a subscription: a text of this package, or your own. Each event is its data, as a query
 * returns it. The iterator
 *
 * - connects when its first event is asked for, and reads the next event only when the loop asks for it;
 * - connects again when the connection fails, ends early or falls silent, and resumes behind the last event: none is lost or doubled, and one of the
 *   type `GAP` says where that cannot be known;
 * - ends when the subscription is complete;
 * - throws a `GatewayError` where another attempt cannot succeed, for a field that failed unless `onPartial` is given, and `ABORTED` when the
 *   `signal` aborts.
 *
 * Leaving the loop closes the connection. A document that passes `after` must take it from a variable of this name.
 */
export const createWatch =
  (client: ClientOptions, timing: Timing = systemTiming): Watch =>
  <Data, Variables>(
    question: Question<Data, Variables>,
    ...[given, options = {}]: GivenToWatch<NoInfer<Data>, NoInfer<Variables>>
  ): AsyncIterableIterator<Data> => {
    const controller = new AbortController();
    const { signal: callers } = options;
    const variables: VariableValues = { ...given };
    const query = question.toString();
    const onAbort = (): void => controller.abort(aborted(callers?.reason));
    const { signal } = controller;
    const events = eventsOf<Data>({ client, timing, query, variables, options, signal });
    let isLeft = false;
    const hasLeft = (): boolean => isLeft;

    const leave = (): void => {
      isLeft = true;
      callers?.removeEventListener('abort', onAbort);
      controller.abort(aborted());
    };

    return {
      async next() {
        if (hasLeft()) return { done: true, value: undefined };
        callers?.addEventListener('abort', onAbort);
        if (callers?.aborted) onAbort();
        try {
          const result = await events.next();
          if (result.done) leave();
          return result;
        } catch (error) {
          const wasLeft = hasLeft();
          leave();
          if (wasLeft) return { done: true, value: undefined };
          throw error;
        }
      },
      async return() {
        leave();
        await events.return();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };
