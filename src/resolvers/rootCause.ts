import type { GraphQLResolveInfo } from 'graphql';
import { isNodeKind, kindOf } from '../kinds';
import type { BlueprintRunRecord } from '../kinds/blueprintRun';
import type { ImageBuilderWorkflowRecord } from '../kinds/imageBuilderWorkflow';
import type { LifecycleRecord } from '../kinds/lifecycle';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import type { WorkflowStepRecord } from '../kinds/workflowStep';
import { logUrl } from '../logs/consoleLink';
import type { MaybePromise } from '../model/page';
import type { ExecutionRecord, NodeRecord } from '../model/record';
import { hasFailed } from '../model/status';
import { type RootCause as Found, rootCauseOf } from '../rootCause/cause';
import type { Findings, Terms } from './causes/findings';
import { findingsOfStep, findingsOfWorkflow } from './causes/imageBuilder';
import { findingsOfBlueprintRun, findingsOfLifecycle, findingsOfTransfer } from './causes/others';
import type { GatewayContext } from './context';
import { hydrate } from './fields';

/** The answer of `rootCause`, with what its link needs. */
export interface ResolvedCause extends Found {
  readonly missing: readonly string[];
  readonly record: NodeRecord;
  readonly log: Findings['log'];
}

const findingsOf = (record: NodeRecord, terms: Terms): MaybePromise<Findings> => {
  switch (record.kind) {
    case 'ImageBuilderWorkflow':
      return findingsOfWorkflow(record as ImageBuilderWorkflowRecord, terms);
    case 'WorkflowStep':
      return findingsOfStep(record as WorkflowStepRecord, terms);
    case 'Lifecycle':
      return findingsOfLifecycle(record as LifecycleRecord, terms);
    case 'TransferExecution':
      return findingsOfTransfer(record as TransferExecutionRecord, terms);
    default:
      return findingsOfBlueprintRun(record as BlueprintRunRecord);
  }
};

/** Connections that may have many executions of any age. */
const longLists: ReadonlySet<string> = new Set(['ExecutionConnection', 'LifecycleConnection']);

/** True beneath a page of a long list. */
const isInLongList = ({ path }: GraphQLResolveInfo): boolean => {
  for (let at = path.prev; at; at = at.prev)
    if (at.typename !== undefined && longLists.has(at.typename)) return true;
  return false;
};

/** Why an execution failed; null where it did not. */
export const rootCause = async (
  record: ExecutionRecord,
  args: { readonly fetch?: boolean | null | undefined },
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<ResolvedCause | null> => {
  if (!isNodeKind(record.kind)) return null;
  const full = await hydrate(kindOf(record.kind), record, context, info);
  if (!full || !hasFailed(full.status)) return null;
  const mayFetch = args.fetch ?? !isInLongList(info);
  const { cause, subject, sources, missing, log } = await findingsOf(full, { context, mayFetch });
  const { redact } = context.logs;
  return { ...rootCauseOf(cause, subject, sources, redact), missing, record: full, log };
};

export const RootCause = {
  logUrl: async ({ log, record }: ResolvedCause, _args: object, context: GatewayContext) => {
    const found = await log(context);
    return found ? logUrl(record.scope, found.place, found.start) : null;
  },
};
