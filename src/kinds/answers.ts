import type { Answer } from '../model/answer';
import { type AwsCallInfo, MalformedResponse } from '../model/errors';

/** The value; MalformedResponse where the answer lacks it. */
export const required = <Value>(
  call: AwsCallInfo,
  value: Value | null | undefined,
  member: string,
): Value => {
  if (value !== null && value !== undefined) return value;
  throw new MalformedResponse(`AWS's answer has no ${member}, so it cannot be used.`, { aws: call });
};

/** Throws MalformedResponse where AWS answered about another object than the one that was requested. */
export const aboutRequested = (
  call: AwsCallInfo,
  member: string,
  returned: unknown,
  requested: string,
): void => {
  if (required(call, returned, member) === requested) return;
  throw new MalformedResponse(
    `AWS returned another ${member} than ${requested}, so its answer cannot be used.`,
    { aws: call },
  );
};

/** True for an answer without any member. No operation that the gateway calls returns such an answer. */
const isEmptyAnswer = (output: unknown): boolean =>
  typeof output !== 'object' ||
  output === null ||
  Object.keys(output).every((member) => member === '$metadata');

/**
 * The items of a list. AWS may omit an empty list, so a missing one counts as empty. Throws MalformedResponse where the
 * whole answer is empty, or an item is null.
 */
export const itemsOf = <Item>(
  { call, output }: Answer<unknown>,
  items: readonly Item[] | undefined,
): readonly Item[] => {
  if (isEmptyAnswer(output) || (items !== undefined && !Array.isArray(items))) {
    return required<readonly Item[]>(call, undefined, 'list');
  }
  return (items ?? []).map((item: Item) => required(call, item, 'item in its place'));
};
