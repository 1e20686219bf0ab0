import { pino } from 'pino';
import { openServiceHistory } from '../app/history';
import { createServices } from '../app/services';
import { createCallLedger } from '../aws/callLedger';
import type { Settings } from '../config';
import { executionNameOf } from '../history/row';
import {
  decodeNodeId,
  type ExecutionKindSpec,
  executionKinds,
  isExecutionKind,
  kindOf,
  isNodeKind,
  type NodeRef,
} from '../kinds';
import { anonymous } from '../model/caller';
import { Ending } from '../model/endSignal';
import { GatewayError, quoted } from '../model/errors';
import { isOfFormat } from '../model/formats';
import type { ExecutionOrigin, ExecutionRecord } from '../model/record';
import { requireScope, type Scope } from '../model/scope';
import { epochMs } from '../model/time';
import { unlimitedAnswer } from '../query/answerBudget';
import type { GatewayContext } from '../resolvers/context';
import { orForgotten, searchScopes } from '../resolvers/scopeSearch';

/*
 * `execution-gateway find`: where an execution is, by any of its ids.
 */

type Ids = Readonly<Record<string, string>>;

/** An execution that was found, as a line of JSON shows it. Times are in RFC 3339 format. */
interface FoundExecution {
  readonly scope: Pick<Scope, 'accountId' | 'region'>;
  readonly kind: string;
  readonly id: string;
  readonly name: string | null;
  readonly status: string;
  readonly origin: ExecutionOrigin;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

const shownFields = ['status', 'startedAt', 'endedAt'];

/** What an id can be. */
interface Candidate {
  readonly kind: ExecutionKindSpec;
  readonly ids: Ids;
}

const forms =
  'a global id, or an id of AWS: `wf-…`, `step-…`, `lce-…`, `<workflowId>/<executionId>` of Transfer, `<blueprintName>/<runId>` of Glue. ' +
  'The history finds a Transfer execution and a blueprint run by their last id alone';

/** The ids of a kind in a text; those of a kind with two ids are separated by the first slash. */
const idsIn = ({ idNames, ids: specs }: ExecutionKindSpec, text: string): Ids | undefined => {
  const slash = text.indexOf('/');
  const values = idNames.length === 1 ? [text] : [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  const ids = Object.fromEntries(idNames.map((name, index) => [name, values[index] ?? '']));
  const areValid = idNames.every((name) => {
    const format = specs[name]?.format;
    return format && isOfFormat(format, ids[name] ?? '');
  });
  return areValid ? ids : undefined;
};

/** The first kind that has ids of this form. */
const candidateIn = (text: string): Candidate | undefined => {
  for (const kind of executionKinds) {
    const ids = idsIn(kind, text);
    if (ids) return { kind, ids };
  }
  return undefined;
};

const globalIdIn = (text: string): NodeRef | undefined => {
  try {
    return decodeNodeId('id', text);
  } catch (error) {
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
};

/** A malformed time of AWS is null. */
const textOf = (time: unknown): string | null => {
  const milliseconds = time instanceof Error ? undefined : epochMs(time);
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString();
};

const lineOf = async (record: ExecutionRecord, { history }: GatewayContext): Promise<FoundExecution> => {
  const { origin, firstSeenAt, lastSeenAt } = await history.seen(record);
  const { id, status, startedAt, endedAt, scope } = record;
  const kind = isNodeKind(record.kind) ? kindOf(record.kind) : undefined;
  if (!kind || !isExecutionKind(kind)) throw new TypeError(`${record.kind} is no kind of execution.`);
  return {
    scope: { accountId: scope.accountId, region: scope.region },
    kind: kind.execution.kind,
    id,
    name: executionNameOf(record, kind),
    status,
    origin,
    startedAt: textOf(startedAt),
    endedAt: textOf(endedAt),
    firstSeenAt: new Date(firstSeenAt).toISOString(),
    lastSeenAt: new Date(lastSeenAt).toISOString(),
  };
};

/** An execution as AWS returns it, or the history where AWS does not know it. */
const lookUpIn = async (
  { kind, ids }: Candidate,
  scope: Scope,
  context: GatewayContext,
): Promise<ExecutionRecord | null> => {
  const asked = context.loaders.byIds(kind.type, scope, ids, 'list');
  const found = await orForgotten(kind, scope, ids, asked, context);
  return found as ExecutionRecord | null;
};

const findByGlobalId = async (
  { type, accountId, region, ids }: NodeRef,
  scopes: readonly Scope[],
  context: GatewayContext,
): Promise<readonly ExecutionRecord[]> => {
  const kind = kindOf(type);
  if (!isExecutionKind(kind))
    throw new Error(`the id is that of an object of type ${type}, which is no execution.`);
  const found = await lookUpIn({ kind, ids }, requireScope(scopes, accountId, region), context);
  return found ? [found] : [];
};

/** The execution in whatever scope it is. */
const search = async (
  candidate: Candidate,
  scopes: readonly Scope[],
  context: GatewayContext,
): Promise<readonly ExecutionRecord[]> => {
  const hasAll = ({ view }: ExecutionRecord): boolean => shownFields.every((field) => view.fields.has(field));
  const found = await searchScopes({ ...candidate, scopes, need: () => 'list', hasAll }, context);
  return found ? [found] : [];
};

/** Those that the history has with this last id, as AWS returns them now. */
const findInHistory = async (
  awsId: string,
  scopes: readonly Scope[],
  context: GatewayContext,
): Promise<readonly ExecutionRecord[]> => {
  const stored = await context.history.find(awsId);
  const found = await Promise.all(
    stored.map(async (record) => {
      const { type, accountId, region, ids } = decodeNodeId('id', record.id);
      const kind = kindOf(type);
      const scope = scopes.find((one) => one.accountId === accountId && one.region === region);
      return scope && isExecutionKind(kind) ? lookUpIn({ kind, ids }, scope, context) : null;
    }),
  );
  return found.filter((record) => record !== null);
};

const findRecords = (
  text: string,
  scopes: readonly Scope[],
  context: GatewayContext,
): Promise<readonly ExecutionRecord[]> => {
  const ref = globalIdIn(text);
  if (ref) return findByGlobalId(ref, scopes, context);
  const candidate = candidateIn(text);
  return candidate ? search(candidate, scopes, context) : findInHistory(text, scopes, context);
};

/**
 * The executions with an id, by the settings: in AWS and in the history. Costs the AWS calls of a look-up without `scope`.
 * Rejects where there is none, where AWS or the history fails and none was found, and after `timeoutSeconds`. `onWarning`
 * receives that the history cannot be used.
 */
export const findExecutions = async (
  settings: Settings,
  id: string,
  timeoutSeconds: number,
  onWarning: (warning: string) => void,
): Promise<readonly FoundExecution[]> => {
  const log = pino({ level: 'silent' });
  const now = () => new Date();
  const { history, cache, limits } = settings;
  const store = await openServiceHistory(history, log, now);
  if (!store.isAvailable()) onWarning('the history cannot be read: only AWS is asked.');
  const signal = new Ending();
  const timer = setTimeout(
    () => signal.abort(new GatewayError('DEADLINE_EXCEEDED', `No answer within ${timeoutSeconds} seconds.`)),
    timeoutSeconds * 1000,
  );
  const services = createServices({
    ...settings,
    cache: { ...cache, redisUrl: undefined },
    limits: { ...limits, upstreamCallsPerMinute: undefined },
    store,
    log,
    now,
  });
  try {
    const context = services.operationContext({
      caller: anonymous,
      signal,
      budget: createCallLedger(Infinity),
      answer: unlimitedAnswer,
      minFetchedAt: -Infinity,
      priority: 'normal',
    });
    const scopes = await context.scopes.all();
    const records = await findRecords(id, scopes, context);
    if (records.length > 0) return await Promise.all(records.map((record) => lineOf(record, context)));
    throw new Error(
      `no execution with the id ${quoted(id)} was found in ${scopes.length} scopes. Expected ${forms}.`,
    );
  } finally {
    clearTimeout(timer);
    await services.close();
  }
};
