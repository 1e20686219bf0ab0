import type { GraphQLSchema } from 'graphql';
import type { TextCache } from '../aws/cache/processCache';
import { type CallLedger, partOfLedger } from '../aws/callLedger';
import type { Health } from '../aws/health';
import type { Priority } from '../aws/rateLimiter';
import type { AwsReader, ReadPipeline, ReadTerms } from '../aws/read';
import type { Scopes } from '../aws/scopes';
import type { Texts } from '../execute/texts';
import type { LogLists } from '../kinds/logEvent';
import { createListing, type Listing, type ListingServices, type ListReaders } from '../listing';
import type { Standby } from '../history';
import type { Expectations } from '../history/expectations';
import { createOperationHistory, type OperationHistory } from '../history/operationHistory';
import type { Streams } from '../live/streams';
import { createLoaders, type Loaders } from '../loaders';
import type { Access } from '../model/access';
import { anonymous, type Caller } from '../model/caller';
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
  /** Set for an operation that begins a subscription. */
  readonly live?: Streams | undefined;
}

/** The services of the process, which all operations share. */
export interface SharedServices {
  readonly pipeline: ReadPipeline;
  readonly texts: TextCache | undefined;
  readonly scopes: Scopes;
  readonly accessOf: (caller: Caller) => Access;
  readonly health: Health;
  readonly now: () => Date;
  readonly listing: ListingServices;
  /** Aborts when the process stops. */
  readonly stopped: EndSignal;
  readonly store: Pick<Standby, 'past' | 'markGone' | 'offer'>;
  readonly expectations: Expectations;
  /** False: no answer of AWS is used again, so that each look-up asks AWS. */
  readonly isCaching: boolean;
  readonly logs: LogLists;
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
  readonly logs: LogLists;
  readonly now: () => Date;
  readonly live: Streams | undefined;
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
    this.logs = services.logs;
    this.now = services.now;
    this.live = terms.live;
  }

  /** A getter, because Apollo Server copies the context before the execution. The texts must use the reader of the copy. */
  get texts(): Texts | undefined {
    const { texts } = this.services;
    return texts && answerTexts(texts, this.caller, this.answer, () => this.reader);
  }

  private get readTerms(): ReadTerms {
    const { caller, signal, minFetchedAt, budget: ledger, priority, trace } = this.terms;
    return { caller, signal, minFetchedAt, ledger, priority, trace };
  }

  private get reader(): AwsReader {
    return (this.madeReader ??= this.services.pipeline.forOperation(this.readTerms));
  }

  get loaders(): Loaders {
    return (this.madeLoaders ??= createLoaders(this.reader, this.pauses));
  }

  get listing(): Listing {
    return (this.madeListing ??= createListing(this.services.listing, {
      aws: this.reader,
      listReader: (reserved) => this.listReader(reserved),
      minFetchedAt: this.terms.minFetchedAt,
      signal: this.terms.signal,
      schedule: this.pauses.schedule,
    }));
  }

  /**
   * Reads lists with at most half of the calls that are left, so that others are left for the fields of the executions. What it
   * reads serves all requests, so it is not ended with this one. Its calls are shared by all callers who may see the list.
   */
  private listReader(reserved: number): ListReaders {
    const { budget, caller } = this.terms;
    const left = budget.left();
    const most = Math.max(Math.min(1, left), Math.min(Math.floor(left / 2), left - reserved));
    const ledger = partOfLedger(budget, most, 'Reading lists');
    const readerWith = (part: CallLedger): AwsReader =>
      this.services.pipeline.forOperation({
        ...this.readTerms,
        caller: { ...caller, rights: anonymous.rights },
        signal: this.services.stopped,
        ledger: part,
      });
    return {
      lists: readerWith(ledger),
      logs: readerWith(partOfLedger(ledger, Math.floor(most / 2), 'Reading logs')),
    };
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
    const isMalformed = (value: unknown): boolean => isMalformedItem(schema, value);
    this.reader.forget((value) => pages.has(value) || isMalformed(value));
    this.madeListing?.forget(isMalformed);
  }
}

/** Creates the context of an operation: of a request or of a background refresh. */
export const operationContext = (services: SharedServices, terms: OperationTerms): OperationContext =>
  new Operation(services, terms);
