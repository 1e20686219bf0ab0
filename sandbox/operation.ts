import type { Caller } from './credentials';
import type { EstateScope, RegionEstate } from './estate';
import type { RawInput } from './protocol';
import { readInput, type InputOf, type Shape } from './validation';

/** One call, with all that an operation needs to answer it. */
export interface Call<Input> {
  readonly operation: string;
  readonly input: Input;
  readonly caller: Caller;
  readonly scope: EstateScope;
  readonly estate: RegionEstate;
  readonly now: Date;
  readonly requestId: string;
}

/** Answers a call whose input nobody has checked yet. Throws a Problem or an AwsError. */
export type Operation = (call: Call<RawInput>) => object;

/** An operation that takes what `shape` says. */
export const operation =
  <S extends Shape>(shape: S, answer: (call: Call<InputOf<S>>) => object): Operation =>
  (call) =>
    answer({ ...call, input: readInput(shape, call.input) });
