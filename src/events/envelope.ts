import { imageBuilderArn, isOfFormat, version } from '../model/formats';
import { isObject } from '../model/isObject';
import { encodeNodeId } from '../model/nodeId';
import { isSameScope, type Scope, scopeOf } from '../model/scope';

/*
 * Events of AWS in EventBridge's envelope. A body is never trusted: it may be of anybody who may send to the queue. All that is taken from it
 * are ids in a scope of the gateway, which AWS is asked for.
 */

/** What an event is about: global ids of the image, and of executions that it names. */
export interface AwsEvent {
  /** EventBridge's id, the same for each copy of an event. */
  readonly id: string;
  readonly scope: Scope;
  readonly image: string;
  readonly executions: readonly string[];
}

/**
 * What a message is. `foreign`: an event of an account or region that is no scope of the gateway. `other`: one that says nothing of
 * executions. `malformed`: none of the known form.
 */
export type Message =
  { readonly type: 'event'; readonly event: AwsEvent } | { readonly type: 'foreign' | 'other' | 'malformed' };

const imageArn = imageBuilderArn(`image/[a-z0-9_-]+/${version}/[0-9]+`, '111122223333:image/web/1.0.0/1');

const executionId = /^(?:wf|step)-[0-9a-f-]{36}$/i;

/** The types of the ids that an event of a waiting step names in its detail. */
const namedExecutions = [
  ['ImageBuilderWorkflow', 'workflow-execution-id'],
  ['WorkflowStep', 'workflow-step-execution-id'],
] as const;

type Detail = Readonly<Record<string, unknown>>;

/** The executions that an event names, by `detail-type`. AWS has no events of workflows, other steps, lifecycle runs, transfers and blueprint runs. */
const executionsIn: Readonly<Record<string, (detail: Detail, scope: Scope) => readonly string[]>> = {
  'EC2 Image Builder Image State Change': () => [],
  'EC2 Image Builder Workflow Step Waiting': (detail, scope) =>
    namedExecutions.flatMap(([type, name]) => {
      const id = detail[name];
      return typeof id === 'string' && executionId.test(id) ? [encodeNodeId(type, scope, [id])] : [];
    }),
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The longest id of an event that is remembered. EventBridge's have 36 characters. */
const longestId = 100;

/** Reads the body of a message. Never throws. */
export const readMessage = (body: string, isScope: (scope: Scope) => boolean): Message => {
  const envelope = parsed(body);
  if (!isObject(envelope)) return { type: 'malformed' };
  const { id, source, account, region, resources, detail, 'detail-type': detailType } = envelope;
  const isEnvelope = isText(id) && id.length <= longestId && isText(source) && isText(detailType);
  if (!isEnvelope || !isText(account) || !isText(region)) return { type: 'malformed' };
  const executions = source === 'aws.imagebuilder' ? ownMember(executionsIn, detailType) : undefined;
  if (!executions) return { type: 'other' };
  const scope = scopeOf(account, region);
  if (!isScope(scope)) return { type: 'foreign' };
  const arn: unknown = Array.isArray(resources) ? resources[0] : undefined;
  if (!isText(arn) || !isOfFormat(imageArn, arn) || !isArnOf(arn, scope)) return { type: 'malformed' };
  return {
    type: 'event',
    event: {
      id,
      scope,
      image: encodeNodeId('Image', scope, [arn]),
      executions: executions(isObject(detail) ? detail : {}, scope),
    },
  };
};

const ownMember = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const isArnOf = (arn: string, scope: Scope): boolean => {
  const [, , , region = '', accountId = ''] = arn.split(':');
  return isSameScope(scopeOf(accountId, region), scope);
};
