import { loggedTransfer } from '../kinds/loggedTransfer';
import type { LogQuery } from '../kinds/logQuery';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import { transferServers, type TransferServerRecord } from '../kinds/transferServer';
import { handlerNames } from '../kinds/transferWorkflow';
import { memberPattern } from '../logs/pattern';
import { groupOfArn, groupOfServer } from '../logs/places';
import { hasLoggedEnd } from '../logs/transferEvents';
import { factsOfLines, mergeFacts, noFacts, type TransferFacts } from '../logs/transferFacts';
import { GatewayError } from '../model/errors';
import { pagesFrom } from '../model/page';
import { type ExecutionRecord, isFromLog } from '../model/record';
import type { Scope } from '../model/scope';
import { wholeHour } from '../model/time';
import type { GatewayContext } from './context';

/* Looks up a Transfer execution that AWS's API does not know, in the history and in its log. */

type Ids = Readonly<Record<string, string>>;
type SearchContext = Pick<GatewayContext, 'loaders' | 'history' | 'logs' | 'now'>;

const dayMs = 86_400_000;

/** The most servers of a scope whose logs are searched, and the most pages of each. */
const mostGroups = 10;
const mostPages = 20;

/** The servers whose logs may have the execution: the one that received its file, where that is known. */
const serverGroups = async (
  scope: Scope,
  known: ExecutionRecord | null,
  { loaders }: SearchContext,
): Promise<readonly string[]> => {
  const { serviceMetadata } = (known ?? {}) as Partial<TransferExecutionRecord>;
  const serverId = serviceMetadata?.UserDetails?.ServerId;
  if (serverId !== undefined) return [groupOfServer(serverId)];
  const groups: string[] = [];
  const pages = pagesFrom<TransferServerRecord>((token) =>
    loaders.page(transferServers, scope, undefined, token),
  );
  for await (const { page } of pages)
    groups.push(
      ...page.items.filter(({ loggingRole }) => loggingRole).map((server) => groupOfServer(server.serverId)),
    );
  return groups.slice(0, mostGroups);
};

/** What a group has of an execution. Reads it newest first, down to the line of the start. */
const factsInGroup = async (
  scope: Scope,
  group: string,
  { workflowId = '', executionId = '' }: Ids,
  { loaders, logs, now }: SearchContext,
): Promise<TransferFacts> => {
  // So that look-ups share a call.
  const start = wholeHour(now().getTime() - logs.transferDays * dayMs);
  const query: LogQuery = {
    place: { group },
    start,
    end: undefined,
    pattern: memberPattern('$.executionId', executionId),
    isNewestFirst: true,
  };
  let facts = noFacts;
  let pages = 0;
  for await (const { page } of pagesFrom((token) =>
    loaders.page(logs.finishedTransfers, scope, query, token),
  )) {
    const found = factsOfLines(page.items.flatMap(({ line }) => line ?? []));
    facts = mergeFacts(facts, found.get(`${workflowId} ${executionId}`) ?? noFacts);
    pages += 1;
    if (pages === mostPages || facts.events.some(({ type }) => type === 'ExecutionStarted')) break;
  }
  return facts;
};

/** All that these groups have. Throws the first failure where none has anything. */
const factsInGroups = async (
  scope: Scope,
  groups: readonly string[],
  ids: Ids,
  context: SearchContext,
): Promise<TransferFacts> => {
  const found = await Promise.allSettled(groups.map((group) => factsInGroup(scope, group, ids, context)));
  const facts = found
    .map((one) => (one.status === 'fulfilled' ? one.value : noFacts))
    .reduce(mergeFacts, noFacts);
  const failure = found.find((one) => one.status === 'rejected');
  if (failure && facts.events.length === 0) throw failure.reason;
  return facts;
};

/**
 * The execution that AWS's API did not know at a moment (epoch milliseconds), from its log of the last `logs.transferDays`; null where the log has
 * nothing of it. What is found goes into the history. Costs one DescribeWorkflow, one ListServers where no server is known, and at least one
 * FilterLogEvents for each log group, of which there are at most 10.
 */
export const findInLog = async (
  scope: Scope,
  ids: Ids,
  known: ExecutionRecord | null,
  at: number,
  context: SearchContext,
): Promise<ExecutionRecord | null> => {
  const { loaders, history, now } = context;
  const { workflowId = '', executionId = '' } = ids;
  const workflow = await loaders.byIds('TransferWorkflow', scope, { workflowId }, 'get');
  const own = groupOfArn(workflow?.structuredLogDestinations?.[0]);
  const ofWorkflow = own === undefined ? noFacts : await factsInGroups(scope, [own], ids, context);
  const facts =
    ofWorkflow.events.length > 0
      ? ofWorkflow
      : await factsInGroups(scope, await serverGroups(scope, known, context), ids, context);
  if (facts.events.length === 0) return null;
  const handlers = workflow ? handlerNames(workflow) : [];
  const all = mergeFacts(facts, { events: [], handlers, unknownAt: at });
  const record = loggedTransfer(scope, { workflowId, executionId }, all, now());
  return history.addLogged(record as unknown as ExecutionRecord, known);
};

/** True for a record that the log cannot add anything to. */
const isComplete = (record: ExecutionRecord): boolean => {
  const { logFacts } = record as Partial<TransferExecutionRecord>;
  return isFromLog(record) && logFacts !== undefined && hasLoggedEnd(logFacts);
};

/**
 * The execution that AWS's API does not know, from the history where that has its logged end, or else from its log; null where neither
 * knows it. A failure of the log does not matter where the history has something, and one of the history does not where the log has.
 */
export const finishedTransfer = async (
  scope: Scope,
  ids: Ids,
  forgotten: () => Promise<ExecutionRecord | null>,
  absentAt: number | undefined,
  context: SearchContext,
): Promise<ExecutionRecord | null> => {
  let known: ExecutionRecord | null = null;
  let failure: GatewayError | undefined;
  try {
    known = await forgotten();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    failure = error;
  }
  if (known && (isComplete(known) || known.seen?.origin === 'AWS')) return known;
  try {
    const found = await findInLog(scope, ids, known, absentAt ?? context.now().getTime(), context);
    if (found) return found;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (!known) throw failure ?? error;
  }
  if (failure) throw failure;
  return known;
};
