import type { GraphQLSchema } from 'graphql';
import type { TextCache } from '../aws/cache/processCache';
import type { CallLedger } from '../aws/callLedger';
import type { Health } from '../aws/health';
import type { Priority } from '../aws/rateLimiter';
import type { AwsReader, ReadPipeline } from '../aws/read';
import type { Scopes } from '../aws/scopes';
import type { Texts } from '../execute/texts';
import type { History } from '../history';
import type { Expectations } from '../history/expectations';
import { createOperationHistory, type OperationHistory } from '../history/operationHistory';
import { createListing, type Listing, type ListViews } from '../listing';
import { createLoaders, type Loaders } from '../loaders';
import type { Access } from '../model/access';
import type { Caller } from '../model/caller';
import type { EndSignal } from '../model/endSignal';
import { createPauses } from '../model/timeSlice';
import type { AnswerBudget } from '../query/answerBudget';
import { queryPlans } from '../query/plan';
import type { GatewayContext } from '../resolvers/context';
import { mapMaybe } from '../resolvers/maybe';
import { isMalformedItem } from '../resolvers/malformed';
import { answerTexts } from './answerTexts';
import type { OperationSpan } from './tracing';

/** The limits and settings of one operation. */
export interface OperationTerms {
  readonly caller: Caller;
  /** Aborts when the operation's time is over or its client has left; the reason is the error to answer with. */
  readonly signal: EndSignal;
  /** The call budget, and the ledger of what is spent. */
  readonly budget: CallLedger;
  /** What the answer may still contain. */
  readonly answer: AnswerBudget;
  /** Answers from before this moment, in epoch milliseconds, are too old; -Infinity accepts all valid ones. */
  readonly minFetchedAt: number;
  readonly priority: Priority;
  /** Undefined where nothing is traced. */
  readonly trace?: OperationSpan | undefined;
}

/** The services of the process, which all operations share. */
interface SharedServices {
  readonly pipeline: ReadPipeline;
  readonly texts: TextCache | undefined;
  readonly scopes: Scopes;
  readonly accessOf: (caller: Caller) => Access;
  readonly health: Health;
  readonly now: () => Date;
  /** Cached lists younger than this are fresh enough for `executions`, in milliseconds. */
  readonly listsFreshMs: number;
  readonly listViews: ListViews;
  readonly store: History;
  readonly expectations: Expectations;
  /** False: no answer of AWS is used again, so that each look-up asks AWS. */
  readonly isCaching: boolean;
}

/** The context of one operation: its resolvers' context, and the budget and cache entries that it used. */
export interface OperationContext extends GatewayContext {
  readonly budget: CallLedger;
  /** Undefined where nothing is traced. */
  readonly trace: OperationSpan | undefined;
  /** Printed texts that the operation may use. Undefined where nothing is cached. */
  readonly texts: Texts | undefined;
  /** Deletes from the caches the malformed answers that the operation has read: these pages, and what fits no field. */
  readonly forget: (schema: GraphQLSchema, pages: ReadonlySet<unknown>) => void;
}

/** Makes what costs time only for the operations that need it. */
class Operation implements OperationContext {
  readonly caller: Caller;
  readonly access: Access;
  readonly budget: CallLedger;
  readonly trace: OperationSpan | undefined;
  readonly answer: AnswerBudget;
  readonly scopes: GatewayContext['scopes'];
  readonly health: Health;
  readonly now: () => Date;
  readonly plans = queryPlans;
  readonly pauses = createPauses();
  private madeReader: AwsReader | undefined;
  private madeLoaders: Loaders | undefined;
  private madeListing: Listing | undefined;
  private madeHistory: OperationHistory | undefined;

  constructor(
    private readonly services: SharedServices,
    private readonly terms: OperationTerms,
  ) {
    this.caller = terms.caller;
    this.access = services.accessOf(terms.caller);
    this.budget = terms.budget;
    this.trace = terms.trace;
    this.answer = terms.answer;
    this.scopes = {
      all: () => mapMaybe(services.scopes.all(terms.signal), (all) => this.access.scopes(all)),
    };
    this.health = services.health;
    this.now = services.now;
  }

  /** A getter, because Apollo Server copies the context before the execution. The texts must use the reader of the copy. */
  get texts(): Texts | undefined {
    const { texts } = this.services;
    return texts && answerTexts(texts, this.caller, this.answer, () => this.reader);
  }

  private get reader(): AwsReader {
    const { caller, signal, minFetchedAt, budget, priority, trace } = this.terms;
    return (this.madeReader ??= this.services.pipeline.forOperation({
      caller,
      signal,
      minFetchedAt,
      ledger: budget,
      priority,
      trace,
    }));
  }

  get loaders(): Loaders {
    return (this.madeLoaders ??= createLoaders(this.reader, this.pauses));
  }

  get listing(): Listing {
    // A refresh reads whatever has expired; requests accept what the last round read.
    const freshMs = this.terms.priority === 'background' ? 0 : this.services.listsFreshMs;
    return (this.madeListing ??= createListing(this.reader, this.pauses, this.services.listViews, freshMs));
  }

  get history(): OperationHistory {
    const { store, expectations, isCaching, now } = this.services;
    return (this.madeHistory ??= createOperationHistory({
      history: store,
      expectations,
      permissions: this.caller.permissions,
      minFetchedAt: this.terms.minFetchedAt,
      answersLookUps: isCaching,
      now,
      schedule: this.pauses.schedule,
    }));
  }

  forget(schema: GraphQLSchema, pages: ReadonlySet<unknown>): void {
    this.reader.forget((value) => pages.has(value) || isMalformedItem(schema, value));
  }
}

/** Creates the context of an operation: of a request or of a background refresh. */
export const operationContext = (services: SharedServices, terms: OperationTerms): OperationContext =>
  new Operation(services, terms);
