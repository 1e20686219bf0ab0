import { type AwsCallInfo, GatewayError } from '../model/errors';
import type { Scope } from '../model/scope';
import type { ClientPool } from './clients';
import { callInfo, isNotFound, isRefusedToken, upstreamError } from './errors';
import type { Operation } from './operations';

/** What AWS said, and when. */
export interface Answer<Output> {
  readonly output: Output;
  readonly fetchedAt: Date;
  /** The call that brought it, for errors about what it says. */
  readonly call: AwsCallInfo;
}

/** One call that was made, as metrics and logs hear of it. */
export interface MadeCall {
  readonly service: string;
  readonly operation: string;
  readonly scope: Scope;
  readonly milliseconds: number;
  readonly outcome: 'ok' | 'not_found' | 'error';
  readonly error?: GatewayError;
}

/** The one way to AWS. It knows accounts, regions and operations, but nothing of executions. */
export interface AwsDoor {
  /**
   * AWS's answer; null when AWS says that what was asked for does not exist.
   * Rejects with a GatewayError for everything else that goes wrong.
   */
  ask<Input, Output>(
    scope: Scope,
    operation: Operation<Input, Output>,
    input: Input,
  ): Promise<Answer<Output> | null>;
}

export interface DoorOptions {
  readonly clients: ClientPool;
  readonly now: () => Date;
  readonly onCall: (call: MadeCall) => void;
}

export const awsDoor = ({ clients, now, onCall }: DoorOptions): AwsDoor => ({
  async ask(scope, operation, input) {
    const { service, name } = operation;
    const target = { service, operation: name, scope };
    const begun = performance.now();
    const tell = (outcome: MadeCall['outcome'], error?: GatewayError): void =>
      onCall({
        ...target,
        milliseconds: performance.now() - begun,
        outcome,
        ...(error && { error }),
      });

    try {
      const output = await operation.send(clients.of(scope), input);
      tell('ok');
      return { output, fetchedAt: now(), call: callInfo(target, output) };
    } catch (thrown) {
      if (isNotFound(service, thrown)) {
        tell('not_found');
        return null;
      }
      const error = isRefusedToken(thrown) ? expiredCursor(thrown) : upstreamError(target, thrown);
      tell('error', error);
      throw error;
    }
  },
});

const expiredCursor = (cause: unknown): GatewayError =>
  new GatewayError(
    'BAD_USER_INPUT',
    'after: AWS does not accept the place this cursor stands for any more; expected a newer cursor, or none to begin again.',
    {},
    { cause },
  );
