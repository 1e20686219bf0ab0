import { durationSeconds } from '../../src/model/duration';
import { nodeId, type NodeKind } from '../../src/model/nodeId';
import type { ExecutionStatus } from '../../src/model/status';
import type { AwsTime } from '../../src/model/time';
import type { Table } from './context';

interface CommonFields {
  /** The parts of the global id: the kind and AWS's ids. */
  readonly id: readonly [kind: NodeKind, ...ids: (string | undefined)[]];
  readonly status: ExecutionStatus;
  readonly rawStatus: string | undefined;
  readonly statusReason: string | undefined;
  readonly start?: AwsTime | undefined;
  readonly end?: AwsTime | undefined;
}

/** The resolvers of the fields that all kinds share. */
export const execution = <Parent>(fieldsOf: (parent: Parent) => CommonFields) =>
  ({
    id: (parent, _args, { scope }) => {
      const [kind, ...ids] = fieldsOf(parent).id;
      return nodeId(kind, scope, ...ids.map((id = '') => id));
    },
    scope: (_parent, _args, { scope }) => scope,
    status: (parent) => fieldsOf(parent).status,
    rawStatus: (parent) => fieldsOf(parent).rawStatus,
    statusReason: (parent) => fieldsOf(parent).statusReason,
    durationSeconds: (parent, _args, { now }) => {
      const { start, end, status } = fieldsOf(parent);
      return durationSeconds(start, end, status, now);
    },
    fetchedAt: (_parent, _args, { now }) => now,
  }) satisfies Table<Parent>;
