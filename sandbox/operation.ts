import type { Caller } from './credentials';
import type { EstateScope, RegionEstate } from './estate';
import type { RawInput } from './protocol';
import { readInput, type InputOf, type Shape } from './validation';

/** One authenticated call, with everything an operation needs to answer it. */
export interface Call<Input> {
  readonly operation: string;
  readonly input: Input;
  readonly caller: Caller;
  readonly scope: EstateScope;
  readonly estate: RegionEstate;
  readonly now: Date;
  readonly requestId: string;
  /** False once the client has closed the connection. */
  readonly isConnected: () => boolean;
}

/** The output, or a promise of it where the operation takes time. */
export type Output = object | Promise<object>;

/** Answers a call with unvalidated input. Throws a ServiceError or an AwsError, or rejects with it. */
export type Operation = (call: Call<RawInput>) => Output;

/** An operation whose input is validated against `shape`. */
export const operation =
  <S extends Shape>(shape: S, answer: (call: Call<InputOf<S>>) => Output): Operation =>
  (call) =>
    answer({ ...call, input: readInput(shape, call.input) });
