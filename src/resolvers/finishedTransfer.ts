import { loggedTransfer } from '../kinds/loggedTransfer';
import type { LogQuery } from '../kinds/logQuery';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import { transferServers, type TransferServerRecord } from '../kinds/transferServer';
import { handlerNames } from '../kinds/transferWorkflow';
import { memberPattern } from '../logs/pattern';
import { groupOfArn, groupOfServer, type LogPlace, placeOfTransfer } from '../logs/places';
import { longestLatenessMs } from '../logs/lateness';
import { hasLoggedEnd, loggedStart } from '../logs/transferEvents';
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

/** An execution has 8 steps and 8 that handle an exception, of which each waits for half an hour at most. */
const longestExecutionMs = 8 * 3_600_000;

/** The most servers of a scope whose logs are searched, and the most pages of each. */
const mostGroups = 10;
const mostPages = 20;

/** The whole log may have what was not found in a part of it. */
const notAllSearched = new GatewayError(
  'BUDGET_EXCEEDED',
  `The execution is not in the part of the logs that a look-up searches: those of ${mostGroups} servers, and ${mostPages} pages of each. \`executions\` reads all of them.`,
);

/** The servers whose logs may have the execution: the one that received its file, where that is known. */
const serverPlaces = async (
  scope: Scope,
  workflowId: string,
  known: ExecutionRecord | null,
  { loaders }: SearchContext,
): Promise<readonly LogPlace[]> => {
  const { serviceMetadata } = (known ?? {}) as Partial<TransferExecutionRecord>;
  const { ServerId: serverId, UserName: userName } = serviceMetadata?.UserDetails ?? {};
  const place =
    serverId === undefined ? undefined : placeOfTransfer(workflowId, undefined, { serverId, userName });
  if (place) return [place];
  const groups: string[] = [];
  const pages = pagesFrom<TransferServerRecord>((token) =>
    loaders.page(transferServers, scope, undefined, token),
  );
  for await (const { page } of pages)
    groups.push(
      ...page.items.filter(({ loggingRole }) => loggingRole).map((server) => groupOfServer(server.serverId)),
    );
  return groups.map((group) => ({ group }));
};

/** What logs have of an execution. */
interface Found {
  readonly facts: TransferFacts;
  /** True where the search has ended before the end of the logs. */
  readonly isCut: boolean;
}

/** What a group has of an execution. Reads it newest first, down to the line of the start. */
const factsInGroup = async (
  scope: Scope,
  place: LogPlace,
  { workflowId = '', executionId = '' }: Ids,
  { loaders, logs, now }: SearchContext,
): Promise<Found> => {
  // So that look-ups share a call. What the lists read may begin in the middle of an execution.
  const start = wholeHour(now().getTime() - logs.transferDays * dayMs - longestExecutionMs);
  const query: LogQuery = {
    place,
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
    if (loggedStart(facts) !== undefined) break;
    if (pages === mostPages) return { facts, isCut: page.nextToken !== undefined };
  }
  return { facts, isCut: false };
};

/** All that these places have. Throws the first failure where none has anything, and BUDGET_EXCEEDED where others may have it. */
const factsInPlaces = async (
  scope: Scope,
  places: readonly LogPlace[],
  ids: Ids,
  context: SearchContext,
): Promise<TransferFacts> => {
  const searched = places.slice(0, mostGroups);
  const found = await Promise.allSettled(searched.map((place) => factsInGroup(scope, place, ids, context)));
  const parts = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const facts = parts.map((part) => part.facts).reduce(mergeFacts, noFacts);
  const failure = found.find((one) => one.status === 'rejected');
  if (facts.events.length > 0) return facts;
  if (failure) throw failure.reason;
  if (searched.length < places.length || parts.some(({ isCut }) => isCut)) throw notAllSearched;
  return facts;
};

/**
 * The execution that AWS's API did not know at a moment (epoch milliseconds), from its log of the last `logs.transferDays`; null where the log has
 * nothing of it. What is found goes into the history. Costs one DescribeWorkflow, and no more where neither AWS knows the workflow nor the history
 * the execution; otherwise one ListServers where no server is known, and at least one FilterLogEvents for each log group, of which at most 10 are
 * searched. A group that the workflow names is searched first. BUDGET_EXCEEDED where it may be in what was not searched.
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
  if (!workflow && !known) return null;
  const own = placeOfTransfer(workflowId, groupOfArn(workflow?.structuredLogDestinations?.[0]), undefined);
  const ofWorkflow = own ? await factsInPlaces(scope, [own], ids, context) : noFacts;
  const facts =
    ofWorkflow.events.length > 0
      ? ofWorkflow
      : await factsInPlaces(scope, await serverPlaces(scope, workflowId, known, context), ids, context);
  if (facts.events.length === 0) return null;
  const handlers = workflow ? handlerNames(workflow) : [];
  const all = mergeFacts(facts, { events: [], handlers, unknownAt: at });
  const record = loggedTransfer(scope, { workflowId, executionId }, all, now());
  return history.addLogged(record as unknown as ExecutionRecord, known);
};

/** True for facts with the begin and the end, or with all that a look-up found when no more lines were to come. */
const isWhole = (facts: TransferFacts): boolean =>
  hasLoggedEnd(facts) &&
  (loggedStart(facts) !== undefined ||
    (facts.unknownAt ?? 0) > (facts.events.at(-1)?.at ?? 0) + longestLatenessMs);

/** True for a record that the log cannot add anything to: one that is whole, or one that had ended before what is searched. */
const isComplete = (record: ExecutionRecord, { logs, now }: SearchContext): boolean => {
  const { logFacts } = record as Partial<TransferExecutionRecord>;
  const { goneAt = Infinity } = record.seen ?? {};
  if (goneAt < now().getTime() - logs.transferDays * dayMs) return true;
  return isFromLog(record) && logFacts !== undefined && isWhole(logFacts);
};

/**
 * The execution that AWS's API does not know, from the history where that has its logged begin and end, or else from its log; null where neither
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
  if (known && (isComplete(known, context) || known.seen?.origin === 'AWS')) return known;
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
