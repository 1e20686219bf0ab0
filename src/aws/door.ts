import { type AwsCallInfo, GatewayError } from '../model/errors';
import type { Lifetime } from '../model/lifetime';
import type { NodeKind } from '../model/nodeId';
import type { NodeRecord, NodeRecords } from '../model/records';
import { type Scope, scopeKey } from '../model/scope';
import { attempt, type RetrySettings, type Trip } from './attempts';
import { type Bill, billed, type BilledOperation } from './bill';
import type { ClientPool } from './clients';
import { callInfo } from './errors';
import { createFlights } from './flights';
import type { Memory, Remembered } from './memory';
import type { Operation, ServiceName } from './operations';
import { type Caller, clockToleranceMs, type SharedMemory } from './sharedMemory';
import type { Turns } from './turns';

/** What AWS said, and when. */
export interface Answer<Output> {
  readonly output: Output;
  readonly fetchedAt: Date;
  /** The call that brought it, for errors about what it says. */
  readonly call: AwsCallInfo;
}

/** A record, null for what does not exist, undefined for what is not known. */
export type Recalled<Value> = Value | null | undefined | Promise<Value | null | undefined>;

type NamedOperation = Pick<Operation<never, unknown>, 'service' | 'name'>;

/** The one way to AWS, as one request sees it. It knows accounts, regions and operations, but nothing of executions. */
export interface AwsDoor {
  /**
   * AWS's answer; null when AWS says that what was asked for does not exist. It may come from memory, or from a
   * call that somebody else has under way. `lifetimeOf` says how long an answer may serve others; undefined: not at all,
   * since it cannot be used.
   * Rejects with a GatewayError for everything that goes wrong, BUDGET_EXCEEDED and DEADLINE_EXCEEDED included.
   */
  ask<Input, Output>(
    scope: Scope,
    operation: Operation<Input, Output>,
    input: Input,
    lifetimeOf: (output: Output) => Lifetime | undefined,
  ): Promise<Answer<Output> | null>;

  /**
   * What memory has of AWS's answer, however old; undefined when it has none that may serve this request at all.
   * `isGood`: `ask` would give it, or it is younger than `goodForMs`. It asks nobody, and costs nothing.
   */
  lastKnown<Input, Output>(
    scope: Scope,
    operation: Operation<Input, Output>,
    input: Input,
    goodForMs: number,
  ): { readonly answer: Answer<Output> | null; readonly isGood: boolean } | undefined;

  /** Says whether another answer shows that what `operation` lists for `input` may change at any moment. */
  markLively(scope: Scope, operation: NamedOperation, input: object, isLively: boolean): void;

  /**
   * Keeps a record that an answer about several told: it spares the call of `operation` for `ids` alone. Null keeps
   * that it does not exist.
   */
  keep(
    told: Pick<NodeRecord, 'kind' | 'scope' | 'fetchedAt'>,
    operation: NamedOperation,
    ids: readonly string[],
    lifetime: Lifetime,
    record: NodeRecord | null,
  ): void;

  /**
   * What was kept for the call, while it is good for this request; undefined when nothing was. At once, unless
   * replicas share a memory that has to be looked into.
   */
  recall<Kind extends NodeKind>(
    kind: Kind,
    scope: Scope,
    operation: NamedOperation,
    ids: readonly string[],
  ): Recalled<NodeRecords[Kind]>;

  /** Makes memory forget all that this request was told: a value in it cannot be read, so it may serve nobody else. */
  forget(): void;

  /** Tells the bill that so many of the calls made turned out to be more than needed. */
  couldHaveSpared(calls: number): void;
}

/** What one request may ask, and how. */
export interface RequestTerms {
  /** Aborts when the request's time is over or its client has gone; its reason is the error to answer with. */
  readonly signal: AbortSignal;
  /** Answers from before this moment, in epoch milliseconds, do not serve it; -Infinity takes all that are good. */
  readonly notBefore: number;
  readonly bill: Bill;
  /** True where nobody waits for the answer: it is asked only for what others leave. */
  readonly isBackground?: boolean;
}

/** One call that was made, as metrics and logs hear of it. */
export interface MadeCall extends BilledOperation {
  readonly milliseconds: number;
  readonly retries: number;
  /** Tries that AWS throttled. */
  readonly throttles: number;
  readonly outcome: 'ok' | 'not_found' | 'error';
  readonly error?: GatewayError;
}

export interface DoorOptions {
  readonly clients: ClientPool;
  readonly memory: Memory;
  /** Behind the memory, where replicas share one. */
  readonly shared?: SharedMemory | undefined;
  readonly turns: Turns;
  readonly retries: RetrySettings;
  readonly now: () => Date;
  readonly onCall: (call: MadeCall) => void;
}

/** The door of the process: it joins, remembers, takes turns, tries again and counts, for all requests together. */
export interface AwsEntrance {
  forRequest(terms: RequestTerms): AwsDoor;
}

interface Question<Input, Output> {
  readonly scope: Scope;
  readonly operation: Operation<Input, Output>;
  readonly input: Input;
  readonly lifetimeOf: (output: Output) => Lifetime | undefined;
}

/** True for an answer without any member, which AWS gives to none of the gateway's questions. */
export const isEmptyAnswer = (output: unknown): boolean =>
  typeof output !== 'object' ||
  output === null ||
  Object.keys(output).every((member) => member === '$metadata');

/** AWS's answer may have any shape; one that cannot be read so far is told to its asker, and kept for nobody else. */
const lifetimeIfReadable = <Output>(
  lifetimeOf: (output: Output) => Lifetime | undefined,
  output: Output,
): Lifetime | undefined => {
  try {
    return isEmptyAnswer(output) ? undefined : lifetimeOf(output);
  } catch {
    return undefined;
  }
};

export const awsEntrance = (options: DoorOptions): AwsEntrance => {
  const { clients, memory, shared, turns, retries, now, onCall } = options;
  const flights = createFlights();

  const keyOf = (scope: Scope, { service, name }: NamedOperation, what: unknown): string =>
    JSON.stringify([clients.identityOf(scope), scopeKey(scope), service, name, what]);

  const laneOf = (scope: Scope, { service, name }: NamedOperation): string =>
    `${scopeKey(scope)} ${service}:${name}`;

  /** Calls under way that nobody waits for. */
  const unhurried = new Map<string, { isBackground: boolean }>();

  const callerFor =
    (scope: Scope, service: ServiceName): Caller =>
    () =>
      clients.callerOf(scope, service);

  /** Keeps AWS's answer, and tells the other replicas. */
  const learn = (key: string, remembered: Remembered, scope: Scope, service: ServiceName): void => {
    memory.set(key, remembered);
    shared?.set(
      key,
      callerFor(scope, service),
      remembered,
      memory.goodForMs(key, remembered, now().getTime()),
    );
  };

  /** Makes a call that nobody has under way, and keeps what AWS says. */
  const make = async <Input, Output>(
    key: string,
    { scope, operation, input, lifetimeOf }: Question<Input, Output>,
    { bill, isBackground = false }: RequestTerms,
    signal: AbortSignal,
  ): Promise<Answer<Output> | null> => {
    const target = { service: operation.service, operation: operation.name, scope };
    const line = billed(operation.service, operation.name, scope);
    const begun = performance.now();
    const trip: Trip = { retries: 0, throttles: 0, waited: 0 };
    const tell = (outcome: MadeCall['outcome'], error?: GatewayError): void => {
      const told = { ...line, milliseconds: performance.now() - begun, retries: trip.retries };
      bill.made({ ...told, waitedMilliseconds: trip.waited });
      onCall({ ...told, throttles: trip.throttles, outcome, ...(error && { error }) });
    };

    const standing = { isBackground };
    if (isBackground) unhurried.set(key, standing);
    try {
      const output = await attempt(
        {
          lane: laneOf(scope, operation),
          asker: bill,
          standing,
          target,
          send: (abortSignal) => operation.send(clients.of(scope), input, { abortSignal }),
          signal,
          trip,
        },
        turns,
        retries,
      );
      tell(output === null ? 'not_found' : 'ok');
      const fetchedAt = now();
      const value = output === null ? null : { output, fetchedAt, call: callInfo(target, output) };
      const lifetime = output === null ? 'lively' : lifetimeIfReadable(lifetimeOf, output);
      if (lifetime) learn(key, { value, at: fetchedAt.getTime(), lifetime }, scope, operation.service);
      return value;
    } catch (error) {
      tell('error', error instanceof GatewayError ? error : undefined);
      throw error;
    } finally {
      unhurried.delete(key);
    }
  };

  /** Somebody waits now for a call that was begun in the background. */
  const hurry = (key: string, scope: Scope, operation: NamedOperation): void => {
    const standing = unhurried.get(key);
    if (!standing) return;
    standing.isBackground = false;
    unhurried.delete(key);
    turns.hurry(laneOf(scope, operation));
  };

  return {
    forRequest: (terms) => {
      const { signal, notBefore, bill, isBackground = false } = terms;
      const remembered = (key: string, scope: Scope, { service, name }: NamedOperation) => {
        const found = memory.get(key, now().getTime(), notBefore);
        if (found) bill.remembered(billed(service, name, scope));
        return found;
      };

      /** How to forget each thing that was told. */
      const told = new Map<string, () => void>();
      const note = (key: string, scope: Scope, { service }: NamedOperation): void => {
        told.set(key, () => {
          memory.forget(key);
          shared?.forget(key, callerFor(scope, service));
        });
      };

      /** The moments of what other replicas have told: all that AWS said then is shared already. */
      const heard = new Set<number>();

      /** What another replica was told meanwhile, or this one. */
      const rememberedByOthers = async (
        others: SharedMemory,
        key: string,
        scope: Scope,
        named: NamedOperation,
      ) => {
        const theirs = await others.get(key, callerFor(scope, named.service));
        signal.throwIfAborted();
        const time = now().getTime();
        const isOfItsTime =
          theirs && theirs.at >= notBefore + clockToleranceMs && theirs.at <= time + clockToleranceMs;
        if (isOfItsTime && memory.goodForMs(key, theirs, time) > 0) {
          memory.set(key, theirs);
          heard.add(theirs.at);
        }
        return remembered(key, scope, named);
      };

      return {
        async ask<Input, Output>(
          scope: Scope,
          operation: Operation<Input, Output>,
          input: Input,
          lifetimeOf: (output: Output) => Lifetime | undefined,
        ) {
          signal.throwIfAborted();
          const key = keyOf(scope, operation, input);
          note(key, scope, operation);
          let found = remembered(key, scope, operation);
          if (!found && shared && !flights.isFlying(key))
            found = await rememberedByOthers(shared, key, scope, operation);
          if (found) return found.value as Answer<Output> | null;
          if (flights.isFlying(key)) {
            bill.joined(billed(operation.service, operation.name, scope));
            if (!isBackground) hurry(key, scope, operation);
          } else bill.spend();
          const question = { scope, operation, input, lifetimeOf };
          return flights.join(key, signal, (flight) => make(key, question, terms, flight));
        },

        lastKnown<Input, Output>(
          scope: Scope,
          operation: Operation<Input, Output>,
          input: Input,
          goodForMs: number,
        ) {
          const key = keyOf(scope, operation, input);
          const found = memory.last(key);
          if (!found || found.at < notBefore) return undefined;
          const time = now().getTime();
          const isGood = time - found.at < goodForMs || memory.goodForMs(key, found, time) > 0;
          if (isGood) bill.remembered(billed(operation.service, operation.name, scope));
          return { answer: found.value as Answer<Output> | null, isGood };
        },

        markLively(scope, operation, input, isLively) {
          memory.markLively(keyOf(scope, operation, input), isLively);
        },

        keep({ kind, scope, fetchedAt }, operation, ids, lifetime, record) {
          const key = keyOf(scope, operation, [kind, ...ids]);
          const at = fetchedAt.getTime();
          note(key, scope, operation);
          // A list that comes from memory tells its items again; they are kept already.
          if (memory.get(key, now().getTime(), at)) return;
          const remembered = { value: record, at, lifetime };
          if (heard.has(at)) memory.set(key, remembered);
          else learn(key, remembered, scope, operation.service);
        },

        recall<Kind extends NodeKind>(
          kind: Kind,
          scope: Scope,
          operation: NamedOperation,
          ids: readonly string[],
        ) {
          const key = keyOf(scope, operation, [kind, ...ids]);
          note(key, scope, operation);
          const valueOf = (found: Remembered | undefined) =>
            found?.value as NodeRecords[Kind] | null | undefined;
          const found = remembered(key, scope, operation);
          if (found || !shared) return valueOf(found);
          return rememberedByOthers(shared, key, scope, operation).then(valueOf);
        },

        forget() {
          for (const forget of told.values()) forget();
        },

        couldHaveSpared: (calls) => bill.couldHaveSpared(calls),
      };
    },
  };
};
