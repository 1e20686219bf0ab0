import type { AwsReader } from '../aws/reader';
import type { AwsList } from '../kinds/list';
import { transferServers, type TransferServerRecord } from '../kinds/transferServer';
import {
  handlerNames,
  transferWorkflow,
  type TransferWorkflowRecord,
  transferWorkflows,
} from '../kinds/transferWorkflow';
import { getQuestion } from '../loaders/records';
import { pageQuestion } from '../loaders/pages';
import { groupOfArn, groupOfServer } from '../logs/places';
import { GatewayError } from '../model/errors';
import { chunksOf } from '../model/groups';
import { pagesFrom } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';

/*
 * Where the log lines of a scope's Transfer executions are: in the group of each server with a logging role, and in the group that a workflow
 * names.
 */

/** A server or workflow, and the group that its lines are in. */
export interface LogOwner {
  readonly serverId: string | undefined;
  readonly workflowId: string | undefined;
}

export interface OwnedGroup extends LogOwner {
  readonly group: string;
}

/** What is not known, and why. */
export interface LogGap extends LogOwner {
  /** True where logging is switched off, so that trying again changes nothing. */
  readonly isOff: boolean;
  readonly error: GatewayError;
}

export interface LogPlaces {
  readonly groups: readonly OwnedGroup[];
  readonly gaps: readonly LogGap[];
  /** The names that only steps of a workflow have that handle exceptions, by `workflowId`. */
  readonly handlers: ReadonlyMap<string, readonly string[]>;
  /** When AWS returned the oldest answer, in epoch milliseconds. */
  readonly asOf: number;
}

const workflowsAtOnce = 10;

/** The server does not log the executions of its workflows. */
const loggingIsOff = (serverId: string): GatewayError =>
  new GatewayError(
    'UPSTREAM_ERROR',
    `Logging of workflows is off for the server ${serverId}. Set its LoggingRole (UpdateServer), or StructuredLogDestinations of its workflows (CreateWorkflow).`,
  );

const own = (owner: Partial<LogOwner>): LogOwner => ({
  serverId: owner.serverId,
  workflowId: owner.workflowId,
});

const gapOf = (owner: Partial<LogOwner>, error: GatewayError): LogGap => ({
  ...own(owner),
  error,
  isOff: false,
});

/** The result, or the failure of AWS. Rethrows what ends the request, and what is no GatewayError. */
const settled = async <Value>(task: () => Promise<Value>): Promise<Value | GatewayError> => {
  try {
    return await task();
  } catch (error) {
    if (error instanceof GatewayError && !isOfRequest(error)) return error;
    throw error;
  }
};

/** The request ends, and not AWS: the next request goes on. */
export const isOfRequest = ({ code }: GatewayError): boolean =>
  code === 'BUDGET_EXCEEDED' || code === 'DEADLINE_EXCEEDED' || code === 'RATE_LIMITED';

/**
 * Finds the log groups of a scope. `described` has the workflows that were described before, which do not change, and gets the others. Costs
 * ListWorkflows, one DescribeWorkflow per other workflow, and ListServers, as far as they are not cached.
 */
export const findLogPlaces = async (
  aws: AwsReader,
  scope: Scope,
  described: Map<string, TransferWorkflowRecord>,
): Promise<LogPlaces> => {
  let asOf = Infinity;
  const all = async <Rec extends NodeRecord>(list: AwsList<undefined, Rec>): Promise<readonly Rec[]> => {
    const found: Rec[] = [];
    for await (const { page } of pagesFrom<Rec>((token) =>
      aws.read(pageQuestion(list, scope, undefined, token)),
    )) {
      asOf = Math.min(asOf, page.fetchedAt.getTime());
      found.push(...page.items);
    }
    return found;
  };
  const { get } = transferWorkflow;
  const describe = async ({ workflowId }: TransferWorkflowRecord): Promise<TransferWorkflowRecord | null> => {
    const known = described.get(workflowId);
    if (known || !get) return known ?? null;
    const question = getQuestion(transferWorkflow as never, get as never, scope, { workflowId });
    const found = (await aws.read(question)) as TransferWorkflowRecord | null;
    if (found) described.set(workflowId, found);
    return found;
  };

  const listed = await settled(() => all(transferWorkflows));
  if (listed instanceof GatewayError)
    return { groups: [], gaps: [gapOf({}, listed)], handlers: new Map(), asOf };
  const ids = new Set(listed.map(({ workflowId }) => workflowId));
  for (const id of described.keys()) if (!ids.has(id)) described.delete(id);
  const groups: OwnedGroup[] = [];
  const gaps: LogGap[] = [];
  const handlers = new Map<string, readonly string[]>();
  const withoutGroup: string[] = [];
  for (const chunk of chunksOf(listed, workflowsAtOnce)) {
    const workflows = await Promise.all(chunk.map((one) => settled(() => describe(one))));
    workflows.forEach((workflow, index) => {
      const workflowId = chunk[index]?.workflowId;
      if (workflow instanceof GatewayError) gaps.push(gapOf({ workflowId }, workflow));
      const known = workflow instanceof GatewayError ? undefined : workflow;
      const group = groupOfArn(known?.structuredLogDestinations?.[0]);
      if (group === undefined) withoutGroup.push(workflowId ?? '');
      else groups.push({ ...own({ workflowId }), group });
      if (known) handlers.set(known.workflowId, handlerNames(known));
    });
  }
  if (withoutGroup.length === 0) return { groups, gaps, handlers, asOf };
  const servers = await settled(() => all<TransferServerRecord>(transferServers));
  if (servers instanceof GatewayError) return { groups, gaps: [...gaps, gapOf({}, servers)], handlers, asOf };
  for (const { serverId, loggingRole } of servers) {
    if (loggingRole) groups.push({ ...own({ serverId }), group: groupOfServer(serverId) });
    else gaps.push({ ...gapOf({ serverId }, loggingIsOff(serverId)), isOff: true });
  }
  return { groups, gaps, handlers, asOf };
};
