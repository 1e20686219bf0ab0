import type { ScopeHealth } from '../aws/health';
import type { OperationHistory } from '../history/operationHistory';
import type { ExecutionCounts, ExecutionFilter, ExecutionPage, Listing, LogCoverage } from '../listing';
import type { Streams } from '../live/streams';
import type { Loaders } from '../loaders';
import type { LogLists } from '../kinds/logEvent';
import type { Access } from '../model/access';
import type { Caller } from '../model/caller';
import type { MaybePromise } from '../model/page';
import type { Scope } from '../model/scope';
import type { Pauses } from '../model/timeSlice';
import type { AnswerBudget } from '../query/answerBudget';
import type { QueryPlans } from '../query/plan';

export type { Statistics as GroupStatistics } from '../history/statistics';
export type { LogCoverage };
export type { ExecutionCounts, ExecutionFilter, ExecutionPage, Loaders, OperationHistory };

/** What every resolver of one operation receives. */
export interface GatewayContext {
  readonly caller: Caller;
  /** What the caller may see. */
  readonly access: Access;
  readonly loaders: Loaders;
  /** The lists of log events. */
  readonly logs: LogLists;
  readonly listing: Listing;
  /** What the gateway knows of executions beside AWS's answers. */
  readonly history: OperationHistory;
  /** What the document selects. */
  readonly plans: QueryPlans;
  /** What the answer may still contain. */
  readonly answer: AnswerBudget;
  /** Pauses of the execution for other requests. */
  readonly pauses: Pauses;
  /** The configured scopes that the caller may see. */
  readonly scopes: { readonly all: () => MaybePromise<readonly Scope[]> };
  readonly health: { of(scope: Scope): ScopeHealth };
  readonly now: () => Date;
  /** The streams of the caller, for an operation that begins a subscription. Undefined for all others. */
  readonly live: Streams | undefined;
}
