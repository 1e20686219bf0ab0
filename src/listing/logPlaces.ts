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
import { reasonOf } from '../model/coverage';
import { GatewayError } from '../model/errors';
import { chunksOf } from '../model/groups';
import { pagesFrom } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import { isOfRequest } from './endOfRequest';
import { storedFailure } from './catalog';

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

/** What a workflow's definition says about its log. It does not change. */
export interface WorkflowLog {
  /** The group that it names; undefined where its lines are in the groups of the servers. */
  readonly group: string | undefined;
  /** The names that only steps have that handle exceptions. */
  readonly handlers: readonly string[];
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
  /** By `workflowId`; those that were described. */
  readonly workflows: ReadonlyMap<string, WorkflowLog>;
  /** When AWS returned the oldest answer, in epoch milliseconds. */
  readonly asOf: number;
}

/** The places as they are stored. */
interface StoredPlaces {
  readonly groups: readonly OwnedGroup[];
  readonly gaps: readonly (Omit<LogGap, 'error'> & { readonly reason: string })[];
  readonly workflows: readonly (readonly [workflowId: string, WorkflowLog])[];
}

/** The places as a text of JSON, without their time. */
export const textOfPlaces = ({ groups, gaps, workflows }: LogPlaces): string => {
  const stored: StoredPlaces = {
    groups,
    gaps: gaps.map(({ error, ...gap }) => ({ ...gap, reason: reasonOf(error) })),
    workflows: [...workflows],
  };
  return JSON.stringify(stored);
};

/** The places of a text that `textOfPlaces` has made; `asOf` in epoch milliseconds. */
export const placesOfText = (text: string, asOf: number): LogPlaces => {
  const { groups, gaps, workflows } = JSON.parse(text) as StoredPlaces;
  return {
    groups,
    gaps: gaps.map(({ reason, ...gap }) => ({ ...gap, error: storedFailure(reason) })),
    workflows: new Map(workflows),
    asOf,
  };
};

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

/**
 * Finds the log groups of a scope. `described` has the workflows that were described before, and gets the others, also where the request
 * ends in between. Costs ListWorkflows, one DescribeWorkflow per other workflow, and ListServers, as far as they are not cached.
 */
export const findLogPlaces = async (
  aws: AwsReader,
  scope: Scope,
  described: Map<string, WorkflowLog>,
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
  const describe = async ({ workflowId }: TransferWorkflowRecord): Promise<void> => {
    if (!get || described.has(workflowId)) return;
    const question = getQuestion(transferWorkflow as never, get as never, scope, { workflowId });
    const found = (await aws.read(question)) as TransferWorkflowRecord | null;
    if (!found) return;
    described.set(workflowId, {
      group: groupOfArn(found.structuredLogDestinations?.[0]),
      handlers: handlerNames(found),
    });
  };

  const listed = await settled(() => all(transferWorkflows));
  if (listed instanceof GatewayError)
    return { groups: [], gaps: [gapOf({}, listed)], workflows: new Map(), asOf };
  const ids = new Set(listed.map(({ workflowId }) => workflowId));
  for (const id of described.keys()) if (!ids.has(id)) described.delete(id);
  const gaps: LogGap[] = [];
  for (const chunk of chunksOf(listed, workflowsAtOnce)) {
    const failures = await Promise.all(chunk.map((one) => settled(() => describe(one))));
    failures.forEach((failure, index) => {
      if (failure) gaps.push(gapOf({ workflowId: chunk[index]?.workflowId }, failure));
    });
  }
  const workflows = new Map(described);
  const groups = listed.flatMap(({ workflowId }): OwnedGroup[] => {
    const group = workflows.get(workflowId)?.group;
    return group === undefined ? [] : [{ ...own({ workflowId }), group }];
  });
  if (groups.length === listed.length) return { groups, gaps, workflows, asOf };
  const servers = await settled(() => all<TransferServerRecord>(transferServers));
  if (servers instanceof GatewayError)
    return { groups, gaps: [...gaps, gapOf({}, servers)], workflows, asOf };
  for (const { serverId, loggingRole } of servers) {
    if (loggingRole) groups.push({ ...own({ serverId }), group: groupOfServer(serverId) });
    else gaps.push({ ...gapOf({ serverId }, loggingIsOff(serverId)), isOff: true });
  }
  return { groups, gaps, workflows, asOf };
};
