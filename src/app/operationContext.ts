import type { GraphQLSchema } from 'graphql';
import type { CallLedger } from '../aws/callLedger';
import type { Health } from '../aws/health';
import type { Priority } from '../aws/rateLimiter';
import type { ReadPipeline } from '../aws/read';
import type { Scopes } from '../aws/scopes';
import { createListing, type ListViews } from '../listing';
import { createLoaders } from '../loaders';
import type { Caller } from '../model/caller';
import { createPauses } from '../model/timeSlice';
import type { AnswerBudget } from '../query/answerBudget';
import { queryPlans } from '../query/plan';
import type { GatewayContext } from '../resolvers/context';
import { isMalformedItem } from '../resolvers/malformed';

/** The limits and settings of one operation. */
export interface OperationTerms {
  readonly caller: Caller;
  /** Aborts when the operation's time is over or its client has left; the reason is the error to answer with. */
  readonly signal: AbortSignal;
  /** The call budget, and the ledger of what is spent. */
  readonly budget: CallLedger;
  /** What the answer may still contain. */
  readonly answer: AnswerBudget;
  /** Answers from before this moment, in epoch milliseconds, are too old; -Infinity accepts all valid ones. */
  readonly minFetchedAt: number;
  readonly priority: Priority;
}

/** The services of the process, which all operations share. */
interface SharedServices {
  readonly pipeline: ReadPipeline;
  readonly scopes: Scopes;
  readonly health: Health;
  readonly now: () => Date;
  /** Cached lists younger than this are fresh enough for `executions`, in milliseconds. */
  readonly listsFreshMs: number;
  readonly listViews: ListViews;
}

/** The context of one operation: its resolvers' context, and the budget and cache entries that it used. */
export interface OperationContext extends GatewayContext {
  readonly caller: Caller;
  readonly budget: CallLedger;
  /** Deletes from the caches the malformed answers that the operation has read: these pages, and what fits no field. */
  readonly forget: (schema: GraphQLSchema, pages: ReadonlySet<unknown>) => void;
}

/** Creates the context of an operation: of a request or of a background refresh. */
export const operationContext = (
  { pipeline, scopes, health, now, listsFreshMs, listViews }: SharedServices,
  { caller, signal, budget, answer, minFetchedAt, priority }: OperationTerms,
): OperationContext => {
  const reader = pipeline.forOperation({ caller, signal, ledger: budget, minFetchedAt, priority });
  const pauses = createPauses();
  return {
    caller,
    budget,
    pauses,
    loaders: createLoaders(reader, pauses),
    // A refresh reads whatever has expired; requests accept what the last round read.
    listing: createListing(reader, pauses, listViews, priority === 'background' ? 0 : listsFreshMs),
    plans: queryPlans,
    answer,
    scopes: { all: () => scopes.all(signal) },
    health,
    now,
    forget: (schema, pages) => reader.forget((value) => pages.has(value) || isMalformedItem(schema, value)),
  };
};
