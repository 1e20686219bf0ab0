import { executionsOfWorkflow, type TransferExecutionRecord } from '../kinds/transferExecution';
import type { TransferWorkflowRecord } from '../kinds/transferWorkflow';
import { mayShowMore } from '../model/coverage';
import { badCursor, decodeCursor, encodeCursor, listName } from '../model/cursor';
import { type HistoryPlace, isPlace } from '../model/executionOrder';
import type { MaybePromise } from '../model/page';
import { isForgotten } from '../model/record';
import { isUnderWay } from '../model/status';
import { childConnection } from './childConnection';
import { type Connection, connectionOf, pageSizeOf, type Paging } from './connection';
import type { GatewayContext, LogCoverage } from './context';
import { isOfHistory } from './forgottenConnection';
import { mapMaybe } from './maybe';

/*
 * The executions of a Transfer workflow: first those in progress, as AWS lists them, then those that have ended, from the history, which has them
 * from their logs.
 */

type Statuses = Parameters<GatewayContext['history']['forgottenUnder']>[1]['statuses'];

interface Arguments extends Paging {
  readonly statuses?: Statuses | null;
}

type Executions = Connection<TransferExecutionRecord>;

/** A position among those that have ended: after a place, in the list as AWS returned it at a moment, in epoch milliseconds. */
interface EndedPosition {
  readonly place: HistoryPlace | null;
  readonly listedAt: number;
}

/** Undefined for a position in AWS's list. */
const positionIn = (cursor: string, name: string): EndedPosition | undefined => {
  const [word, listedAt, place] = decodeCursor('after', cursor, name);
  if (word !== 'ended') return undefined;
  if (!Number.isSafeInteger(listedAt) || !(place === null || isPlace(place)))
    throw badCursor('after', cursor);
  return { listedAt: Number(listedAt), place };
};

const idOf = ({ workflowId }: TransferWorkflowRecord): string => workflowId;

const inProgress = childConnection('executions', executionsOfWorkflow, idOf);

/** True for one that AWS's list had at a moment, so that it is in the first part. */
const wasListed = ({ logFacts }: TransferExecutionRecord, listedAt: number): boolean =>
  logFacts?.returnedAt !== undefined && logFacts.returnedAt >= listedAt;

interface Found {
  readonly record: TransferExecutionRecord;
  readonly place: HistoryPlace;
}

/** Up to `size` executions that were not in progress at a moment, newest start first, and whether others follow. */
const endedAfter = async (
  workflow: TransferWorkflowRecord,
  { place, listedAt }: EndedPosition,
  statuses: Statuses,
  size: number,
  { history }: GatewayContext,
): Promise<{ readonly items: readonly Found[]; readonly hasNextPage: boolean }> => {
  const items: Found[] = [];
  const filter = { kind: 'TRANSFER_EXECUTION', statuses, unseenSince: listedAt };
  let after = place ?? undefined;
  for (;;) {
    const page = await history.forgottenUnder(workflow.id, filter, after, size - items.length, listedAt);
    for (const { record, place: found } of page.items) {
      after = found;
      const execution = record as unknown as TransferExecutionRecord;
      if (!wasListed(execution, listedAt)) items.push({ record: execution, place: found });
    }
    if (!page.hasNextPage || page.items.length === 0 || items.length === size)
      return { items, hasNextPage: page.hasNextPage };
  }
};

/** The logs that may have lines of a workflow: the one that it names, otherwise those of the servers. */
const ofWorkflow = (
  coverage: readonly LogCoverage[],
  { workflowId }: TransferWorkflowRecord,
): readonly LogCoverage[] => {
  const own = coverage.filter((row) => row.workflowId === workflowId);
  const isNamed = own.some(({ logGroup }) => logGroup !== undefined);
  return isNamed ? own : [...own, ...coverage.filter((row) => row.workflowId === undefined)];
};

/** The page that goes on behind the last execution in progress. `first` has those of them that are in the page. */
const withEnded = async (
  workflow: TransferWorkflowRecord,
  { statuses, ...paging }: Arguments,
  start: EndedPosition,
  name: string,
  first: Executions | undefined,
  context: GatewayContext,
): Promise<Executions> => {
  const logCoverage = ofWorkflow(await context.listing.readLogs(workflow.scope), workflow);
  const before = first?.nodes ?? [];
  const size = pageSizeOf(paging) - before.length;
  const ended = await endedAfter(workflow, start, statuses ?? undefined, size, context);
  const { items } = ended;
  const hasNextPage = ended.hasNextPage || logCoverage.some(mayShowMore);
  const { listedAt } = start;
  const cursors = first?.edges.map(({ cursor }) => decodeCursor('after', cursor, name)) ?? [];
  const positions = [...cursors, ...items.map(({ place }) => ['ended', listedAt, place])];
  // Behind the last one in progress, the next page is one of those that have ended.
  const last =
    items.length === 0 && hasNextPage ? encodeCursor(name, ['ended', listedAt, start.place]) : undefined;
  return connectionOf(
    {
      nodes: [...before, ...items.map(({ record }) => record)],
      list: name,
      positionOf: (index) => positions[index] ?? [],
      hasNextPage,
      endCursor: last,
      logCoverage: [...logCoverage],
    },
    paging,
  );
};

/** When AWS returned the list of what is in progress, in epoch milliseconds. */
const listedAtOf = async (
  workflow: TransferWorkflowRecord,
  { loaders, now }: GatewayContext,
): Promise<number> => {
  const page = await loaders.pageUnder(executionsOfWorkflow, workflow, idOf, undefined);
  return page?.fetchedAt.getTime() ?? now().getTime();
};

/** The resolver of `TransferWorkflow.executions`. */
export const executionsOfTransferWorkflow = (
  workflow: TransferWorkflowRecord,
  args: Arguments,
  context: GatewayContext,
): MaybePromise<Executions | null> => {
  const { access, logs } = context;
  const isOfAws = args.statuses?.every(isUnderWay) ?? false;
  if (logs.transferDays === 0 || isOfAws || isForgotten(workflow)) return inProgress(workflow, args, context);
  access.in(workflow.scope).require(executionsOfWorkflow.items);
  const name = args.statuses
    ? listName(workflow.id, 'executions', args.statuses)
    : listName(workflow.id, 'executions');
  const position = typeof args.after === 'string' ? positionIn(args.after, name) : undefined;
  if (position) return withEnded(workflow, args, position, name, undefined, context);
  const { loaders } = context;
  return mapMaybe(inProgress(workflow, args, context), (page) => {
    const isUnknown =
      isOfHistory(args.after, name) || loaders.noListAt(executionsOfWorkflow, workflow, idOf) !== undefined;
    if (!page || page.pageInfo.hasNextPage || isUnknown) return page;
    return listedAtOf(workflow, context).then((listedAt) =>
      withEnded(workflow, args, { place: null, listedAt }, name, page, context),
    );
  });
};
