import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FragmentDefinitionNode,
  getOperationAST,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
} from 'graphql';
import type { MaybePromise } from '../model/page';
import { isPending } from './complete';
import { type PlanTerms, type Selection } from './plan';
import { planOf } from './plans';
import { PrintedData } from './printedText';
import { printSelection } from './printSelection';
import { Run } from './run';
import type { Texts } from './texts';
import { variablesOf } from './variables';

/*
 * Executes valid documents like `execute` of GraphQL.js, with the same data and the same errors in the same order, but prints
 * the data as JSON text. A document is planned once (plan.ts) and then executed by its plan (printSelection.ts,
 * complete.ts). What the executor does not support falls back to GraphQL.js.
 */

export { PrintedData };

/** Why an operation is executed by GraphQL.js. `operation`: the document has no query of the requested name. */
export const fallbackReasons = ['introspection', 'operation'] as const;
export type FallbackReason = (typeof fallbackReasons)[number];

/** A document that is valid for the schema, and the values of a request. */
export interface ExecutionRequest {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly context: unknown;
}

/** The answer. Without `data`, the operation was not executed, because its variables are invalid or it does not exist. */
export interface PrintedResult {
  readonly errors?: readonly GraphQLError[];
  readonly data?: PrintedData | ExecutionResult['data'];
}

/** Executes an operation. Never throws or rejects because of a field. */
export type Executor = (request: ExecutionRequest) => MaybePromise<PrintedResult>;

const fragments = new WeakMap<DocumentNode, PlanTerms['fragments']>();

const fragmentsOf = (document: DocumentNode): PlanTerms['fragments'] => {
  const known = fragments.get(document);
  if (known) return known;
  const found = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) found[definition.name.value] = definition;
  fragments.set(document, found);
  return found;
};

const isIntrospection = ({ names }: Selection): boolean => names.has('__schema') || names.has('__type');

const answerOf = ({ errors: { all } }: Run, data: PrintedData | null): PrintedResult =>
  all.length === 0 ? { data } : { errors: all, data };

const failed = (run: Run, error: unknown): PrintedResult => {
  run.errors.add(error as GraphQLError, undefined);
  return answerOf(run, null);
};

/**
 * The executor of a schema. `onFallback` is called for each operation that GraphQL.js executes. `textsOf` returns the kept
 * texts that a request with this context may use; none by default.
 */
export const createExecutor =
  (
    schema: GraphQLSchema,
    onFallback: (reason: FallbackReason) => void,
    textsOf: (context: unknown) => Texts | undefined = () => undefined,
  ): Executor =>
  ({ document, operationName, variables, context }) => {
    const fallBack = (reason: FallbackReason): MaybePromise<ExecutionResult> => {
      onFallback(reason);
      return execute({ schema, document, operationName, variableValues: variables, contextValue: context });
    };
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.QUERY) return fallBack('operation');

    const coerced = variablesOf(schema, operation, variables ?? {});
    if (coerced.errors) return { errors: coerced.errors };
    const terms = { schema, operation, fragments: fragmentsOf(document), variableValues: coerced.coerced };
    const run = new Run(terms, context, textsOf(context));
    try {
      const { root } = planOf(terms);
      if (isIntrospection(root)) return fallBack('introspection');
      const printed = printSelection(run, root, undefined, undefined);
      return isPending(printed)
        ? printed.then(
            (text) => answerOf(run, new PrintedData(text)),
            (error: unknown) => failed(run, error),
          )
        : answerOf(run, new PrintedData(printed));
    } catch (error) {
      return failed(run, error);
    }
  };
