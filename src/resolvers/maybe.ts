import type { MaybePromise } from '../model/page';

/** Applies a function to a value, at once where it is at hand. */
export const mapMaybe = <Value, Result>(
  value: MaybePromise<Value>,
  apply: (value: Value) => MaybePromise<Result>,
): MaybePromise<Result> => (value instanceof Promise ? value.then(apply) : apply(value));
