import { durationSeconds } from '../../src/model/duration';
import { nodeId } from '../../test/support/nodeId';
import { kindOf, type NodeKind } from '../../src/kinds';
import type { ExecutionStatus } from '../../src/model/status';
import type { AwsTime } from '../../src/model/time';
import type { Table } from './context';

interface CommonFields {
  /** The parts of the global id: the kind and AWS's ids. */
  readonly id: readonly [kind: NodeKind, ...ids: (string | undefined)[]];
  readonly rawStatus: string | undefined;
  readonly statusReason: string | undefined;
  readonly start?: AwsTime | undefined;
  readonly end?: AwsTime | undefined;
}

const statusOf = ({ id: [kind], rawStatus }: CommonFields): ExecutionStatus =>
  kindOf(kind).execution?.words.of(rawStatus) ?? 'UNKNOWN';

/** The resolvers of the fields that all kinds share. */
export const execution = <Parent>(fieldsOf: (parent: Parent) => CommonFields) =>
  ({
    id: (parent, _args, { scope }) => {
      const [kind, ...ids] = fieldsOf(parent).id;
      return nodeId(kind, scope, ...ids.map((id = '') => id));
    },
    scope: (_parent, _args, { scope }) => scope,
    status: (parent) => statusOf(fieldsOf(parent)),
    rawStatus: (parent) => fieldsOf(parent).rawStatus,
    statusReason: (parent) => fieldsOf(parent).statusReason,
    durationSeconds: (parent, _args, { now }) => {
      const fields = fieldsOf(parent);
      const { start: startedAt, end: endedAt } = fields;
      return durationSeconds({ startedAt, endedAt, status: statusOf(fields) }, () => now);
    },
    fetchedAt: (_parent, _args, { now }) => now,
  }) satisfies Table<Parent>;
