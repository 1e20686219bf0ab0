import type { FileLocation, PosixProfile, ServiceMetadata } from '@aws-sdk/client-transfer';
import type { ReturnedResults } from '../logs/returnedSteps';
import { executionOf, hasLoggedEnd, isForgottenByApi, loggedStart } from '../logs/transferEvents';
import { mergeFacts, noFacts, type TransferFacts } from '../logs/transferFacts';
import type { LoggedStep, LoggedSteps } from '../logs/transferSteps';
import { isFromLog, type NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import {
  transferExecution,
  type TransferExecutionRecord,
  type TransferResults,
  type TransferStepResult,
  transferLogView,
} from './transferExecution';

/* Records of Transfer executions that are made from log lines, and how they are merged with answers of AWS's API. */

/** The fields that the log lacks, or may lack, and that do not change. */
interface Joined {
  readonly initialFileLocation?: FileLocation | undefined;
  readonly serviceMetadata?: ServiceMetadata | undefined;
  readonly executionRole?: string | undefined;
  readonly loggingConfiguration?: TransferExecutionRecord['loggingConfiguration'];
  readonly posixProfile?: PosixProfile | undefined;
}

const secondsOf = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000);

const resultOf = ({ type, name, startedAt, endedAt, error, outputs }: LoggedStep): TransferStepResult => ({
  StepType: type as TransferStepResult['StepType'],
  ...(outputs !== undefined && { Outputs: outputs }),
  ...(error && { Error: { Type: error.type, Message: error.message } as TransferStepResult['Error'] }),
  Name: name,
  StartedAt: secondsOf(startedAt),
  EndedAt: secondsOf(endedAt),
});

/** In one order of members, so that equal values have equal texts. */
const metadataOf = ({ user }: TransferFacts, { serviceMetadata }: Joined): ServiceMetadata | undefined => {
  const known = serviceMetadata?.UserDetails;
  if (!user && !known) return undefined;
  const { UserName, ServerId, SessionId } = { ...known, ...user };
  return { UserDetails: { UserName, ServerId, SessionId } };
};

const resultsOf = ({ steps, onExceptionSteps }: LoggedSteps): TransferResults => ({
  Steps: steps.map(resultOf),
  ...(onExceptionSteps.length > 0 && { OnExceptionSteps: onExceptionSteps.map(resultOf) }),
});

/** The results of steps as the log has them. */
export const loggedResults = (facts: TransferFacts): TransferResults => resultsOf(executionOf(facts));

/** The record of an execution from the facts of its log. `joined` has what AWS's API has returned before. */
export const loggedTransfer = (
  scope: Scope,
  { workflowId, executionId }: Pick<TransferExecutionRecord, 'workflowId' | 'executionId'>,
  facts: TransferFacts,
  fetchedAt: Date,
  joined: Joined = {},
): TransferExecutionRecord => {
  const logged = executionOf(facts);
  const { word, reason, startedAt, endedAt } = logged;
  return transferExecution.revive({
    scope,
    workflowId,
    executionId,
    fetchedAt,
    view: transferLogView,
    status: transferExecution.execution?.words.of(word) ?? 'UNKNOWN',
    rawStatus: word ?? facts.word?.value,
    statusReason: reason,
    startedAt: secondsOf(startedAt),
    endedAt: secondsOf(endedAt),
    initialFileLocation: facts.file ?? joined.initialFileLocation,
    serviceMetadata: metadataOf(facts, joined),
    executionRole: joined.executionRole,
    loggingConfiguration: joined.loggingConfiguration,
    posixProfile: joined.posixProfile,
    results: resultsOf(logged),
    logFacts: facts,
  } as unknown as TransferExecutionRecord);
};

/** A Transfer execution of which the log says something; undefined for any other record. */
export const loggedRecord = (record: NodeRecord): TransferExecutionRecord | undefined => {
  const { logFacts } = record as Partial<TransferExecutionRecord>;
  return logFacts ? (record as TransferExecutionRecord) : undefined;
};

const isValue = (value: unknown): boolean => value !== undefined && !(value instanceof Error);

/** The results of steps, where AWS has returned at least one. */
const resultsIn = ({ results }: TransferExecutionRecord): ReturnedResults | undefined => {
  if (!isValue(results) || !results) return undefined;
  const { Steps, OnExceptionSteps } = results;
  const hasSome = [Steps, OnExceptionSteps].some((steps) => Array.isArray(steps) && steps.length > 0);
  return hasSome ? results : undefined;
};

/** What an answer of AWS's API says that the log may lack. */
const factsOfAnswer = (record: TransferExecutionRecord): TransferFacts => {
  const at = record.fetchedAt.getTime();
  const { rawStatus } = record;
  const results = resultsIn(record);
  return {
    events: [],
    returnedAt: at,
    ...(typeof rawStatus === 'string' && { word: { value: rawStatus, at } }),
    ...(results && { results: { value: results, at } }),
  };
};

/** What a record says about its execution: an answer of AWS's API has the facts of the log beside its fields. */
const factsIn = (record: TransferExecutionRecord): TransferFacts =>
  isFromLog(record)
    ? (record.logFacts ?? noFacts)
    : mergeFacts(record.logFacts ?? noFacts, factsOfAnswer(record));

/**
 * What a record from the log and another record say about one execution. `api` is what AWS's API has returned, as far as one of them is
 * its answer; `goneAt` is since when the API is known not to know the execution, in epoch milliseconds. The log decides where it has the end, which
 * is final, or where the API no longer knows the execution; otherwise the API does: its answer has the start of the log, and the facts of the
 * log are kept with it.
 */
export const mergeLogged = (
  one: TransferExecutionRecord,
  other: TransferExecutionRecord,
  api: TransferExecutionRecord | undefined,
  goneAt: number | undefined,
): TransferExecutionRecord => {
  const known = goneAt === undefined ? noFacts : { events: [], unknownAt: goneAt };
  const facts = [factsIn(one), factsIn(other), known].reduce(mergeFacts);
  if (api && !hasLoggedEnd(facts) && !isForgottenByApi(facts))
    return transferExecution.revive({ ...api, startedAt: secondsOf(loggedStart(facts)), logFacts: facts });
  const [older, newer] = other.fetchedAt >= one.fetchedAt ? [one, other] : [other, one];
  const joined = <Name extends keyof Joined>(name: Name): Joined[Name] =>
    isValue(newer[name]) ? newer[name] : isValue(older[name]) ? older[name] : undefined;
  return loggedTransfer(one.scope, one, facts, newer.fetchedAt, {
    initialFileLocation: joined('initialFileLocation'),
    serviceMetadata: joined('serviceMetadata'),
    executionRole: joined('executionRole'),
    loggingConfiguration: joined('loggingConfiguration'),
    posixProfile: joined('posixProfile'),
  });
};
