import type { GraphQLResolveInfo } from 'graphql';
import { isNodeKind, kindOf } from '../kinds';
import type { BlueprintRunRecord } from '../kinds/blueprintRun';
import type { ImageBuilderWorkflowRecord } from '../kinds/imageBuilderWorkflow';
import type { LifecycleRecord } from '../kinds/lifecycle';
import { loggedRecord } from '../kinds/loggedTransfer';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import type { WorkflowStepRecord } from '../kinds/workflowStep';
import type { MaybePromise } from '../model/page';
import { type ExecutionRecord, isForgotten, type NodeRecord } from '../model/record';
import { hasFailed } from '../model/status';
import { type RootCause as Found, rootCauseOf } from '../rootCause/cause';
import type { CauseContext, Findings, Terms } from './causes/findings';
import { findingsOfStep, findingsOfWorkflow } from './causes/imageBuilder';
import { findingsOfBlueprintRun, findingsOfLifecycle, findingsOfTransfer } from './causes/others';
import type { GatewayContext } from './context';
import { hydrate } from './fields';
import { urlOfLog } from './logs';

/** The answer of `rootCause`, with what its link needs. */
export interface ResolvedCause extends Found {
  readonly missing: readonly string[];
  readonly record: NodeRecord;
  readonly log: () => ReturnType<Findings['log']>;
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
const longLists: ReadonlySet<string> = new Set([
  'ExecutionConnection',
  'LifecycleConnection',
  'TransferExecutionConnection',
]);

/** True beneath a page of a long list. */
const isInLongList = ({ path }: GraphQLResolveInfo): boolean => {
  for (let at = path.prev; at; at = at.prev)
    if (at.typename !== undefined && longLists.has(at.typename)) return true;
  return false;
};

/**
 * The execution as far as it is cached, or else as it was listed. A history may store less of it than a list returns, but has what the
 * log says.
 */
const knownOf = (record: ExecutionRecord, { loaders }: GatewayContext): ExecutionRecord => {
  const isMost = isForgotten(record) || record.view.name === 'get' || loggedRecord(record) !== undefined;
  return isMost ? record : (loaders.known(record) ?? record);
};

/** The context with loaders that have only what is cached. */
const withoutCalls = ({ access, history, loaders, logs }: CauseContext): CauseContext => {
  const byIds: typeof loaders.byIds = (type, scope, ids, need) =>
    loaders.cached(type, scope, ids, need) ?? null;
  return { access, history, loaders: { ...loaders, byIds }, logs };
};

/** Why an execution failed; null where it did not, or where that is not known without the calls that are not allowed. */
export const rootCause = async (
  record: ExecutionRecord,
  args: { readonly fetch?: boolean | null | undefined },
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<ResolvedCause | null> => {
  if (!isNodeKind(record.kind)) return null;
  const kind = kindOf(record.kind);
  const mayFetch = args.fetch ?? !isInLongList(info);
  const full = mayFetch ? await hydrate(kind, record, context, info) : knownOf(record, context);
  if (!full || !hasFailed(full.status)) return null;
  const allowed = mayFetch ? context : withoutCalls(context);
  const { cause, subject, sources, missing, log } = await findingsOf(full, { context: allowed, mayFetch });
  const { redact } = context.logs;
  return { ...rootCauseOf(cause, subject, sources, redact), missing, record: full, log: () => log(allowed) };
};

export const RootCause = {
  logUrl: async ({ log, record }: ResolvedCause) => {
    const found = await log();
    return found ? urlOfLog(record.scope, found) : null;
  },
};
