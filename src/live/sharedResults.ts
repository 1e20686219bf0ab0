import {
  type DocumentNode,
  type FormattedExecutionResult,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Caller } from '../model/caller';
import type { MaybePromise } from '../model/page';
import type { Clock } from './clock';
import type { SubscriptionRequest } from './subscribe';

/*
 * Streams with the same document, variables and rights receive the same answer for an event, so it is computed once: for the first of
 * them, and with the budget of that one. A stream that is far behind the others has it computed again: answers are kept for seconds, since
 * few variables are equal for long.
 */

/** How often a document uses a variable. Its definition is no use. */
const usesOf = (document: DocumentNode, variable: string): number => {
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable({ name }) {
      if (name.value === variable) uses += 1;
    },
  });
  return uses;
};

/** The variables that say only where a stream resumes. */
const resumeVariables = (
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): readonly string[] =>
  selectionSet.selections.flatMap((field) => {
    const after =
      field.kind === Kind.FIELD
        ? field.arguments?.find(({ name }) => name.value === 'after')?.value
        : undefined;
    if (after?.kind !== Kind.VARIABLE) return [];
    return usesOf(document, after.name.value) === 1 ? [after.name.value] : [];
  });

/** Equal for streams that receive equal answers. */
export const shareKeyOf = (
  { query, operationName, variables, wantsReport }: SubscriptionRequest,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { rights, permissions }: Caller,
): string => {
  const left = new Set(resumeVariables(document, operation));
  const others = Object.entries(variables ?? {})
    .filter(([name]) => !left.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const hasReport = wantsReport === true && permissions.callReport;
  return JSON.stringify([rights, query, operationName ?? null, others, hasReport]);
};

/** Errors of the limits of one caller, and of the calls that it waits for. They say nothing of the others. */
const ownErrors: ReadonlySet<unknown> = new Set(['RATE_LIMITED', 'DEADLINE_EXCEEDED']);

const isOwn = ({ errors }: FormattedExecutionResult): boolean =>
  errors?.some(({ extensions }) => ownErrors.has(extensions?.code)) ?? false;

/** How long an answer is kept for streams that are a little behind the first. */
const keptMs = 10_000;

/** The answers that are kept at most. */
const mostKept = 1_000;

type Answers = Map<string, MaybePromise<FormattedExecutionResult>>;

export const createSharedResults = ({ now }: Pick<Clock, 'now'>) => {
  /** Answers by key, of each event; the events in the order in which they were first answered. */
  const byEvent = new Map<object, { readonly until: number; readonly answers: Answers }>();
  let count = 0;

  /** Drops what is too old, and the oldest of what is too much. */
  const drop = (): void => {
    for (const [event, { until, answers }] of byEvent) {
      if (until > now() && count < mostKept) return;
      byEvent.delete(event);
      count -= answers.size;
    }
  };

  const answersTo = (event: object): Answers => {
    drop();
    const known = byEvent.get(event)?.answers;
    if (known) return known;
    const answers: Answers = new Map();
    byEvent.set(event, { until: now() + keptMs, answers });
    return answers;
  };

  return {
    /** The answer to an event, computed once per key; at once where it is known. The event is one object for all streams. */
    get(
      event: object,
      key: string,
      compute: () => Promise<FormattedExecutionResult>,
    ): MaybePromise<FormattedExecutionResult> {
      const answers = answersTo(event);
      const shared = answers.get(key);
      const orOwn = (result: FormattedExecutionResult) => (isOwn(result) ? compute() : result);
      if (shared) return shared instanceof Promise ? shared.then(orOwn) : orOwn(shared);
      const result = compute();
      answers.set(key, result);
      count += 1;
      void result.then(
        (known) => answers.set(key, known),
        () => undefined,
      );
      return result;
    },
    /** The answers that are kept. */
    count: () => count,
  };
};
