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
import type { Memory } from './memory';
import type { Operation } from './operations';
import type { Turns } from './turns';

/** What AWS said, and when. */
export interface Answer<Output> {
  readonly output: Output;
  readonly fetchedAt: Date;
  /** The call that brought it, for errors about what it says. */
  readonly call: AwsCallInfo;
}

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

  /** What was kept for the call, while it is good for this request; undefined when nothing was. */
  recall<Kind extends NodeKind>(
    kind: Kind,
    scope: Scope,
    operation: NamedOperation,
    ids: readonly string[],
  ): NodeRecords[Kind] | null | undefined;

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
}

/** One call that was made, as metrics and logs hear of it. */
export interface MadeCall extends BilledOperation {
  readonly milliseconds: number;
  readonly retries: number;
  readonly outcome: 'ok' | 'not_found' | 'error';
  readonly error?: GatewayError;
}

export interface DoorOptions {
  readonly clients: ClientPool;
  readonly memory: Memory;
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

export const awsEntrance = ({ clients, memory, turns, retries, now, onCall }: DoorOptions): AwsEntrance => {
  const flights = createFlights();

  const keyOf = (scope: Scope, { service, name }: NamedOperation, what: unknown): string =>
    JSON.stringify([clients.identityOf(scope), scopeKey(scope), service, name, what]);

  /** Makes a call that nobody has under way, and keeps what AWS says. */
  const make = async <Input, Output>(
    key: string,
    { scope, operation, input, lifetimeOf }: Question<Input, Output>,
    bill: Bill,
    signal: AbortSignal,
  ): Promise<Answer<Output> | null> => {
    const target = { service: operation.service, operation: operation.name, scope };
    const line = billed(operation.service, operation.name, scope);
    const begun = performance.now();
    const trip: Trip = { retries: 0, waited: 0 };
    const tell = (outcome: MadeCall['outcome'], error?: GatewayError): void => {
      const told = { ...line, milliseconds: performance.now() - begun, retries: trip.retries };
      bill.made({ ...told, waitedMilliseconds: trip.waited });
      onCall({ ...told, outcome, ...(error && { error }) });
    };

    try {
      const output = await attempt(
        {
          lane: `${scopeKey(scope)} ${operation.service}:${operation.name}`,
          asker: bill,
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
      if (lifetime) memory.set(key, { value, at: fetchedAt.getTime(), lifetime });
      return value;
    } catch (error) {
      tell('error', error instanceof GatewayError ? error : undefined);
      throw error;
    }
  };

  return {
    forRequest: ({ signal, notBefore, bill }) => {
      const remembered = (key: string, scope: Scope, { service, name }: NamedOperation) => {
        const found = memory.get(key, now().getTime(), notBefore);
        if (found) bill.remembered(billed(service, name, scope));
        return found;
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
          const found = remembered(key, scope, operation);
          if (found) return found.value as Answer<Output> | null;
          if (flights.isFlying(key)) bill.joined(billed(operation.service, operation.name, scope));
          else bill.spend();
          const question = { scope, operation, input, lifetimeOf };
          return flights.join(key, signal, (flight) => make(key, question, bill, flight));
        },

        markLively(scope, operation, input, isLively) {
          memory.markLively(keyOf(scope, operation, input), isLively);
        },

        keep({ kind, scope, fetchedAt }, operation, ids, lifetime, record) {
          const key = keyOf(scope, operation, [kind, ...ids]);
          const at = fetchedAt.getTime();
          // A list that comes from memory tells its items again; they are kept already.
          if (memory.get(key, now().getTime(), at)) return;
          memory.set(key, { value: record, at, lifetime });
        },

        recall<Kind extends NodeKind>(
          kind: Kind,
          scope: Scope,
          operation: NamedOperation,
          ids: readonly string[],
        ) {
          const found = remembered(keyOf(scope, operation, [kind, ...ids]), scope, operation);
          return found?.value as NodeRecords[Kind] | null | undefined;
        },

        couldHaveSpared: (calls) => bill.couldHaveSpared(calls),
      };
    },
  };
};
