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
}

/** Answers a call with unvalidated input. Throws a ServiceError or an AwsError. */
export type Operation = (call: Call<RawInput>) => object;

/** An operation whose input is validated against `shape`. */
export const operation =
  <S extends Shape>(shape: S, answer: (call: Call<InputOf<S>>) => object): Operation =>
  (call) =>
    answer({ ...call, input: readInput(shape, call.input) });
