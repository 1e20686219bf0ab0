import type { MaybePromise } from '../model/page';

/** Applies a function to a value, synchronously unless the value is a promise. */
export const mapMaybe = <Value, Result>(
  value: MaybePromise<Value>,
  apply: (value: Value) => MaybePromise<Result>,
): MaybePromise<Result> => (value instanceof Promise ? value.then(apply) : apply(value));
