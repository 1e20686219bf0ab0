import { type FormattedExecutionResult, Kind, type OperationDefinitionNode } from 'graphql';
import type { Caller } from '../model/caller';
import type { SubscriptionRequest } from './subscribe';

/*
 * Streams with the same document, variables and rights receive the same answer for an event, so it is computed once: for the first of
 * them, and with the budget of that one.
 */

/** The variables that say only where a stream resumes. */
const resumeVariables = ({ selectionSet }: OperationDefinitionNode): readonly string[] =>
  selectionSet.selections.flatMap((field) => {
    const after =
      field.kind === Kind.FIELD
        ? field.arguments?.find(({ name }) => name.value === 'after')?.value
        : undefined;
    return after?.kind === Kind.VARIABLE ? [after.name.value] : [];
  });

/** Equal for streams that receive equal answers. */
export const shareKeyOf = (
  { query, operationName, variables, wantsReport }: SubscriptionRequest,
  operation: OperationDefinitionNode,
  { rights, permissions }: Caller,
): string => {
  const left = new Set(resumeVariables(operation));
  const others = Object.entries(variables ?? {})
    .filter(([name]) => !left.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const hasReport = wantsReport === true && permissions.callReport;
  return JSON.stringify([rights, query, operationName ?? null, others, hasReport]);
};

/** True for an answer whose calls the limit of one caller has refused. It says nothing of the others. */
const isRefused = ({ errors }: FormattedExecutionResult): boolean =>
  errors?.some(({ extensions }) => extensions?.code === 'RATE_LIMITED') ?? false;

export const createSharedResults = () => {
  const byEvent = new WeakMap<object, Map<string, Promise<FormattedExecutionResult>>>();
  return {
    /** The answer to an event, computed once per key. The event is one object for all streams. */
    async get(
      event: object,
      key: string,
      compute: () => Promise<FormattedExecutionResult>,
    ): Promise<FormattedExecutionResult> {
      const known = byEvent.get(event) ?? new Map<string, Promise<FormattedExecutionResult>>();
      byEvent.set(event, known);
      const shared = known.get(key);
      if (shared) {
        const result = await shared;
        return isRefused(result) ? compute() : result;
      }
      const result = compute();
      known.set(key, result);
      return result;
    },
  };
};
