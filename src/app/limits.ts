import { type CallLedger, createCallLedger } from '../aws/callLedger';
import { type AnswerBudget, type AnswerLimits, createAnswerBudget } from '../query/answerBudget';
import type { EndSignal } from '../model/endSignal';
import type { CallerLimits } from './fairUse/fairUse';
import type { ArgumentLimits } from '../query/arguments';

/** Limits of a document and its variables, which are checked before it is executed. */
export interface DocumentLimits {
  readonly tokens: number;
  /** Lines, also empty ones. */
  readonly lines: number;
  /** Characters of each name, such as an alias. */
  readonly nameCharacters: number;
  /** Levels of nested fields, also of the introspection. */
  readonly depth: number;
  /** Aliases anywhere in the document. */
  readonly aliases: number;
  readonly directives: number;
  /** Selections, where each spread of a fragment counts all of its selections. */
  readonly recursiveSelections: number;
  /** Selections that GraphQL merges into one field of one object. */
  readonly repetitions: number;
  /** `__schema` fields. */
  readonly introspections: number;
  readonly operations: number;
  /** Fragments: GraphQL.js compares all pairs. */
  readonly fragments: number;
  /** Members of all objects in the variables. */
  readonly variableMembers: number;
}

/** What may be open at once, in this process. */
export interface StreamLimits {
  /** Streams of all callers, and WebSockets of all callers. */
  readonly streams: number;
  /** The same of each caller. Undefined: any number. */
  readonly streamsPerCaller?: number | undefined;
}

/** The limits of requests and streams. */
export interface Limits extends DocumentLimits, ArgumentLimits, AnswerLimits, CallerLimits, StreamLimits {
  /** Milliseconds after which the response contains what has arrived, and errors for the rest. */
  readonly requestTimeoutMs: number;
  /** The AWS calls that one request may make. */
  readonly upstreamCallsPerRequest: number;
  /** The largest request body, in units of 1,024 bytes. */
  readonly bodyKilobytes: number;
}

/** The budgets of one request: of its AWS calls, with the ledger of what it spends, and of its answer. */
export const budgetsOf = (
  limits: Limits,
  signal: EndSignal,
): { readonly budget: CallLedger; readonly answer: AnswerBudget } => ({
  budget: createCallLedger(limits.upstreamCallsPerRequest),
  answer: createAnswerBudget(limits, signal),
});
